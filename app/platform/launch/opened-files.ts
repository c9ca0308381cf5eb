// Hears of files that the system opens with the app: by its command line, by that of a second copy, or by macOS.
import { app } from 'electron';
import { companyFileIn } from '../../companies/opened-file.ts';

export class OpenedFiles {
  #waiting: string | undefined = companyFileIn(process.argv.slice(1), process.cwd());
  #onFile: ((path: string) => void) | undefined;

  /** Make it before the app is ready: macOS names the file that early. */
  constructor() {
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.#tell(path);
    });
    app.on('second-instance', (_event, commandLine, workingFolder) => {
      const path = companyFileIn(commandLine.slice(1), workingFolder);
      if (path !== undefined) this.#tell(path);
    });
  }

  /** Whether the app was started with a file that nobody was told of yet. */
  get isWaiting(): boolean {
    return this.#waiting !== undefined;
  }

  /** Gives every file to `listener`, first the newest one from before there was a listener. */
  listen(listener: (path: string) => void): void {
    this.#onFile = listener;
    if (this.#waiting !== undefined) listener(this.#waiting);
    this.#waiting = undefined;
  }

  #tell(path: string): void {
    if (this.#onFile) this.#onFile(path);
    else this.#waiting = path;
  }
}
