// What main tells the window's page. A page hears nothing before it has asked for its first snapshot: where it is to go, and what
// it says before it goes, wait until then, the newest of each, and are gone with their window.
import type { Navigation, WindowEvents } from '../../shared/contract/bridge.ts';
import type { Farewell } from '../../shared/contract/farewell.ts';

type Send = <Event extends keyof WindowEvents>(event: Event, value: WindowEvents[Event]) => void;

export class PageMessages {
  /** To the page of the window, where there is one. */
  #send: Send | undefined;
  #isListening = false;
  #navigation: Navigation | undefined;
  #farewell: Farewell | undefined;

  /** There is a window now. */
  begin(send: Send): void {
    this.#send = send;
  }

  get isListening(): boolean {
    return this.#isListening;
  }

  /** The page listens now. Without a window none does: one that had asked was closed meanwhile. */
  listen(): void {
    if (!this.#send) return;
    this.#isListening = true;
    if (this.#navigation) this.#send('navigate', this.#navigation);
    if (this.#farewell) this.#send('farewell', this.#farewell);
    this.#forget();
  }

  navigate(target: Navigation): void {
    if (this.#isListening) this.#send?.('navigate', target);
    else this.#navigation = target;
  }

  tell(farewell: Farewell): void {
    if (this.#isListening) this.#send?.('farewell', farewell);
    else this.#farewell = farewell;
  }

  /** Nothing to a page that does not listen yet: it will ask for the whole. */
  readonly send: Send = (event, value) => {
    if (this.#isListening) this.#send?.(event, value);
  };

  /** The page is loaded again. */
  pause(): void {
    this.#isListening = false;
  }

  /** The window is gone. */
  end(): void {
    this.#send = undefined;
    this.#isListening = false;
    this.#forget();
  }

  #forget(): void {
    this.#navigation = undefined;
    this.#farewell = undefined;
  }
}
