// A private system bus with a small org.freedesktop.login1 that says "going to sleep", "awake again", "locked" and "shutting down".
// Give `env` to the app at launch: it looks for login1 once, as it starts.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DBusError } from 'dbus-next';
import { killChild } from '../waiting/child-exit.ts';
import { within } from '../waiting/within.ts';
import { BusConnection } from './bus-connection.ts';
import { PrivateHome } from './private-home.ts';

const START_TIMEOUT_MS = 15_000;
const PATH = '/org/freedesktop/login1';
const MANAGER = 'org.freedesktop.login1.Manager';
const SESSION = 'org.freedesktop.login1.Session';

export class Login1 {
  readonly env: Readonly<Record<string, string>>;
  readonly #home: PrivateHome;
  readonly #daemon: ChildProcess;
  readonly #bus: BusConnection;

  private constructor(address: string, home: PrivateHome, daemon: ChildProcess, bus: BusConnection) {
    this.env = { DBUS_SYSTEM_BUS_ADDRESS: address, XDG_SESSION_ID: 'operator' };
    this.#home = home;
    this.#daemon = daemon;
    this.#bus = bus;
  }

  static async start(): Promise<Login1> {
    const home = new PrivateHome();
    const socketPath = join(home.path, 'system-bus');
    const daemon = await startBus(join(home.path, 'system-bus.conf'), socketPath);
    const address = `unix:path=${socketPath}`;
    const bus = await BusConnection.open(address);
    bus.answer(MANAGER, {
      // The real answer is a file descriptor, which this bus library cannot send; apps must live without it.
      Inhibit: () => {
        throw new DBusError('org.freedesktop.DBus.Error.AccessDenied', 'Sleep cannot be delayed here.');
      },
    });
    await bus.own('org.freedesktop.login1');
    return new Login1(address, home, daemon, bus);
  }

  suspend(): void {
    this.#prepareForSleep(true);
  }

  resume(): void {
    this.#prepareForSleep(false);
  }

  /** Of the app's operator, or of someone else who is logged in to this computer. */
  lock(sessionId = 'operator'): void {
    this.#bus.signal(`${PATH}/session/${sessionId}`, SESSION, 'Lock', { signature: '', body: [] });
  }

  shutDown(): void {
    this.#bus.signal(PATH, MANAGER, 'PrepareForShutdown', { signature: 'b', body: [true] });
  }

  async stop(): Promise<void> {
    this.#bus.close();
    await killChild(this.#daemon, 'SIGTERM');
    this.#home.remove();
  }

  #prepareForSleep(isStarting: boolean): void {
    this.#bus.signal(PATH, MANAGER, 'PrepareForSleep', { signature: 'b', body: [isStarting] });
  }
}

/** Resolves when the bus takes connections. */
async function startBus(configPath: string, socketPath: string): Promise<ChildProcess> {
  writeFileSync(configPath, busConfig(socketPath), { mode: 0o600 });
  const args = [`--config-file=${configPath}`, '--nofork', '--print-address'];
  const daemon = spawn('dbus-daemon', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  await within(START_TIMEOUT_MS, 'the private system bus', once(daemon.stdout, 'data'));
  return daemon;
}

function busConfig(socketPath: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>custom</type>
  <listen>unix:path=${socketPath}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}
