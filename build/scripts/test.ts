// `npm test`: everything. The last line is the sum of all runners; anything missing is a failure, never a skip.
// Arguments are parts of file names: `npm test -- tray` runs only the tests in such files.
// What needs no Electron is checked beside what does: either leaves the processor time that the other one can use.
import { buildBundles } from './bundles.ts';
import { runChecks } from './checks.ts';
import { runCommand } from './command.ts';
import { type ElectronRuntime, resolveElectronRuntime } from './electron-runtime.ts';
import { endToEndTests } from './end-to-end-tests.ts';
import { ownStep, takeSteps } from './step.ts';
import { ensureLoadable, ensureSystemParts } from './system-libraries.ts';
import { testingParts } from './system-parts.ts';
import { addTallies, describeTally } from './tally.ts';

await runCommand(async () => {
  const filters = process.argv.slice(2);
  let runtime: ElectronRuntime | undefined;
  const prepare = ownStep('electron', async () => {
    await ensureSystemParts(testingParts());
    const found = await resolveElectronRuntime();
    await ensureLoadable(found.executable);
    runtime = found;
  });
  const build = ownStep('build', () => buildBundles());
  const tallies = await Promise.all([
    runChecks(filters),
    takeSteps([prepare, build, endToEndTests(() => runtime, filters)]),
  ]);
  const tally = addTallies(tallies.flat());
  console.log(describeTally(tally));
  process.exitCode = tally.failed > 0 ? 1 : 0;
});
