// Which copy the operator asked for last. A token may have to be renewed first, and what is wanted meanwhile comes after it:
// a copy that is no longer the newest wish is called off, so that nothing late takes the place of something newer.

export type CalledOff =
  /** By the operator, or for something else that is copied: there is nothing to report. */
  | 'cancelled'
  /** The operator cleared the clipboard. */
  | 'cleared'
  /** The screen was locked. */
  | 'locked';

/** In place of the copy. */
export interface CopyCalledOff {
  readonly kind: 'calledOff';
  readonly why: CalledOff;
}

/** A copy that was asked for, until it is on the clipboard. */
export class PendingCopy {
  /** Does not resolve while the copy is wanted. */
  readonly calledOff: Promise<CalledOff>;
  #why: CalledOff | undefined;
  #resolve: (why: CalledOff) => void = () => undefined;

  constructor() {
    this.calledOff = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Undefined while it is wanted. */
  get whyCalledOff(): CalledOff | undefined {
    return this.#why;
  }

  callOff(why: CalledOff): void {
    this.#why ??= why;
    this.#resolve(why);
  }
}

export class NewestCopy {
  #newest: PendingCopy | undefined;

  /** At the click: calls off the one before. */
  begin(): PendingCopy {
    this.callOff('cancelled');
    this.#newest = new PendingCopy();
    return this.#newest;
  }

  /** What is on the clipboard already stays there. */
  callOff(why: CalledOff): void {
    this.#newest?.callOff(why);
  }
}
