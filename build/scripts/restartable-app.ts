// The app while it is being developed: started anew after a change, until the person quits it.
import type { ChildProcess } from 'node:child_process';
import { endProgram } from './program.ts';

/** Ends this command when the person quits the app, but not when we end it to start it anew. */
export class RestartableApp {
  readonly #launch: () => ChildProcess;
  #process: ChildProcess | undefined;

  constructor(launch: () => ChildProcess) {
    this.#launch = launch;
  }

  start(): void {
    this.#process = this.#launch().once('exit', (exitCode) => process.exit(exitCode ?? 0));
  }

  restart(): void {
    const previous = this.#process;
    if (!previous) return;
    this.#process = undefined;
    console.log('Something changed outside the window: starting the app anew');
    previous.removeAllListeners('exit');
    previous.once('exit', () => this.start());
    endProgram(previous);
  }
}
