// Whether this desktop can draw a tray icon. Only Linux can lack a place for one: a StatusNotifier watcher on the bus.
import { execFile } from 'node:child_process';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const TIMEOUT_MS = 2_000;

/** Programs that can ask the session bus; the first that is installed answers. */
const QUESTIONS: readonly (readonly [program: string, ...args: string[]])[] = [
  [
    'busctl',
    '--user',
    'call',
    'org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus',
    'NameHasOwner',
    's',
    WATCHER,
  ],
  [
    'gdbus',
    'call',
    '--session',
    '--dest=org.freedesktop.DBus',
    '--object-path=/',
    '--method=org.freedesktop.DBus.NameHasOwner',
    WATCHER,
  ],
  [
    'dbus-send',
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus.NameHasOwner',
    `string:${WATCHER}`,
  ],
];

/** True too where nobody can tell: a tray that may be there is better than a warning that may be wrong. */
export async function hasTrayHost(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  for (const question of QUESTIONS) {
    const answer = await ask(question);
    if (answer !== undefined) return answer;
  }
  return true;
}

function ask([program, ...args]: readonly [string, ...string[]]): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: TIMEOUT_MS }, (error, output) => {
      resolve(
        error ? undefined : /\btrue\b/.test(output) ? true : /\bfalse\b/.test(output) ? false : undefined,
      );
    });
  });
}
