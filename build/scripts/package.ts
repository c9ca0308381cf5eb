// `npm run package`: the installable app, by electron-builder. Arguments go to it, for example `--linux dir`.
import { buildBundles } from './bundles.ts';
import { runCommand } from './command.ts';
import { type ElectronRuntime, resolveElectronRuntime, runtimeEnvironment } from './electron-runtime.ts';
import { isProgramInstalled, runNodeTool } from './program.ts';

await runCommand(async () => {
  const runtime = await resolveElectronRuntime();
  await buildBundles();
  if (runtime.origin === 'test') {
    console.log('The package is made around the test runtime: try it out, but do not hand it to anyone.');
  }
  const args = [...process.argv.slice(2), '--publish', 'never', ...runtimeArguments(runtime)];
  const { exitCode } = await runNodeTool('electron-builder/cli.js', args, {
    env: { ...runtimeEnvironment(runtime), ...systemSevenZip() },
    output: 'shown',
  });
  process.exitCode = exitCode;
});

/** The official Electron is left to electron-builder, which also fetches it for other platforms. */
function runtimeArguments(runtime: ElectronRuntime): string[] {
  if (runtime.origin === 'official') return [];
  return [`-c.electronVersion=${runtime.version}`, `-c.electronDist=${runtime.folder}`];
}

function systemSevenZip(): Record<string, string> {
  return isProgramInstalled('7za') ? { ELECTRON_BUILDER_7ZIP_PATH: '/usr/bin/7za' } : {};
}
