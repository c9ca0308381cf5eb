// Hears of second starts of the app on the same files, which end by themselves: the operator wants the window.
import { app } from 'electron';

export class SecondStarts {
  #isOneWaiting = false;
  #onStart = () => {
    this.#isOneWaiting = true;
  };

  /** Make it before the app is ready: a second start may come while this one still begins. */
  constructor() {
    app.on('second-instance', () => this.#onStart());
  }

  /** Tells `listener` of every second start, also of one from before there was a listener. */
  listen(listener: () => void): void {
    this.#onStart = listener;
    if (this.#isOneWaiting) listener();
    this.#isOneWaiting = false;
  }
}
