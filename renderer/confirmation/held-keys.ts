// Tells a key that is pressed from one that is still held down from another window. X marks both as repeated where the window that
// saw the key go down closed before it came up: without this, the first Enter after a copy from quick copy would be lost.

/** A key that is held repeats sooner, even the first time. */
const LONGEST_PAUSE_MS = 700;

type KeyPress = Pick<KeyboardEvent, 'key' | 'repeat' | 'timeStamp'>;

export class HeldKeys {
  readonly #seenAtMs = new Map<string, number>();
  /** Until then a key marked as repeated is held. */
  #focusedAtMs = Number.POSITIVE_INFINITY;

  /** The window has the keys from now on, and the operator can see it. */
  focused({ timeStamp }: Pick<Event, 'timeStamp'>): void {
    this.#focusedAtMs = timeStamp;
  }

  /** To be asked about each press of a key, once. */
  isHeld({ key, repeat, timeStamp }: KeyPress): boolean {
    const beforeMs = Math.max(this.#seenAtMs.get(key) ?? 0, this.#focusedAtMs);
    this.#seenAtMs.set(key, timeStamp);
    return repeat && timeStamp - beforeMs < LONGEST_PAUSE_MS;
  }
}
