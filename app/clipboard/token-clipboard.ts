// Puts a token on the clipboard and takes it off again, only while it is still ours. Keeps no copy of the token.
import { createHash } from 'node:crypto';
import type { Clock } from '../tokens/clock.ts';
import type { SystemClipboard } from './system-clipboard.ts';

/** A clipboard that another program holds just now is asked again after this, then after twice that, ... */
const RETRY_MS = 1_000;
const MAX_RETRY_MS = 60_000;
/** At the end of the app there is no later. */
const LAST_TRIES = 5;
const LAST_RETRY_MS = 200;

export interface TokenClipboardOptions {
  readonly clipboard: SystemClipboard;
  readonly clock: Clock;
  /** Seconds until a copied token is cleared; 0 for never. Read at each copy. */
  readonly clearAfterS: () => number;
}

export class TokenClipboard {
  readonly #options: TokenClipboardOptions;
  #ours: { readonly digest: string; readonly clearAtMs: number } | undefined;
  #cancelTimer: (() => void) | undefined;
  #refusals = 0;
  #isClosed = false;
  /** Reads and writes of the clipboard, one after the other, so that a clearing never meets a newer copy. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: TokenClipboardOptions) {
    this.#options = options;
  }

  /** Rejects where the system refuses the clipboard, and once the app ends; an earlier token is cleared as planned then. */
  put(text: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#isClosed) throw new Error('nothing is copied while the app ends');
      await this.#options.clipboard.writeSecret(text);
      const clearAfterMs = this.#options.clearAfterS() * 1_000;
      const clearAtMs =
        clearAfterMs > 0 ? this.#options.clock.monotonic() + clearAfterMs : Number.POSITIVE_INFINITY;
      this.#ours = { digest: digestOf(text), clearAtMs };
      this.#refusals = 0;
      this.#planClearing();
    });
  }

  /** Lends the clipboard: nothing of ours is put there or taken off meanwhile. Rejects once the app ends. */
  borrow<Result>(use: (clipboard: SystemClipboard) => Promise<Result>): Promise<Result> {
    return this.#inTurn(async () => {
      if (this.#isClosed) throw new Error('nothing is lent while the app ends');
      return use(this.#options.clipboard);
    });
  }

  /** Puts what is no token there, which then stays: nothing of ours is left to clear. Rejects where the system refuses. */
  putPlain(text: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#options.clipboard.writePlain(text);
      this.#ours = undefined;
      this.#setTimer(Number.POSITIVE_INFINITY);
    });
  }

  /** Clears what is overdue: a timer stands still while the computer sleeps. Never rejects. */
  clearIfOverdue(): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#ours) return;
      if (this.#options.clock.monotonic() >= this.#ours.clearAtMs) await this.#takeOff();
      else this.#planClearing();
    });
  }

  /** The end of the app: our token goes, and nothing is put there any more. Never rejects. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (let tries = 1; tries <= LAST_TRIES; tries += 1) {
      if (await this.#inTurn(() => this.#takeOff())) return;
      await new Promise<void>((resolve) => this.#options.clock.setTimer(LAST_RETRY_MS, resolve));
    }
  }

  /** Takes our token off, where it is still there; somebody else's content stays. False where the system refuses. */
  async #takeOff(): Promise<boolean> {
    const { clipboard } = this.#options;
    try {
      if (this.#ours && digestOf(await clipboard.readText()) === this.#ours.digest) await clipboard.clear();
    } catch {
      // Whatever a platform throws here, another program has the clipboard open, or there is none.
      this.#setTimer(Math.min(MAX_RETRY_MS, RETRY_MS * 2 ** this.#refusals));
      this.#refusals += 1;
      return false;
    }
    this.#ours = undefined;
    this.#setTimer(Number.POSITIVE_INFINITY);
    return true;
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

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined); // the caller is told; the next one takes its turn
    return done;
  }
}

const digestOf = (text: string) => createHash('sha256').update(text).digest('base64');
