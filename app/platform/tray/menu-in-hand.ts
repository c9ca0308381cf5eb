// Whether the operator has the tray menu open. A menu that is replaced then closes under the hand on macOS, and what was
// clicked in it may be gone.
import type { Clock } from '../../time/clock.ts';

/** The click that closed the menu is delivered after the menu says so. */
const SETTLE_MS = 200;
/** macOS says so too when the pointer leaves a submenu and the menu itself stays open. */
const SUBMENU_SETTLE_MS = 10_000;
/** A menu that never said that it closed has closed by now. */
const MAX_OPEN_MS = 120_000;

export interface MenuInHandOptions {
  readonly clock: Clock;
  readonly platform: string;
  /** The menu may be replaced again. */
  readonly onFree: () => void;
}

export class MenuInHand {
  readonly #options: MenuInHandOptions;
  /** On Linux the panel draws the menu, and Electron may hear that it opens, but not that it closes. */
  #tellsWhenClosed: boolean;
  #isOpen = false;
  #cancelTimer: () => void = () => undefined;

  constructor(options: MenuInHandOptions) {
    this.#options = options;
    this.#tellsWhenClosed = options.platform !== 'linux';
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  willShow(): void {
    if (this.#tellsWhenClosed) this.#holdFor(MAX_OPEN_MS);
  }

  willClose({ hasSubmenus }: { readonly hasSubmenus: boolean }): void {
    this.#tellsWhenClosed = true;
    const mayBeSubmenu = hasSubmenus && this.#options.platform === 'darwin';
    if (this.#isOpen) this.#holdFor(mayBeSubmenu ? SUBMENU_SETTLE_MS : SETTLE_MS);
  }

  #holdFor(delayMs: number): void {
    this.#isOpen = true;
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.setTimer(delayMs, () => {
      this.#isOpen = false;
      this.#options.onFree();
    });
  }
}
