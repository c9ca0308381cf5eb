// A virtual screen and a session bus on which nothing is started by itself, so that tests meet neither the operator's
// clipboard nor their panel and keyring, and as many desktops as wanted can stand side by side.
// Linux only; elsewhere programs run on the desktop that is there.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { project } from '../scripts/project.ts';
import { hasExited, killChild } from '../waiting/child-exit.ts';
import { waitUntil } from '../waiting/wait-until.ts';
import { within } from '../waiting/within.ts';

const START_TIMEOUT_MS = 20_000;
const FIRST_SCREEN = 100;
const LAST_SCREEN = 999;
const USUAL_SIZE = { width: 1280, height: 900 } as const;
const busConfig = project.path('build', 'desktop', 'session-bus.conf');

export class PrivateDesktop {
  /** For the environment of the programs that run on it. */
  readonly env: Readonly<Record<string, string>>;
  readonly #folder: string;
  readonly #programs: readonly ChildProcess[];

  private constructor(
    folder: string,
    env: Readonly<Record<string, string>>,
    programs: readonly ChildProcess[],
  ) {
    this.#folder = folder;
    this.env = env;
    this.#programs = programs;
  }

  /** With a screen of that size, in pixels. */
  static async start(size: ScreenSize = USUAL_SIZE): Promise<PrivateDesktop> {
    const folder = mkdtempSync(path.join(tmpdir(), 'tokentray-desktop-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    if (process.platform !== 'linux') return new PrivateDesktop(folder, {}, []);
    const keyFile = path.join(folder, 'screen-key');
    const [bus, screen] = await Promise.all([startBus(folder), startScreen(keyFile, size)]);
    const env = {
      DISPLAY: screen.name,
      XAUTHORITY: keyFile,
      WAYLAND_DISPLAY: '',
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${path.join(folder, 'bus')}`,
      XDG_RUNTIME_DIR: folder,
    };
    return new PrivateDesktop(folder, env, [screen.server, bus]);
  }

  async stop(): Promise<void> {
    for (const program of this.#programs) if (!hasExited(program)) await killChild(program, 'SIGTERM');
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Resolves when the bus takes connections. */
async function startBus(folder: string): Promise<ChildProcess> {
  const args = [`--config-file=${busConfig}`, '--nofork', '--print-address'];
  const bus = startWithUs('dbus-daemon', args, { XDG_RUNTIME_DIR: folder });
  await within(START_TIMEOUT_MS, 'the session bus', once(bus.stdout ?? bus, 'data'));
  return bus;
}

interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

interface Screen {
  /** As `DISPLAY` names it. */
  readonly name: string;
  readonly server: ChildProcess;
}

/** Resolves when the screen takes connections, only from programs that have the key in the file. */
async function startScreen(keyFile: string, { width, height }: ScreenSize): Promise<Screen> {
  const key = randomBytes(16).toString('hex');
  for (let number = FIRST_SCREEN; number <= LAST_SCREEN; number += 1) {
    if (existsSync(lockFile(number))) continue;
    const name = `:${number}`;
    rmSync(keyFile, { force: true });
    execFileSync('xauth', ['-q', '-f', keyFile, 'add', name, '.', key], { stdio: 'ignore' });
    // Else the screen would start anew, and answer no one meanwhile, when its last program has left.
    const args = ['-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-auth', keyFile, '-noreset'];
    const server = startWithUs('Xvfb', [name, ...args]);
    if (await isOurs(number, server)) return { name, server };
  }
  throw new Error('No virtual screen could be started.');
}

/** False where another server was faster to take the number: then ours has ended. */
async function isOurs(number: number, server: ChildProcess): Promise<boolean> {
  return waitUntil({
    what: `the virtual screen ${number}`,
    look: async () => {
      if (hasExited(server)) return false;
      if (Number(readFileSync(lockFile(number), 'utf8')) !== server.pid) throw new Error('It is not locked.');
      const socket = connect(`/tmp/.X11-unix/X${number}`);
      await once(socket, 'connect').finally(() => socket.destroy());
      return true;
    },
    until: () => true,
    timeoutMs: START_TIMEOUT_MS,
  });
}

/** Xvfb's own, which holds its process. */
const lockFile = (number: number) => `/tmp/.X${number}-lock`;

/** Starts a program that ends with this process, however that ends, and not by the keys that end this process. */
function startWithUs(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn('setpriv', ['--pdeathsig', 'TERM', command, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
}
