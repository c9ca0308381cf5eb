// `npm run package:test`: makes the packages and tries them as people would. Takes minutes, and needs Debian and root, for
// the clean systems in which they are installed. Arguments are parts of file names.
import path from 'node:path';
import { buildBundles } from './bundles.ts';
import { readJson } from './checks.ts';
import { CommandFailure, runCommand } from './command.ts';
import { resolveElectronRuntime, runtimeEnvironment } from './electron-runtime.ts';
import { runNodeTool } from './program.ts';
import { project } from './project.ts';
import { ensureLoadable, ensureSystemParts } from './system-libraries.ts';
import { packageTestingParts } from './system-parts.ts';
import { describeTally, tallyVitest } from './tally.ts';

const report = path.join(project.resultsFolder, 'packages.json');

await runCommand(async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64' || process.getuid?.() !== 0)
    throw new CommandFailure(
      'The packages are tried on Debian on x64, as root: they are installed in clean systems of their own.',
    );
  await ensureSystemParts(packageTestingParts());
  const runtime = await resolveElectronRuntime();
  await ensureLoadable(runtime.executable);
  await buildBundles();
  const filters = process.argv.slice(2);
  const { succeeded } = await runNodeTool(
    'vitest/vitest.mjs',
    [
      ...['run', '--config', 'tests/packages/vitest.config.ts', ...filters],
      ...['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`],
    ],
    { env: runtimeEnvironment(runtime), output: 'shown' },
  );
  const tally = tallyVitest(await readJson(report), { hasSucceeded: succeeded });
  console.log(describeTally(tally));
  process.exitCode = tally.failed > 0 ? 1 : 0;
});
