// What main says before the window can listen: the newest of it is kept until then.

export class KeptMessage<Value> {
  #value: Value | undefined;
  #listener: ((value: Value) => void) | undefined;

  pass(value: Value): void {
    if (this.#listener) this.#listener(value);
    else this.#value = value;
  }

  /** The last listener hears everything. */
  listen(listener: (value: Value) => void): void {
    this.#listener = listener;
    if (this.#value !== undefined) listener(this.#value);
    this.#value = undefined;
  }
}
