// The tray before the core is there. It shows the last known picture, marked as such, and says of a click only "heard": what
// comes of it is the core's to decide, which knows whether the company is still there, signed in, locked or to be confirmed.
import type { Clock } from '../time/clock.ts';
import { describeLastPicture, type LastPicture } from './last-picture.ts';
import type { TrayCommand, TrayDescription } from './tray-menu.ts';

export interface StartingTrayOptions {
  readonly clock: Pick<Clock, 'now' | 'setTimer'>;
  readonly show: (describe: () => TrayDescription) => void;
  /** There is nothing yet that a quit could lose. */
  readonly quit: () => void;
}

/** The tray's part in the running app. */
export interface LiveTray {
  readonly carryOut: (command: TrayCommand) => void;
  /** The pointer rests on the icon. */
  readonly look: () => void;
}

export class StartingTray {
  readonly #options: StartingTrayOptions;
  #picture: LastPicture | undefined;
  /** Of several clicks, the newest counts: two copies would race for the clipboard. */
  #waiting: TrayCommand | undefined;
  #live: LiveTray | undefined;
  #prepareCopy = () => {};

  constructor(options: StartingTrayOptions) {
    this.#options = options;
  }

  showPicture(picture: LastPicture): void {
    this.#picture = picture;
    this.#show();
  }

  /** What is clicked, before and after the core is there. */
  click(command: TrayCommand): void {
    if (this.#live) this.#live.carryOut(command);
    else if (command.do === 'quit') this.#options.quit();
    else {
      this.#waiting = command;
      if (this.waitsForCopy) this.#prepareCopy();
      // Not now: a menu that is replaced by its own click reports that click as failed.
      this.#options.clock.setTimer(0, () => this.#show());
    }
  }

  /** `prepare` is called once a copy waits, and again with each other one. */
  whenCopyWaits(prepare: () => void): void {
    this.#prepareCopy = prepare;
    if (this.waitsForCopy) prepare();
  }

  get waitsForCopy(): boolean {
    return this.#waiting?.do === 'copy';
  }

  look(): void {
    this.#live?.look();
  }

  /** The core shows the tray from now on, and carries out what was clicked. */
  handOver(live: LiveTray): void {
    this.#live = live;
    this.#picture = undefined;
    if (this.#waiting) live.carryOut(this.#waiting);
    this.#waiting = undefined;
  }

  #show(): void {
    const picture = this.#picture;
    if (!picture) return;
    const isHeard = this.#waiting !== undefined;
    this.#options.show(() => describeLastPicture(picture, { nowMs: this.#options.clock.now(), isHeard }));
  }
}
