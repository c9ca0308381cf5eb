// `npm run dev`: the window reloads itself on every change; a change in the main process starts the app anew.
import { build, createServer, type InlineConfig } from 'vite';
import { appConfigs, type BundleOptions, windowConfig } from '../vite.config.ts';
import { copyIcons } from './bundles.ts';
import { runCommand } from './command.ts';
import { resolveElectronRuntime, runtimeEnvironment } from './electron-runtime.ts';
import { startProgram } from './program.ts';
import { project } from './project.ts';
import { RestartableApp } from './restartable-app.ts';
import { decideSandbox } from './sandbox.ts';
import { ensureLoadable, ensureSystemParts } from './system-libraries.ts';
import { startingParts } from './system-parts.ts';

await runCommand(async () => {
  await ensureSystemParts(startingParts());
  const runtime = await resolveElectronRuntime();
  await ensureLoadable(runtime.executable);
  await copyIcons();
  const sandbox = decideSandbox();
  if (sandbox.notice) console.log(sandbox.notice);
  const args = [project.root, ...sandbox.args, ...process.argv.slice(2)];
  const app = new RestartableApp(() =>
    startProgram(runtime.executable, args, { env: runtimeEnvironment(runtime), output: 'shown' }),
  );
  const options: BundleOptions = { mode: 'development', windowUrl: await serveWindow() };
  for (const config of appConfigs(options)) await watch(config, () => app.restart());
  app.start();
});

async function serveWindow(): Promise<string> {
  const server = await createServer(windowConfig({ mode: 'development' }));
  await server.listen();
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('The development server has no address.');
  console.log(`The window is served from ${address}`);
  return address;
}

/** Resolves after the first build; calls `onRebuilt` after each later one. */
async function watch(config: InlineConfig, onRebuilt: () => void): Promise<void> {
  const watcher = await build({ ...config, build: { ...config.build, watch: {} } });
  if (!('on' in watcher)) throw new Error('The bundler does not watch.');
  let isFirst = true;
  await new Promise<void>((resolve) => {
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') console.error(event.error.message);
      if (event.code !== 'END') return;
      if (!isFirst) onRebuilt();
      isFirst = false;
      resolve();
    });
  });
}
