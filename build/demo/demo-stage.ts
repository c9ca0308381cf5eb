// What the demonstration plays on: a panel, notifications, an unlocked keyring, a clipboard, the practice server, the app.
// It knows how each is started and ended, not what is played.
import { AppUnderTest } from '../../tests/support/app/app-under-test.ts';
import { Keyring } from '../desktop/keyring.ts';
import { NotificationServer } from '../desktop/notification-server.ts';
import { StatusNotifierHost } from '../desktop/status-notifier-host.ts';
import { SystemClipboard } from '../desktop/system-clipboard.ts';
import { decideSandbox } from '../scripts/sandbox.ts';
import { startUsualPractice } from './usual-practice.ts';

/** Pictures as sharp as a screen with small pixels shows them. */
const PIXELS_PER_POINT = 2;

export class DemoStage {
  readonly clipboard = new SystemClipboard();
  readonly sandbox = decideSandbox();
  readonly #endings: (() => unknown)[] = [];

  async openDesktop() {
    await this.#untilClosed(Keyring.start(), (keyring) => keyring.stop());
    const tray = await this.#untilClosed(StatusNotifierHost.start(), (host) => host.stop());
    const notifications = await this.#untilClosed(NotificationServer.start(), (server) => server.stop());
    return { tray, notifications };
  }

  async openPracticeServer() {
    return this.#untilClosed(startUsualPractice(), (server) => server.close());
  }

  /** In the time zone of the audience. */
  async openApp(): Promise<AppUnderTest> {
    const launching = AppUnderTest.launch({
      passwordStore: 'gnome-libsecret',
      args: [...this.sandbox.args, `--force-device-scale-factor=${PIXELS_PER_POINT}`],
      env: { TZ: Intl.DateTimeFormat().resolvedOptions().timeZone },
    });
    return this.#untilClosed(launching, (app) => app.dispose());
  }

  /** Ends what was started, last first. */
  async close(): Promise<void> {
    for (const end of this.#endings.reverse()) await end();
  }

  async #untilClosed<T>(starting: Promise<T>, end: (part: T) => unknown): Promise<T> {
    const part = await starting;
    this.#endings.push(() => end(part));
    return part;
  }
}
