// The one notification about copies: the next replaces it, and that a token was copied is withdrawn once it no longer holds.
import type { Notification, Notifier } from './notifier.ts';

type Words = Omit<Notification, 'group'>;

export class CopyNotification {
  readonly #notifier: Notifier;
  #withdraw = () => {};
  #isOfHeldToken = false;

  constructor(notifier: Notifier) {
    this.#notifier = notifier;
  }

  /** About a token that is on the clipboard. The operator has just copied it, so it makes no sound. */
  tellHeld(words: Omit<Words, 'isQuiet'>): void {
    this.#show({ ...words, isQuiet: true }, true);
  }

  /** About anything else: nothing was copied, or a token is no longer there. */
  tell(words: Words): void {
    this.#show(words, false);
  }

  /** The token is no longer on the clipboard. */
  withdrawHeld(): void {
    if (this.#isOfHeldToken) this.#withdraw();
    this.#isOfHeldToken = false;
  }

  #show(words: Words, isOfHeldToken: boolean): void {
    this.#withdraw();
    this.#withdraw = this.#notifier.show({ ...words, group: 'clipboard' });
    this.#isOfHeldToken = isOfHeldToken;
  }
}
