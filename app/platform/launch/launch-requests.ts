// What starting the app asks for: to open a company file, named on the command line or by macOS, and to show the window.
import { companyFileIn } from '../../companies/opened-file.ts';
import type { SecondInstances } from './second-instances.ts';
import type { Launch } from './single-instance-lock.ts';

/** Electron's `app`. */
interface OpenFileEvents {
  on(event: 'open-file', listener: (event: { preventDefault(): void }, path: string) => void): unknown;
}

export interface LaunchRequestsOptions {
  readonly app: OpenFileEvents;
  readonly secondInstances: Pick<SecondInstances, 'subscribe'>;
  /** How this instance itself was started. */
  readonly launch: Launch;
}

export interface LaunchListener {
  readonly openFile: (path: string) => void;
  readonly showWindow: () => void;
}

export class LaunchRequests {
  /** Requests from before there was a listener; of several files, the newest. */
  #waitingFile: string | undefined;
  #isWindowWaiting = false;
  #listener: LaunchListener = {
    openFile: (path) => {
      this.#waitingFile = path;
    },
    showWindow: () => {
      this.#isWindowWaiting = true;
    },
  };

  /** Create it before the app is ready: macOS names the file that early. */
  constructor({ app, secondInstances, launch }: LaunchRequestsOptions) {
    this.#waitingFile = fileOf(launch);
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.#listener.openFile(path);
    });
    secondInstances.subscribe((later) => {
      const path = fileOf(later);
      if (path !== undefined) this.#listener.openFile(path);
      this.#listener.showWindow();
    });
  }

  /** Whether a file is waiting for a listener. */
  get hasWaitingFile(): boolean {
    return this.#waitingFile !== undefined;
  }

  /** There is one listener; it gets earlier requests first. */
  listen(listener: LaunchListener): void {
    this.#listener = listener;
    if (this.#waitingFile !== undefined) listener.openFile(this.#waitingFile);
    if (this.#isWindowWaiting) listener.showWindow();
    this.#waitingFile = undefined;
    this.#isWindowWaiting = false;
  }
}

/** A command line begins with the program. */
const fileOf = ({ commandLine, folder }: Launch) => companyFileIn(commandLine.slice(1), folder);
