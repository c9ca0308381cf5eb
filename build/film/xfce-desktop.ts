// A desktop that people use, Xfce: its panel with a tray, its window frames, its notifications. Nothing of it is ours, so that
// the moving picture shows what an operator sees. Runs on the private desktop whose environment it is started in.
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { BusConnection } from '../desktop/bus-connection.ts';
import { PrivateHome } from '../desktop/private-home.ts';
import { hasExited, killChild } from '../waiting/child-exit.ts';
import { waitUntil } from '../waiting/wait-until.ts';

const START_TIMEOUT_MS = 20_000;
const SETTINGS_SERVICE = '/usr/{lib,lib64,lib/*}/xfce4/xfconf/xfconfd';
const NOTIFICATION_SERVICE = '/usr/{lib,lib64,lib/*}/xfce4/notifyd/xfce4-notifyd';
const BACKGROUND = '#2f5d66';
const PANEL_SETTINGS = path.join(import.meta.dirname, 'xfce4-panel.xml');

export class XfceDesktop {
  readonly #home = new PrivateHome();
  readonly #programs: ChildProcess[] = [];

  /** Resolves when its panel takes tray icons. */
  static async start(): Promise<XfceDesktop> {
    const desktop = new XfceDesktop();
    await desktop.#start().catch(async (error: unknown) => {
      await desktop.stop();
      throw error;
    });
    return desktop;
  }

  /** Starts a program on it, which ends with it. */
  open(program: string, args: readonly string[] = []): void {
    const env = { ...process.env, ...this.#home.env };
    this.#programs.push(spawn(program, [...args], { env, stdio: 'ignore' }));
  }

  async stop(): Promise<void> {
    for (const program of this.#programs.reverse())
      if (!hasExited(program)) await killChild(program, 'SIGTERM');
    this.#home.remove();
  }

  async #start(): Promise<void> {
    const folder = path.join(this.#home.path, 'config/xfce4/xfconf/xfce-perchannel-xml');
    mkdirSync(folder, { recursive: true });
    copyFileSync(PANEL_SETTINGS, path.join(folder, path.basename(PANEL_SETTINGS)));
    const bus = await BusConnection.open();
    try {
      this.open(only(SETTINGS_SERVICE));
      await namesOn(bus, 'org.xfce.Xfconf');
      this.open('xsetroot', ['-solid', BACKGROUND]);
      this.open('xfwm4', ['--compositor=off']);
      this.open('xfce4-panel', ['--disable-wm-check']);
      this.open(only(NOTIFICATION_SERVICE));
      await namesOn(bus, 'org.kde.StatusNotifierWatcher', 'org.freedesktop.Notifications');
    } finally {
      bus.close();
    }
  }
}

async function namesOn(bus: BusConnection, ...names: readonly string[]): Promise<void> {
  const listNames = {
    destination: 'org.freedesktop.DBus',
    path: '/',
    interfaceName: 'org.freedesktop.DBus',
    member: 'ListNames',
  };
  await waitUntil({
    what: names.join(' and '),
    look: async () => (await bus.call(listNames))[0] as readonly string[],
    until: (there) => names.every((name) => there.includes(name)),
    timeoutMs: START_TIMEOUT_MS,
  });
}

function only(pattern: string): string {
  const [file] = globSync(pattern);
  if (file === undefined) throw new Error(`There is no ${pattern}.`);
  return file;
}
