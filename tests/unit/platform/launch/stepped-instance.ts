// An instance of the app that waits before each of its file operations until it is told to go on: what a busy machine does by
// chance, as often and as long as a test wants.
import { Worker } from 'node:worker_threads';

const MODULE = new URL('../../../../app/platform/launch/single-instance-lock.ts', import.meta.url).href;

const CODE = `
  const { parentPort, workerData } = require('node:worker_threads');
  const fs = require('node:fs');
  const { syncBuiltinESMExports } = require('node:module');
  const goesOn = new Int32Array(workerData.goesOn);
  const begin = async () => {
    const { SingleInstanceLock } = await import(workerData.module);
    for (const name of ['linkSync', 'lstatSync', 'readdirSync', 'rmSync']) {
      const real = fs[name];
      fs[name] = (...given) => {
        parentPort.postMessage({});
        Atomics.wait(goesOn, 0, 0);
        Atomics.store(goesOn, 0, 0);
        return real(...given);
      };
    }
    syncBuiltinESMExports();
    parentPort.postMessage({ isAcquired: await new SingleInstanceLock(workerData.folder).acquire(() => {}) });
  };
  setInterval(() => {}, 1_000); // a server alone keeps no thread alive
  begin();`;

interface Report {
  /** Missing before each file operation. */
  readonly isAcquired?: boolean;
}

export class SteppedInstance {
  readonly #worker: Worker;
  readonly #goesOn = new Int32Array(new SharedArrayBuffer(4));
  #reported: Promise<Report>;
  #isAcquired: boolean | undefined;

  /** `folder`: of the files that only one instance may use. */
  constructor(folder: string) {
    this.#worker = new Worker(CODE, {
      eval: true,
      workerData: { folder, module: MODULE, goesOn: this.#goesOn.buffer },
    });
    this.#reported = this.#next();
  }

  /** What it was told in the end; undefined as long as it has steps to do. */
  get isAcquired(): boolean | undefined {
    return this.#isAcquired;
  }

  /** Until it waits before its first operation. */
  async begin(): Promise<void> {
    this.#isAcquired = (await this.#reported).isAcquired;
  }

  /** Lets it do one operation, and all that it does until it waits before the next or has its answer. */
  async step(): Promise<void> {
    this.#reported = this.#next();
    Atomics.store(this.#goesOn, 0, 1);
    Atomics.notify(this.#goesOn, 0);
    this.#isAcquired = (await this.#reported).isAcquired;
  }

  /** Its answer, after all its steps. */
  async finish(): Promise<boolean> {
    while (this.#isAcquired === undefined) await this.step();
    return this.#isAcquired;
  }

  /** As a crash does: its socket stays and answers no more. */
  async kill(): Promise<void> {
    await this.#worker.terminate();
  }

  #next(): Promise<Report> {
    return new Promise((resolve, reject) => {
      const end = (error: Error) => reject(error);
      this.#worker.once('error', end);
      this.#worker.once('message', (report: Report) => {
        this.#worker.off('error', end);
        resolve(report);
      });
    });
  }
}
