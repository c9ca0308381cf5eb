// One more start of an app on the files of another start: its process and what it prints.
import type { ChildProcess } from 'node:child_process';
import { AppOutput } from './app-output.ts';

export class AppCopy {
  readonly process: ChildProcess;
  readonly #output = new AppOutput();

  constructor(child: ChildProcess) {
    this.process = child;
    this.#output.record(child);
  }

  get output(): string {
    return this.#output.text;
  }
}
