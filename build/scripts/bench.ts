// `npm run bench`: what TokenTray costs, measured beside a bare Electron; the work is done in tests/bench/.
import { CommandFailure, runCommand } from './command.ts';
import { resolveElectronRuntime } from './electron-runtime.ts';
import { runProgram } from './program.ts';
import { project } from './project.ts';
import { ensureLoadable, ensureSystemParts } from './system-libraries.ts';
import { testingParts } from './system-parts.ts';

await runCommand(async () => {
  if (process.platform !== 'linux')
    throw new CommandFailure('The bench runs on Linux only: what it measures is read from /proc.');
  await ensureSystemParts(testingParts());
  await ensureLoadable((await resolveElectronRuntime()).executable);
  const args = [project.path('tests', 'bench', 'run.ts'), ...process.argv.slice(2)];
  process.exitCode = (await runProgram(process.execPath, args, { output: 'shown' })).exitCode;
});
