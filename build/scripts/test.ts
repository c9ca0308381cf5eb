// `npm test`: everything. The last line is the sum of all runners; anything missing is a failure, never a skip.
// Arguments are parts of file names: `npm test -- tray` runs only the tests in such files.
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
  const tally = addTallies([
    ...(await takeSteps([prepare])),
    ...(await runChecks(filters)),
    ...(await takeSteps([ownStep('build', () => buildBundles()), endToEndTests(() => runtime, filters)])),
  ]);
  console.log(describeTally(tally));
  process.exitCode = tally.failed > 0 ? 1 : 0;
});
