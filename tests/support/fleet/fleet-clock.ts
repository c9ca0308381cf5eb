// One clock for a whole fleet: time moves in slices of a tenth of a second, and what falls into a slice happens together.
// A queue ordered by time would cost more than all that the desktops do.
import type { Clock } from '../../../app/time/clock.ts';

const SLICE_MS = 100;
/** No timer of the app that this fleet uses is longer than half of it. */
const SLICES = 1_024;

interface Timer {
  run: (() => void) | undefined;
}

export class FleetClock implements Clock {
  readonly startedAtMs: number;
  #slice = 0;
  readonly #ring: Timer[][] = Array.from({ length: SLICES }, () => []);

  constructor(startedAtMs: number) {
    this.startedAtMs = startedAtMs;
  }

  now = () => this.startedAtMs + this.#slice * SLICE_MS;
  monotonic = () => this.#slice * SLICE_MS;
  offset = () => this.startedAtMs;

  setTimer = (delayMs: number, run: () => void) => {
    const slices = Math.max(1, Math.ceil(delayMs / SLICE_MS));
    if (slices >= SLICES) throw new Error(`a timer of ${delayMs} ms does not fit the ring`);
    const timer: Timer = { run };
    this.#ring[(this.#slice + slices) % SLICES]?.push(timer);
    return () => {
      timer.run = undefined;
    };
  };

  after(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.setTimer(delayMs, resolve));
  }

  /** The next slice: its timers, then everything that follows from them without more time passing. */
  async next(): Promise<void> {
    this.#slice += 1;
    const at = this.#slice % SLICES;
    const due = this.#ring[at] ?? [];
    this.#ring[at] = [];
    for (const { run } of due) run?.();
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
