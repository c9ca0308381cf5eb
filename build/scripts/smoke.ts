// `npm run smoke`: what only this system can answer about the app and its package, which `npm run package` has made. For build
// machines: on Windows it installs the app for all users and removes it again.
import { buildBundles } from './bundles.ts';
import { CommandFailure, runCommand } from './command.ts';
import { resolveElectronRuntime, runtimeEnvironment } from './electron-runtime.ts';
import { runNodeTool } from './program.ts';

await runCommand(async () => {
  const runtime = await resolveElectronRuntime();
  await buildBundles();
  const args = ['test', '--config', 'tests/smoke/playwright.config.ts'];
  const env = runtimeEnvironment(runtime);
  const { succeeded } = await runNodeTool('@playwright/test/cli.js', args, { env, output: 'shown' });
  if (!succeeded) throw new CommandFailure('The app does not do on this system what it should.');
});
