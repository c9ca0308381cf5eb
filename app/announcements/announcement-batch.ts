// Waits a moment with what is to be said, while more of it may be on its way: one message for all of it.
import type { Clock } from '../time/clock.ts';

/** With nothing new for so long, what there is is said. */
const QUIET_MS = 3_000;
/** Nothing waits longer than this: a request takes ten seconds at most, and others may wait behind it. */
const LONGEST_MS = 15_000;

export interface AnnouncementBatchOptions {
  readonly clock: Clock;
  /** Whether more may come any moment; where not, nothing waits. */
  readonly isMoreOnItsWay: () => boolean;
  readonly tell: () => void;
}

export class AnnouncementBatch {
  readonly #options: AnnouncementBatchOptions;
  #cancelTimer: (() => void) | undefined;
  #sinceMs = 0;
  #isLookQueued = false;

  constructor(options: AnnouncementBatchOptions) {
    this.#options = options;
  }

  /** There is news. */
  add(): void {
    const nowMs = this.#options.clock.monotonic();
    if (this.#cancelTimer) this.#cancelTimer();
    else this.#sinceMs = nowMs;
    const leftMs = Math.max(0, this.#sinceMs + LONGEST_MS - nowMs);
    this.#cancelTimer = this.#options.clock.setTimer(Math.min(QUIET_MS, leftMs), () => this.#end());
    this.look();
  }

  /** Something that was on its way has come. Many sessions change in one go: whoever comes after them all looks. */
  look(): void {
    if (this.#isLookQueued) return;
    this.#isLookQueued = true;
    queueMicrotask(() => {
      this.#isLookQueued = false;
      if (this.#cancelTimer && !this.#options.isMoreOnItsWay()) this.#end();
    });
  }

  #end(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#options.tell();
  }
}
