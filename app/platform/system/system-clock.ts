// The computer's own clocks. The time since boot includes sleep, and setting the wall clock does not change it.
import { uptime } from 'node:os';
import type { Clock } from '../../time/clock.ts';

/** Node reads the uptime from a file, and 200 sessions ask one after the other. */
const OFFSET_KEPT_MS = 5;
let offset = { readAtMs: Number.NEGATIVE_INFINITY, ms: 0 };

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => uptime() * 1_000,
  offset: () => {
    const awakeMs = performance.now();
    if (awakeMs - offset.readAtMs > OFFSET_KEPT_MS)
      offset = { readAtMs: awakeMs, ms: Date.now() - uptime() * 1_000 };
    return offset.ms;
  },
  setTimer: (delayMs, run) => {
    const timer = setTimeout(() => {
      followTimeZone();
      run();
    }, delayMs);
    return () => clearTimeout(timer);
  },
};

/**
 * The main process reads the system's time zone once, and again when the variable TZ is set or deleted, even if there is none:
 * so after a journey the right times show from the next timer on. Costs a hundredth of a millisecond.
 */
function followTimeZone(): void {
  if (process.env.TZ === undefined) delete process.env.TZ;
}
