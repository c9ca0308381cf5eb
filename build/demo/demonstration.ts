// The demonstration: prepares everything, then lets `demo-inside.ts` run on a private desktop, so that it never touches
// the clipboard, tray or keyring of the person who watches.
import { fileURLToPath } from 'node:url';
import { PrivateDesktop } from '../desktop/private-desktop.ts';
import { FILM_SCREEN } from '../film/film.ts';
import { buildBundles } from '../scripts/bundles.ts';
import { CommandFailure } from '../scripts/command.ts';
import { resolveElectronRuntime, runtimeEnvironment } from '../scripts/electron-runtime.ts';
import { runProgram } from '../scripts/program.ts';
import { ensureLoadable, ensureSystemParts } from '../scripts/system-libraries.ts';
import { desktopParts, filmParts } from '../scripts/system-parts.ts';

export const PICTURES_OPTION = '--pictures';
const insideScript = fileURLToPath(new URL('./demo-inside.ts', import.meta.url));
const filmScript = fileURLToPath(new URL('../film/film-inside.ts', import.meta.url));

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
  const makesPictures = args.includes(PICTURES_OPTION);
  await ensureSystemParts(makesPictures ? filmParts() : desktopParts());
  const runtime = await resolveElectronRuntime();
  await ensureLoadable(runtime.executable);
  console.log('Building TokenTray...');
  await buildBundles();
  const env = runtimeEnvironment(runtime);
  process.exitCode = await runOn(await PrivateDesktop.start(), insideScript, args, env);
  if (!makesPictures || process.exitCode !== 0) return;
  process.exitCode = await runOn(await PrivateDesktop.start(FILM_SCREEN), filmScript, [], env);
}

async function runOn(
  desktop: PrivateDesktop,
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const { exitCode } = await runProgram(process.execPath, [script, ...args], {
    env: { ...desktop.env, ...env },
    output: 'shown',
  });
  await desktop.stop();
  return exitCode;
}
