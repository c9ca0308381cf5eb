// Hours of sleep in a second: login1 says "going to sleep", both clocks of the app go on by hours while its timers stand
// still, as they do in a real sleep, and login1 says "awake". Chromium cuts Playwright's line to the window meanwhile:
// what the window says then, `window-text.ts` reads.

import type { Login1 } from '../../../build/desktop/login1.ts';
import type { AppUnderTest } from './app-under-test.ts';

export class LongSleep {
  readonly #login1: Login1;
  #sleptMs = 0;

  constructor(login1: Login1) {
    this.#login1 = login1;
  }

  /** For what goes on while the computer sleeps, such as a service. */
  readonly clock = { now: () => Date.now() + this.#sleptMs };

  /**
   * Resolves when the app knows that the computer falls asleep, `hours` before it wakes up. It hears so by two ways, and
   * what it sends before it has heard by both is cut off.
   */
  async begin(app: AppUnderTest, hours: number): Promise<void> {
    const known = app.electronApp.evaluate(
      ({ powerMonitor }) =>
        new Promise<void>((resolve) => {
          powerMonitor.once('suspend', () => powerMonitor.once('suspend', () => resolve()));
        }),
    );
    // The listener must be there before the signal.
    await app.electronApp.evaluate(() => undefined);
    this.#login1.suspend();
    await known;
    this.#sleptMs += hours * 3_600_000;
    await app.electronApp.evaluate((_, hours) => {
      const os = process.getBuiltinModule('node:os');
      const { now } = Date;
      const { uptime } = os;
      Date.now = () => now() + hours * 3_600_000;
      os.uptime = () => uptime() + hours * 3_600;
    }, hours);
  }

  end(): void {
    this.#login1.resume();
  }
}
