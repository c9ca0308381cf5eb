// Holds announcements back for a moment while more may follow, so that all of them become one message.
import type { Clock } from '../time/clock.ts';

/** If nothing is added for this long, the batch is announced. */
const QUIET_MS = 3_000;
/** Nothing waits longer than this: a request takes up to ten seconds, and others may be queued behind it. */
const LONGEST_MS = 15_000;

export interface AnnouncementBatchOptions {
  readonly clock: Clock;
  /** Whether more may follow any moment; if not, nothing waits. */
  readonly isMoreOnItsWay: () => boolean;
  readonly tell: () => void;
}

export class AnnouncementBatch {
  readonly #options: AnnouncementBatchOptions;
  #cancelTimer: (() => void) | undefined;
  #sinceMs = 0;
  #isCheckQueued = false;

  constructor(options: AnnouncementBatchOptions) {
    this.#options = options;
  }

  /** Something is to be announced. */
  add(): void {
    const nowMs = this.#options.clock.monotonic();
    if (this.#cancelTimer) this.#cancelTimer();
    else this.#sinceMs = nowMs;
    const leftMs = Math.max(0, this.#sinceMs + LONGEST_MS - nowMs);
    this.#cancelTimer = this.#options.clock.setTimer(Math.min(QUIET_MS, leftMs), () => this.#end());
    this.check();
  }

  /** A request has ended. Many sessions change in one go, so this checks once after all of them. */
  check(): void {
    if (this.#isCheckQueued) return;
    this.#isCheckQueued = true;
    queueMicrotask(() => {
      this.#isCheckQueued = false;
      if (this.#cancelTimer && !this.#options.isMoreOnItsWay()) this.#end();
    });
  }

  #end(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#options.tell();
  }
}
