// Which command-line switches an installed app obeys. Chromium knows hundreds, and some of them open the app to other
// programs: a debugging port, no certificate checks, a log of all traffic.
import type { NextStart } from './launch-requests.ts';

interface CommandLine {
  removeSwitch(name: string): void;
}

const ALLOWED: ReadonlySet<string> = new Set([
  // Ours, and the one that an installer adds after an update.
  ...['hidden', 'updated'],
  // Where the files are, which keyring, which language.
  ...['user-data-dir', 'password-store', 'lang'],
  // How the window is drawn.
  ...['class', 'disable-dev-shm-usage', 'disable-gpu', 'disable-gpu-compositing', 'enable-wayland-ime'],
  ...['force-device-scale-factor', 'force-high-contrast', 'force-prefers-reduced-motion', 'gtk-version'],
  ...['high-dpi-support', 'ozone-platform', 'ozone-platform-hint', 'use-angle', 'use-gl'],
  // How the network is reached.
  ...['auth-server-allowlist', 'no-proxy-server', 'proxy-auto-detect', 'proxy-bypass-list', 'proxy-pac-url'],
  'proxy-server',
  // What a system without user namespaces needs. Chromium has read it before our first line anyway.
  'no-sandbox',
]);

/** Removes every other switch before Chromium acts on it, and returns their names. Call before the app is ready. */
export function removeUnknownSwitches(
  args: readonly string[],
  commandLine: CommandLine,
  platform: string,
): readonly string[] {
  const unknown = new Set(
    args.flatMap((arg) => switchName(arg, platform)).filter((name) => !ALLOWED.has(name)),
  );
  for (const name of unknown) commandLine.removeSwitch(name);
  return [...unknown];
}

/** Chromium adds switches to those that it reports. `own`: the command line of this start, for one that has not told its own. */
export function argumentsFor(
  { commandLine, opened }: NextStart,
  own: readonly string[],
  platform: string,
): readonly string[] {
  const args =
    commandLine?.slice(1) ?? own.slice(1).filter((arg) => !switchName(arg, platform).includes('hidden'));
  const allowed = args.filter((arg) => switchName(arg, platform).some((name) => ALLOWED.has(name)));
  return [...allowed, ...(opened === undefined ? [] : [opened])];
}

/** As Chromium reads it: one or two dashes; on Windows a slash too, in upper or lower case. */
function switchName(arg: string, platform: string): readonly string[] {
  const isWindows = platform === 'win32';
  const name = (isWindows ? /^(?:--?|\/)([^-=][^=]*)/ : /^--?([^-=][^=]*)/).exec(arg)?.[1];
  if (name === undefined) return [];
  return [isWindows ? name.toLowerCase() : name];
}
