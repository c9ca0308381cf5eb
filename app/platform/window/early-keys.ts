// The keys that reach a window before its page can take them: an operator who knows what to type does not wait for it to be
// drawn. Kept in order until the page asks. Pure.
import type { TypedEarly } from '../../shared/contract/quick-copy.ts';

/** A key that went down, as Electron tells of it before a page sees it. */
export interface PressedKey {
  readonly type: string;
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/** Longer than any name that someone types blindly. */
const LIMIT = 100;

export class EarlyKeys {
  #typed: TypedEarly = { text: '', isEntered: false };
  #isTaken = false;

  /** `kept`: the key must not reach the page as well. `close`: the operator no longer wants the window. */
  press({ type, key, control, alt, meta }: PressedKey): 'kept' | 'left' | 'close' {
    if (this.#isTaken || type !== 'keyDown' || control || alt || meta) return 'left';
    const { text, isEntered } = this.#typed;
    if (key === 'Escape') return 'close';
    if (key === 'Backspace') this.#typed = { text: [...text].slice(0, -1).join(''), isEntered };
    // Without any text there is nothing that the operator could mean by it.
    else if (key === 'Enter' && text.trim() !== '') this.#typed = { text, isEntered: true };
    else if (isCharacter(key) && !isEntered && text.length < LIMIT)
      this.#typed = { text: text + key, isEntered };
    else return 'left';
    return 'kept';
  }

  /** From now on the page takes the keys. */
  take(): TypedEarly {
    this.#isTaken = true;
    return this.#typed;
  }
}

/** Other keys have names of several letters. */
const isCharacter = (key: string) => [...key].length === 1;
