// The demonstration: prepares everything, then lets `demo-inside.ts` run on a private desktop, so that it never touches
// the clipboard, tray or keyring of the person who watches.
import { fileURLToPath } from 'node:url';
import { PrivateDesktop } from '../desktop/private-desktop.ts';
import { buildBundles } from '../scripts/bundles.ts';
import { CommandFailure } from '../scripts/command.ts';
import { resolveElectronRuntime, runtimeEnvironment } from '../scripts/electron-runtime.ts';
import { runProgram } from '../scripts/program.ts';
import { ensureLoadable, ensureSystemParts } from '../scripts/system-libraries.ts';
import { desktopParts } from '../scripts/system-parts.ts';

export const PICTURES_OPTION = '--pictures';
const insideScript = fileURLToPath(new URL('./demo-inside.ts', import.meta.url));

/** Takes no argument but `PICTURES_OPTION`. */
export async function runDemo(args: readonly string[] = []): Promise<void> {
  const unknown = args.find((each) => each !== PICTURES_OPTION);
  if (unknown) throw new CommandFailure(`The demonstration knows no "${unknown}", only ${PICTURES_OPTION}.`);
  if (process.platform !== 'linux') {
    throw new CommandFailure(
      'The demonstration runs on Linux only: the private desktop that it plays on exists only there. ' +
        'Here, open the app with "npm start" and choose "Try it with a practice company".',
    );
  }
  await ensureSystemParts(desktopParts());
  const runtime = await resolveElectronRuntime();
  await ensureLoadable(runtime.executable);
  console.log('Building TokenTray...');
  await buildBundles();
  const desktop = await PrivateDesktop.start();
  const { exitCode } = await runProgram(process.execPath, [insideScript, ...args], {
    env: { ...desktop.env, ...runtimeEnvironment(runtime) },
    output: 'shown',
  });
  await desktop.stop();
  process.exitCode = exitCode;
}
