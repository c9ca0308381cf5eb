// Which options of the command line an installed app listens to. Chromium knows hundreds, and some of them open the
// app to other programs: a debugger's port, no certificate checks, a record of all traffic.

interface CommandLine {
  removeSwitch(name: string): void;
}

const HEARD: ReadonlySet<string> = new Set([
  // Ours, and what an installer says after an update.
  ...['hidden', 'updated'],
  // Where the files lie, which keyring, which language.
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

/** Takes every other option away before Chromium acts on it; gives their names. Call it before the app is ready. */
export function removeStraySwitches(
  args: readonly string[],
  commandLine: CommandLine,
  platform: string,
): readonly string[] {
  const stray = new Set(args.flatMap((arg) => switchName(arg, platform)).filter((name) => !HEARD.has(name)));
  for (const name of stray) commandLine.removeSwitch(name);
  return [...stray];
}

/** As Chromium reads it: one or two dashes, on Windows a slash too, and there in any case. */
function switchName(arg: string, platform: string): readonly string[] {
  const isWindows = platform === 'win32';
  const name = (isWindows ? /^(?:--?|\/)([^-=][^=]*)/ : /^--?([^-=][^=]*)/).exec(arg)?.[1];
  if (name === undefined) return [];
  return [isWindows ? name.toLowerCase() : name];
}
