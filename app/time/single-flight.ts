// Asynchronous work that is done once for all who ask for it while it is under way.

export class SingleFlight<Result> {
  readonly #work: () => Promise<Result>;
  #underWay: Promise<Result> | undefined;

  constructor(work: () => Promise<Result>) {
    this.#work = work;
  }

  /** Joins the work under way, or starts it; a failure goes to all who joined, and the next call starts anew. */
  run(): Promise<Result> {
    this.#underWay ??= this.#work().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }
}
