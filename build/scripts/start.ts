// `npm start`: fetches what is missing, builds, and opens the app. Without a display it gives the demonstration instead.

import { runDemo } from '../demo/demonstration.ts';
import { hasDisplay } from '../desktop/display.ts';
import { buildBundles } from './bundles.ts';
import { runCommand } from './command.ts';
import { resolveElectronRuntime, runtimeEnvironment } from './electron-runtime.ts';
import { runProgram } from './program.ts';
import { project } from './project.ts';
import { decideSandbox } from './sandbox.ts';
import { ensureLoadable, ensureSystemParts } from './system-libraries.ts';
import { startingParts } from './system-parts.ts';

await runCommand(async () => {
  if (!hasDisplay()) {
    console.log('There is no display here, so this is the demonstration instead of the app.');
    return runDemo();
  }
  return openApp(process.argv.slice(2));
});

async function openApp(args: readonly string[]): Promise<void> {
  await ensureSystemParts(startingParts());
  const runtime = await resolveElectronRuntime();
  await ensureLoadable(runtime.executable);
  await buildBundles();
  const sandbox = decideSandbox();
  if (sandbox.notice) console.log(sandbox.notice);
  console.log('Opening TokenTray...');
  const { exitCode } = await runProgram(runtime.executable, [project.root, ...sandbox.args, ...args], {
    env: runtimeEnvironment(runtime),
    output: 'shown',
  });
  process.exitCode = exitCode;
}
