// What starting the app asks for: to open a company file, named on the command line or by macOS, and to show the window.
import { app } from 'electron';
import { companyFileIn } from '../../companies/opened-file.ts';
import type { SecondInstances } from './second-instances.ts';

export interface LaunchListener {
  readonly openFile: (path: string) => void;
  readonly showWindow: () => void;
}

export class LaunchRequests {
  /** Requests from before there was a listener; of several files, the newest. */
  #waitingFile: string | undefined = companyFileIn(process.argv.slice(1), process.cwd());
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
  constructor(secondInstances: SecondInstances) {
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.#listener.openFile(path);
    });
    secondInstances.subscribe(({ commandLine, folder }) => {
      const path = companyFileIn(commandLine.slice(1), folder);
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
  }
}
