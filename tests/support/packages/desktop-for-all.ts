// A private desktop that programs of other users can reach: its screen, its bus, its panel and its clipboard.
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { PrivateDesktop } from '../../../build/desktop/private-desktop.ts';
import { StatusNotifierHost } from '../../../build/desktop/status-notifier-host.ts';
import { SystemClipboard } from '../../../build/desktop/system-clipboard.ts';

export class DesktopForAll {
  readonly clipboard = new SystemClipboard();
  readonly tray: StatusNotifierHost;
  /** For the environment of a program on it. */
  readonly env: Readonly<Record<string, string>>;
  /** Folders that such a program must reach. */
  readonly folders: readonly string[];
  readonly #desktop: PrivateDesktop;

  private constructor(desktop: PrivateDesktop, tray: StatusNotifierHost) {
    this.#desktop = desktop;
    this.tray = tray;
    const { DISPLAY = '', XAUTHORITY = '', DBUS_SESSION_BUS_ADDRESS = '' } = desktop.env;
    this.env = { DISPLAY, XAUTHORITY, DBUS_SESSION_BUS_ADDRESS };
    this.folders = [path.dirname(XAUTHORITY), '/tmp/.X11-unix'];
  }

  static async start(): Promise<DesktopForAll> {
    const desktop = await PrivateDesktop.start();
    Object.assign(process.env, desktop.env);
    const key = desktop.env.XAUTHORITY ?? '';
    chmodSync(path.dirname(key), 0o755);
    chmodSync(key, 0o644);
    return new DesktopForAll(desktop, await StatusNotifierHost.start());
  }

  async stop(): Promise<void> {
    this.tray.stop();
    await this.#desktop.stop();
  }
}
