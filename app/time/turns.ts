// Asynchronous work on one thing, one piece at a time, in the order in which it was requested.

export class Turns {
  #last: Promise<unknown> | undefined;

  /** Nothing is running or waiting. */
  get isFree(): boolean {
    return this.#last === undefined;
  }

  /** Runs `work` after everything that was requested before; a failure does not stop the next. */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = (this.#last ?? Promise.resolve()).then(work, work);
    this.#last = mine;
    // The result may be a secret: it is not kept once nothing waits for it.
    const forget = () => {
      if (this.#last === mine) this.#last = undefined;
    };
    mine.then(forget, forget);
    return mine;
  }
}

/** The same for many things, each with turns of its own. */
export class TurnsByKey {
  readonly #byKey = new Map<string, Turns>();

  take<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const turns = this.#byKey.get(key) ?? new Turns();
    this.#byKey.set(key, turns);
    const mine = turns.take(work);
    const forget = () => {
      if (turns.isFree) this.#byKey.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  }
}
