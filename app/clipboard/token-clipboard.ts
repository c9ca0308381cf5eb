// Puts a token on the clipboard and takes it off again, only while it is still ours. Keeps no copy of the token.
import { createHash } from 'node:crypto';
import type { Clock } from '../tokens/clock.ts';
import type { SystemClipboard } from './system-clipboard.ts';

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
  /** Reads and writes of the clipboard, one after the other, so that a clearing never meets a newer copy. */
  #queue: Promise<void> = Promise.resolve();

  constructor(options: TokenClipboardOptions) {
    this.#options = options;
  }

  /** Rejects where the system refuses the clipboard; nothing is scheduled then. */
  put(text: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#options.clipboard.writeSecret(text);
      this.#cancelTimer?.();
      const clearAfterMs = this.#options.clearAfterS() * 1_000;
      const never = clearAfterMs <= 0;
      const clearAtMs = never ? Number.POSITIVE_INFINITY : this.#options.clock.monotonic() + clearAfterMs;
      this.#ours = { digest: digestOf(text), clearAtMs };
      this.#cancelTimer = never
        ? undefined
        : this.#options.clock.setTimer(clearAfterMs, () => void this.clear());
    });
  }

  /** Clears what is overdue: a timer stands still while the computer sleeps. */
  async clearIfOverdue(): Promise<void> {
    if (this.#ours && this.#options.clock.monotonic() >= this.#ours.clearAtMs) await this.clear();
  }

  /** Takes our token off the clipboard, where it is still there; somebody else's content stays. */
  clear(): Promise<void> {
    return this.#inTurn(async () => {
      const ours = this.#ours;
      this.#cancelTimer?.();
      this.#cancelTimer = undefined;
      this.#ours = undefined;
      if (ours && digestOf(await this.#options.clipboard.readText()) === ours.digest) {
        await this.#options.clipboard.clear();
      }
    });
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined); // the caller is told; the next one takes its turn
    return done;
  }
}

const digestOf = (text: string) => createHash('sha256').update(text).digest('base64');
