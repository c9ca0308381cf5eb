// Holds back the end of the app, and of the computer's session, until what has to be saved and cleared is done, but not for long.
// Someone who starts the app meanwhile gets it once it has ended.
import type { Clock } from '../../time/clock.ts';
import type { LaunchRequests, NextStart } from './launch-requests.ts';

/** A quit waits no longer than this for the clipboard and the disk. */
const MAX_FINISH_MS = 2_000;

interface Preventable {
  preventDefault(): void;
}

/** Electron's `app`. */
interface QuitEvents {
  on(event: 'before-quit' | 'will-quit', listener: (event: Preventable) => void): unknown;
  quit(): void;
}

/** Electron's `powerMonitor`. */
interface PowerEvents {
  on(event: 'resume', listener: () => void): unknown;
  on(event: 'shutdown', listener: (event?: Preventable) => void): unknown;
}

export interface FinishOptions {
  readonly app: QuitEvents;
  readonly powerMonitor: PowerEvents;
  readonly clock: Pick<Clock, 'setTimer'>;
  /** Must not reject. */
  readonly finish: () => Promise<void>;
  readonly launchRequests: Pick<LaunchRequests, 'end' | 'nextStart'>;
  /** Must not reject. */
  readonly beginNextStart: (next: NextStart) => Promise<void>;
}

export function finishBeforeQuitting(options: FinishOptions): void {
  const { app, powerMonitor, clock, finish, launchRequests, beginNextStart } = options;
  let isFinishing = false;
  // Electron on Linux does not ask for word of a shutdown where that is the very first listener.
  powerMonitor.on('resume', () => undefined);
  // On Linux and macOS; Windows empties the clipboard itself at the end of a session.
  powerMonitor.on('shutdown', (event) => {
    event?.preventDefault();
    app.quit();
  });
  // From here on no window opens any more.
  app.on('before-quit', () => launchRequests.end());
  app.on('will-quit', (event) => {
    if (isFinishing) return;
    event.preventDefault();
    isFinishing = true;
    const tooLate = new Promise<void>((resolve) => clock.setTimer(MAX_FINISH_MS, resolve));
    const quit = async () => {
      const next = launchRequests.nextStart;
      if (next) await beginNextStart(next);
      app.quit();
    };
    // Electron ignores a quit during this event.
    void Promise.race([finish(), tooLate]).then(() => setImmediate(() => void quit()));
  });
}
