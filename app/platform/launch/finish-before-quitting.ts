// Holds back the end of the app, and of the computer's session, until what has to be saved and cleared is done, but not for long.
import { app, powerMonitor } from 'electron';
import type { Clock } from '../../time/clock.ts';

/** A quit waits no longer than this for the clipboard and the disk. */
const MAX_FINISH_MS = 2_000;

export function finishBeforeQuitting({
  clock,
  finish,
}: {
  readonly clock: Clock;
  /** Must not reject. */
  readonly finish: () => Promise<void>;
}): void {
  let isFinishing = false;
  // Electron on Linux does not ask for word of a shutdown where that is the very first listener.
  powerMonitor.on('resume', () => undefined);
  // On Linux and macOS; Windows empties the clipboard itself at the end of a session.
  powerMonitor.on('shutdown', (event?: Event) => {
    event?.preventDefault();
    app.quit();
  });
  app.on('will-quit', (event) => {
    if (isFinishing) return;
    event.preventDefault();
    isFinishing = true;
    const tooLate = new Promise<void>((resolve) => clock.setTimer(MAX_FINISH_MS, resolve));
    // Electron ignores a quit during this event.
    void Promise.race([finish(), tooLate]).then(() => setImmediate(() => app.quit()));
  });
}
