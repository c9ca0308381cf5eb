// The computer's own clocks. The time since boot includes sleep, and setting the wall clock does not change it.
import { uptime } from 'node:os';
import type { Clock } from '../../time/clock.ts';

/** Node reads the uptime from a file, in hundredths of a second, and thousands of sessions ask one after the other. */
const KEPT_MS = 5;
let uptimes = { readAtMs: Number.NEGATIVE_INFINITY, uptimeMs: 0, offsetMs: 0 };

/** As they were 5 ms ago at the most, not counting a sleep that has just ended. */
function readUptimes() {
  const readAtMs = performance.now();
  if (readAtMs - uptimes.readAtMs <= KEPT_MS) return uptimes;
  const uptimeMs = uptime() * 1_000;
  uptimes = { readAtMs, uptimeMs, offsetMs: Date.now() - uptimeMs };
  return uptimes;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => readUptimes().uptimeMs,
  offset: () => readUptimes().offsetMs,
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
