// The computer's own clocks. The time since boot counts sleep and follows nobody who sets the wall clock.
import { uptime } from 'node:os';
import type { Clock } from '../tokens/clock.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => uptime() * 1_000,
  setTimer: (delayMs, run) => {
    const timer = setTimeout(() => {
      followTimeZone();
      run();
    }, delayMs);
    return () => clearTimeout(timer);
  },
};

/**
 * The main process reads the system's time zone once, and again when the variable TZ changes or is deleted, even where
 * there is none: so a laptop that travels shows the right times at the next timer. Costs a hundredth of a millisecond.
 */
function followTimeZone(): void {
  if (process.env.TZ === undefined) delete process.env.TZ;
}
