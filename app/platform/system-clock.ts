// The computer's own clocks. The time since boot counts sleep and follows nobody who sets the wall clock.
import { uptime } from 'node:os';
import type { Clock } from '../tokens/clock.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => uptime() * 1_000,
  setTimer: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
