// What starting the app asks for: to open a company file or a link, named on the command line or by macOS, and to show the window.
import { addLinkIn } from '../../companies/add-link.ts';
import { companyFileIn } from '../../companies/opened-file.ts';
import type { SecondInstances } from './second-instances.ts';
import type { Launch } from './single-instance-lock.ts';

/** Electron's `app`. */
interface OpenEvents {
  on(
    event: 'open-file' | 'open-url',
    listener: (event: { preventDefault(): void }, opened: string) => void,
  ): unknown;
}

export interface LaunchRequestsOptions {
  readonly app: OpenEvents;
  readonly secondInstances: Pick<SecondInstances, 'subscribe'>;
  /** How this instance itself was started. */
  readonly launch: Launch;
}

export interface LaunchListener {
  readonly openFile: (path: string) => void;
  readonly openLink: (link: string) => void;
  readonly showWindow: () => void;
}

/** A start that was asked for while this one was ending. */
export interface NextStart {
  /** Undefined where it is not known how the app was started. */
  readonly commandLine: readonly string[] | undefined;
  /** The company file or the link that it opens. */
  readonly opened: string | undefined;
}

/** What is to be opened, and by which part of the listener. */
type Opening = readonly [how: 'openFile' | 'openLink', what: string];

export class LaunchRequests {
  /** Requests from before there was a listener; of several files and links, the newest. */
  #waiting: Opening | undefined;
  #isWindowWaiting = false;
  #listener: LaunchListener | undefined;
  #isEnding = false;
  /** Of the newest start that has told its own. */
  #commandLine: readonly string[] | undefined;

  /** Create it before the app is ready: macOS names the file or the link that early. */
  constructor({ app, secondInstances, launch }: LaunchRequestsOptions) {
    this.#waiting = openingOf(launch);
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.#open(['openFile', path]);
    });
    app.on('open-url', (event, opened) => {
      event.preventDefault();
      const link = addLinkIn([opened]);
      if (link !== undefined) this.#open(['openLink', link]);
    });
    secondInstances.subscribe((later) => {
      const opening = openingOf(later);
      if (later.commandLine.length > 0) this.#commandLine = later.commandLine;
      if (opening) this.#open(opening);
      if (this.#listener) this.#listener.showWindow();
      else this.#isWindowWaiting = true;
    });
  }

  /** Whether a file or a link is waiting for a listener. */
  get isWaiting(): boolean {
    return this.#waiting !== undefined;
  }

  /** There is one listener; it gets earlier requests first. */
  listen(listener: LaunchListener): void {
    if (this.#isEnding) return;
    this.#listener = listener;
    if (this.#waiting) this.#open(this.#waiting);
    if (this.#isWindowWaiting) listener.showWindow();
    this.#waiting = undefined;
    this.#isWindowWaiting = false;
  }

  /** The app ends: there is no listener any more, and what is asked for from now on is left to the next start. */
  end(): void {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#listener = undefined;
    this.#waiting = undefined;
    this.#isWindowWaiting = false;
    this.#commandLine = undefined;
  }

  /** Undefined where no one has asked for anything since the end. */
  get nextStart(): NextStart | undefined {
    const isAskedFor = this.#isEnding && (this.#isWindowWaiting || this.isWaiting);
    return isAskedFor ? { commandLine: this.#commandLine, opened: this.#waiting?.[1] } : undefined;
  }

  #open(opening: Opening): void {
    const [how, what] = opening;
    if (this.#listener) this.#listener[how](what);
    else this.#waiting = opening;
  }
}

/** A command line begins with the program. A file goes before a link: one that can be named is on this computer. */
function openingOf({ commandLine, folder }: Launch): Opening | undefined {
  const path = companyFileIn(commandLine.slice(1), folder);
  if (path !== undefined) return ['openFile', path];
  const link = addLinkIn(commandLine.slice(1));
  return link === undefined ? undefined : ['openLink', link];
}
