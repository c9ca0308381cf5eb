// Puts a token on the clipboard and clears it again, but only while it is still ours. Keeps the token nowhere else.
import { createHash } from 'node:crypto';
import type { Clock } from '../time/clock.ts';
import { Turns } from '../time/turns.ts';
import type { SystemClipboard } from './system-clipboard.ts';

/** A clipboard that another program has open is tried again after this time, then after twice that, ... */
const RETRY_MS = 1_000;
const MAX_RETRY_MS = 60_000;
/** A clipboard manager that refills an empty clipboard has done so by then. */
const LOOK_AGAIN_MS = 2_000;
/** When the app quits, there is no later. */
const LAST_TRIES = 5;
const LAST_RETRY_MS = 200;

export interface TokenClipboardOptions {
  readonly clipboard: SystemClipboard;
  readonly clock: Clock;
  /** Seconds until a copied token is cleared; 0 for never. Read at each copy. */
  readonly clearAfterS: () => number;
  /** Called when another app has put a cleared token back: it was `cleared` a second time, or it `stays`. */
  readonly onPutBack: (outcome: PutBack) => void;
}

export type PutBack = 'cleared' | 'stays';

interface Cleared {
  readonly digest: string;
  readonly lookAtMs: number;
  readonly isSecondTime: boolean;
}

export class TokenClipboard {
  readonly #options: TokenClipboardOptions;
  #ours: { readonly digest: string; readonly clearAtMs: number } | undefined;
  /** What was cleared a moment ago and may come back. */
  #cleared: Cleared | undefined;
  #cancelTimer: (() => void) | undefined;
  #refusals = 0;
  #isClosed = false;
  /** One read or write at a time, so that clearing never hits a newer copy. */
  readonly #turns = new Turns();

  constructor(options: TokenClipboardOptions) {
    this.#options = options;
  }

  /** Rejects if the system refuses the clipboard or the app is quitting; an earlier token is then cleared as planned. */
  put(text: string): Promise<void> {
    return this.#turns.take(async () => {
      if (this.#isClosed) throw new Error('nothing is copied while the app quits');
      await this.#options.clipboard.writeSecret(text);
      const clearAfterMs = this.#options.clearAfterS() * 1_000;
      const clearAtMs =
        clearAfterMs > 0 ? this.#options.clock.monotonic() + clearAfterMs : Number.POSITIVE_INFINITY;
      this.#ours = { digest: digestOf(text), clearAtMs };
      this.#cleared = undefined;
      this.#refusals = 0;
      this.#planClearing();
    });
  }

  /** Lends the clipboard: nothing of ours is copied or cleared meanwhile. Rejects if the app is quitting. */
  borrow<Result>(use: (clipboard: SystemClipboard) => Promise<Result>): Promise<Result> {
    return this.#turns.take(async () => {
      if (this.#isClosed) throw new Error('the clipboard is not lent while the app quits');
      return use(this.#options.clipboard);
    });
  }

  /** Copies what is not a token, which then stays: nothing of ours is left to clear. Rejects if the system refuses. */
  putPlain(text: string): Promise<void> {
    return this.#turns.take(async () => {
      await this.#options.clipboard.writePlain(text);
      this.#ours = undefined;
      this.#cleared = undefined;
      this.#setTimer(Number.POSITIVE_INFINITY);
    });
  }

  /** Clears what is overdue: timers stand still while the computer sleeps. Never rejects. */
  clearIfOverdue(): Promise<void> {
    return this.#turns.take(async () => {
      const now = this.#options.clock.monotonic();
      if (this.#ours) {
        if (now >= this.#ours.clearAtMs) await this.#takeOff();
        else this.#planClearing();
      } else if (this.#cleared) {
        if (now >= this.#cleared.lookAtMs) await this.#lookAgain(this.#cleared);
        else this.#setTimer(this.#cleared.lookAtMs - now);
      }
    });
  }

  /** From now on nothing is copied: the app is quitting. */
  refuseCopies(): void {
    this.#isClosed = true;
  }

  /** The app is quitting: our token is cleared, and nothing is copied any more. Never rejects. */
  async close(): Promise<void> {
    this.refuseCopies();
    for (let tries = 1; tries <= LAST_TRIES; tries += 1) {
      if (await this.#turns.take(() => this.#takeOff())) break;
      await new Promise<void>((resolve) => this.#options.clock.setTimer(LAST_RETRY_MS, resolve));
    }
    this.#cleared = undefined;
    this.#setTimer(Number.POSITIVE_INFINITY);
  }

  /** Clears our token if it is still there; other content stays. False if the system refuses. */
  async #takeOff(): Promise<boolean> {
    const digest = this.#ours?.digest ?? this.#cleared?.digest;
    try {
      if (digest !== undefined && (await this.#clearOf(digest))) this.#expectBack(digest);
      else this.#setTimer(Number.POSITIVE_INFINITY);
    } catch {
      // Whatever a platform throws here: another program has the clipboard open, or there is none.
      this.#setTimer(Math.min(MAX_RETRY_MS, RETRY_MS * 2 ** this.#refusals));
      this.#refusals += 1;
      return false;
    }
    this.#ours = undefined;
    return true;
  }

  /** False if something else is there by now. */
  async #clearOf(digest: string): Promise<boolean> {
    const { clipboard } = this.#options;
    if (digestOf(await clipboard.readText()) !== digest) return false;
    await clipboard.clear();
    return true;
  }

  /** Clears a second time and never a third: an app that wants the token back would win every time. */
  async #lookAgain({ digest, isSecondTime }: Cleared): Promise<void> {
    this.#cleared = undefined;
    const { clipboard, onPutBack } = this.#options;
    try {
      if (isSecondTime) {
        onPutBack(digestOf(await clipboard.readText()) === digest ? 'stays' : 'cleared');
      } else if (await this.#clearOf(digest)) this.#expectBack(digest, true);
    } catch {
      // As above: whether the token is there now is unknown.
      if (isSecondTime) onPutBack('cleared');
    }
  }

  #expectBack(digest: string, isSecondTime = false): void {
    this.#cleared = { digest, isSecondTime, lookAtMs: this.#options.clock.monotonic() + LOOK_AGAIN_MS };
    this.#setTimer(LOOK_AGAIN_MS);
  }

  #planClearing(): void {
    if (this.#ours) this.#setTimer(this.#ours.clearAtMs - this.#options.clock.monotonic());
  }

  /** One timer at most; none for an infinite wait. */
  #setTimer(delayMs: number): void {
    this.#cancelTimer?.();
    this.#cancelTimer = Number.isFinite(delayMs)
      ? this.#options.clock.setTimer(delayMs, () => void this.clearIfOverdue())
      : undefined;
  }
}

const digestOf = (text: string) => createHash('sha256').update(text).digest('base64');
