// Writes documents in a thread of its own: a disk may take a tenth of a second, which would block sessions, tray and window.
// The thread runs while there is something to write, and a little longer.
import { Worker } from 'node:worker_threads';
import type { DocumentWriter } from '../../storage/document-files.ts';
import type { Clock } from '../../time/clock.ts';

export interface WriteOrder {
  readonly id: number;
  readonly file: string;
  readonly document: object;
}

export interface WriteAnswer {
  readonly id: number;
  /** If it failed; `code` is the system's. */
  readonly error?: { readonly message: string; readonly code: string | undefined };
}

export interface ThreadWriterOptions {
  readonly clock: Pick<Clock, 'setTimer'>;
  /** Starts `storage-thread.ts`. */
  readonly startThread: () => Worker;
  /** Called with the reason why a thread ended by itself. */
  readonly onBug: (error: unknown) => void;
}

/** After its last write: starting a thread costs a tenth of a second of processor time, keeping one 10 MB. */
const KEPT_MS = 10_000;

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export class ThreadWriter implements DocumentWriter {
  readonly #options: ThreadWriterOptions;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | undefined;
  #cancelEnd = () => {};
  #lastId = 0;

  constructor(options: ThreadWriterOptions) {
    this.#options = options;
  }

  async write(file: string, document: object): Promise<void> {
    this.#cancelEnd();
    this.#thread ??= this.#start();
    this.#lastId += 1;
    const order: WriteOrder = { id: this.#lastId, file, document };
    this.#thread.postMessage(order);
    await new Promise<void>((resolve, reject) => this.#waiting.set(order.id, { resolve, reject }));
  }

  #start(): Worker {
    const thread = this.#startOrFail();
    thread.on('message', (answer: WriteAnswer) => this.#take(answer));
    thread.on('error', (error) => this.#options.onBug(error));
    thread.on('exit', () => this.#lose(thread));
    return thread;
  }

  #startOrFail(): Worker {
    try {
      return this.#options.startThread();
    } catch (error) {
      // Node's own error, if the system has no thread left.
      this.#options.onBug(error);
      throw brokenPipe('no storage thread could be started');
    }
  }

  #take({ id, error }: WriteAnswer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(Object.assign(new Error(error.message), { code: error.code }));
    else waiting?.resolve();
    if (this.#waiting.size === 0) this.#cancelEnd = this.#options.clock.setTimer(KEPT_MS, () => this.#end());
  }

  #end(): void {
    const thread = this.#thread;
    this.#thread = undefined;
    void thread?.terminate();
  }

  /** The writes of a thread that ended by itself have failed; the next write starts another thread. */
  #lose(thread: Worker): void {
    if (thread !== this.#thread) return;
    this.#thread = undefined;
    for (const { reject } of this.#waiting.values()) reject(brokenPipe('the storage thread ended'));
    this.#waiting.clear();
  }
}

/** What the system reports for a write that no one reads: to app/storage, a failed save. */
function brokenPipe(what: string): Error {
  return Object.assign(new Error(`EPIPE: ${what}`), { code: 'EPIPE' });
}

/** `threadFile`: the bundle of `storage-thread.ts`. */
export function storageWriter({
  threadFile,
  ...options
}: Omit<ThreadWriterOptions, 'startThread'> & { readonly threadFile: string }): ThreadWriter {
  const startThread = () => new Worker(threadFile, { name: 'storage', execArgv: [] });
  return new ThreadWriter({ ...options, startThread });
}
