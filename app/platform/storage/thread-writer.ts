// Has documents written by a thread of its own: a disk may take a tenth of a second, and sessions, tray and window would
// stand still for as long. The thread is there while there is something to write, and a little longer.
import type { Worker } from 'node:worker_threads';
import type { DocumentWriter } from '../../storage/document-files.ts';
import type { Clock } from '../../time/clock.ts';

export interface WriteOrder {
  readonly id: number;
  readonly file: string;
  readonly document: object;
}

export interface WriteAnswer {
  readonly id: number;
  /** Where it failed; `code` is the system's. */
  readonly error?: { readonly message: string; readonly code: string | undefined };
}

export interface ThreadWriterOptions {
  readonly clock: Pick<Clock, 'setTimer'>;
  /** Starts `storage-thread.ts`. */
  readonly startThread: () => Worker;
  /** Told why a thread ended of itself. */
  readonly onBug: (error: unknown) => void;
}

/** After its last write: to start a thread costs a tenth of a second of a processor, to keep one 10 MB. */
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
      // Node's own error, where the system has no thread left.
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

  /** A thread that ended of itself leaves its writes undone; the next write starts another. */
  #lose(thread: Worker): void {
    if (thread !== this.#thread) return;
    this.#thread = undefined;
    for (const { reject } of this.#waiting.values()) reject(brokenPipe('the storage thread ended'));
    this.#waiting.clear();
  }
}

/** What the system would say of a write that nobody takes: to the guard, a save that failed. */
function brokenPipe(what: string): Error {
  return Object.assign(new Error(`EPIPE: ${what}`), { code: 'EPIPE' });
}
