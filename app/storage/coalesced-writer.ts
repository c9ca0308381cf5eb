// Turns many small changes into few saves. Holds the newest value until it is on the disk; knows no files.
import type { Clock } from '../time/clock.ts';
import { Turns } from '../time/turns.ts';
import { RETRY_SAVE_MS, type SaveOutcome } from './save-outcome.ts';

/** A change is saved this long after the last one ... */
const QUIET_MS = 500;
/** ... and never later than this after the first. */
const LONGEST_WAIT_MS = 2_000;

export interface CoalescedWriterOptions<T> {
  readonly clock: Clock;
  readonly save: (value: T) => Promise<SaveOutcome>;
  /** Called with the outcome of every save, including those that a timer started. */
  readonly onOutcome: (outcome: SaveOutcome) => void;
  /** Longer waits, for a large document that may lose its last changes if the app is killed. */
  readonly waits?: { readonly quietMs: number; readonly longestMs: number };
}

const USUAL_WAITS = { quietMs: QUIET_MS, longestMs: LONGEST_WAIT_MS } as const;

export class CoalescedWriter<T> {
  readonly #options: CoalescedWriterOptions<T>;
  #waiting: { readonly value: T; readonly sinceMs: number } | undefined;
  #cancelTimer: (() => void) | undefined;
  readonly #saves = new Turns();
  #lastOutcome: SaveOutcome = { outcome: 'saved' };

  constructor(options: CoalescedWriterOptions<T>) {
    this.#options = options;
  }

  /** Remembers the newest value; a timer saves it. */
  change(value: T): void {
    const nowMs = this.#options.clock.monotonic();
    const sinceMs = this.#waiting?.sinceMs ?? nowMs;
    this.#waiting = { value, sinceMs };
    const { quietMs, longestMs } = this.#options.waits ?? USUAL_WAITS;
    const waitMs = Math.min(quietMs, sinceMs + longestMs - nowMs);
    this.#saveIn(Math.max(0, waitMs));
  }

  /**
   * Saves what waits, now: for a sign-in, a rotated refresh token and the end of the app. One save at a time; where nothing
   * waits any more, the last one's outcome. A failed value goes on waiting.
   */
  flush(): Promise<SaveOutcome> {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    return this.#saves.take(async () => {
      const waiting = this.#waiting;
      if (!waiting) return this.#lastOutcome;
      this.#waiting = undefined;
      this.#lastOutcome = await this.#save(waiting.value);
      return this.#lastOutcome;
    });
  }

  async #save(value: T): Promise<SaveOutcome> {
    try {
      const outcome = await this.#options.save(value);
      if (outcome.outcome === 'failed' && outcome.reason !== 'refused') this.#keepWaiting(value);
      this.#options.onOutcome(outcome);
      return outcome;
    } catch (error) {
      // A bug is the caller's to report; the value is not lost to it.
      this.#keepWaiting(value);
      throw error;
    }
  }

  /** Unless a newer value than the failed one is waiting already, with a timer or a flush of its own. */
  #keepWaiting(value: T): void {
    if (this.#waiting) return;
    this.#waiting = { value, sinceMs: this.#options.clock.monotonic() };
    this.#saveIn(RETRY_SAVE_MS);
  }

  #saveIn(delayMs: number): void {
    this.#cancelTimer?.();
    this.#cancelTimer = this.#options.clock.setTimer(delayMs, () => void this.flush());
  }
}
