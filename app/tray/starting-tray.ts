// The tray before the core is there. It shows the last known picture, marked as such, and says of a click only "heard": what
// comes of it is the core's to decide, which knows whether the company is still there, signed in, locked or to be confirmed.
import type { Clock } from '../time/clock.ts';
import { describeLastPicture, type LastPicture } from './last-picture.ts';
import type { TrayCommand, TrayDescription } from './tray-menu.ts';

export interface StartingTrayOptions {
  readonly clock: Pick<Clock, 'now' | 'setTimer'>;
  /** Of the app that runs. */
  readonly version: string;
  readonly show: (describe: () => TrayDescription) => void;
  /** What it could not show. */
  readonly onFault: (error: unknown) => void;
  /** There is nothing yet that a quit could lose. */
  readonly quit: () => void;
}

/** The tray's part in the running app. */
export interface LiveTray {
  readonly carryOut: (command: TrayCommand) => void;
  /** The pointer rests on the icon. */
  readonly look: () => void;
}

/** What a click leads to, in the order in which the core is told: what was copied is pasted next. */
const AIMS = ['copy', 'renewAll', 'screen'] as const;
type Aim = (typeof AIMS)[number];

export class StartingTray {
  readonly #options: StartingTrayOptions;
  #picture: LastPicture | undefined;
  /** For each aim the newest click: two copies would race for the clipboard, but none gives way to a click that opens the window. */
  readonly #waiting = new Map<Aim, TrayCommand>();
  #live: LiveTray | undefined;
  #prepareCopy = () => {};

  constructor(options: StartingTrayOptions) {
    this.#options = options;
  }

  /** False where it cannot be drawn: then the tray waits for the core. */
  showPicture(picture: LastPicture): boolean {
    this.#picture = picture;
    try {
      this.#show();
    } catch (error) {
      // Its file may hold what no one has thought of, and the app has to start with any.
      this.#picture = undefined;
      this.#options.onFault(error);
    }
    return this.#picture !== undefined;
  }

  /** What is clicked, before and after the core is there. */
  click(command: TrayCommand): void {
    if (this.#live) this.#live.carryOut(command);
    else if (command.do === 'quit') this.#quit();
    else {
      this.#keep(command);
      if (command.do === 'copy') this.#prepareCopy();
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
    return this.#waiting.has('copy');
  }

  /** The company of the copy that waits. It waits no longer: the caller carries it out. */
  takeCopy(): string | undefined {
    const command = this.#waiting.get('copy');
    if (command?.do !== 'copy') return undefined;
    this.#waiting.delete('copy');
    return command.companyId;
  }

  look(): void {
    this.#live?.look();
  }

  /** The core shows the tray from now on, and carries out what was clicked. */
  handOver(live: LiveTray): void {
    this.#live = live;
    this.#picture = undefined;
    const commands = AIMS.flatMap((aim) => this.#waiting.get(aim) ?? []);
    this.#waiting.clear();
    for (const command of commands) live.carryOut(command);
  }

  #keep(command: TrayCommand): void {
    const aim = aimOf(command);
    // "Open", also by a click on the icon, is content with any screen: it may be clicked because a first click showed nothing yet.
    if (command.do === 'open' && this.#waiting.has(aim)) return;
    this.#waiting.set(aim, command);
  }

  #quit(): void {
    this.#waiting.clear();
    this.#options.quit();
  }

  #show(): void {
    const picture = this.#picture;
    if (!picture) return;
    const isHeard = this.#waiting.size > 0;
    const { clock, version, show } = this.#options;
    show(() => describeLastPicture(picture, { nowMs: clock.now(), isHeard, version }));
  }
}

const aimOf = ({ do: what }: TrayCommand): Aim => (what === 'copy' || what === 'renewAll' ? what : 'screen');
