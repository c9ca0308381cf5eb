// Reads the X clipboard as any other program would, over a connection of its own: what it finds, they find.
import { setTimeout as delay } from 'node:timers/promises';
import { eventMask, type XEvent } from 'x11';
import type { XConnection } from './x-connection.ts';

/** The owner of the clipboard is another program, which may hang. */
const SILENCE_LIMIT_MS = 1_000;
const NEW_VALUE = 0;

export class SelectionReader {
  readonly #connection: XConnection;

  constructor(connection: XConnection) {
    this.#connection = connection;
  }

  /** '' if there is no text. Rejects if the owner does not answer. */
  async text(): Promise<string> {
    const text = await this.#read('UTF8_STRING');
    if (text) return text.toString('utf8');
    return (await this.#read('STRING'))?.toString('latin1') ?? '';
  }

  /** The names of what is on offer. Rejects if the owner does not answer. */
  async formats(): Promise<readonly string[]> {
    const list = (await this.#read('TARGETS')) ?? Buffer.alloc(0);
    const atoms = Array.from({ length: Math.floor(list.length / 4) }, (_, at) => list.readUInt32LE(at * 4));
    return Promise.all(atoms.filter((atom) => atom !== 0).map((atom) => this.#connection.atomName(atom)));
  }

  /** Undefined if nothing is offered under that name. */
  async #read(target: string): Promise<Buffer | undefined> {
    const { x } = this.#connection;
    // A window for each read, so that a late answer reaches no later read.
    const window = this.#connection.newWindow(eventMask.PropertyChange);
    const end = new AbortController();
    const limit = delay(SILENCE_LIMIT_MS, undefined, { signal: end.signal }).then(() => {
      throw new Error('the owner of the clipboard keeps silent');
    });
    limit.catch(() => undefined); // cancelled
    try {
      const found = await Promise.race([this.#convert(target, window, end.signal), limit]);
      // Not a window that still waits: some programs, such as xclip, crash when they answer to a window that is gone.
      x.DestroyWindow(window);
      return found;
    } finally {
      end.abort();
    }
  }

  async #convert(target: string, window: number, end: AbortSignal): Promise<Buffer | undefined> {
    const connection = this.#connection;
    const [selection, type, property, inPieces] = await Promise.all(
      ['CLIPBOARD', target, 'TOKENTRAY_READ', 'INCR'].map((name) => connection.atom(name)),
    );
    if (!selection || !type || !property) throw new Error('the X server has no names left');
    const isAnswer = ({ name, requestor }: XEvent) => name === 'SelectionNotify' && requestor === window;
    const answered = this.#next(isAnswer, end);
    connection.x.ConvertSelection(window, selection, type, property, 0);
    if ((await answered).property === 0) return undefined;
    const isPiece = (event: XEvent) =>
      event.name === 'PropertyNotify' && event.wid === window && event.state === NEW_VALUE;
    let nextPiece = this.#next(isPiece, end);
    const answer = await connection.takeProperty(window, property);
    if (answer.type !== inPieces) return answer.data;
    const pieces: Buffer[] = [];
    for (;;) {
      await nextPiece;
      nextPiece = this.#next(isPiece, end);
      const { data } = await connection.takeProperty(window, property);
      if (data.length === 0) return Buffer.concat(pieces);
      pieces.push(data);
    }
  }

  #next(isWanted: (event: XEvent) => boolean, end: AbortSignal): Promise<XEvent> {
    return new Promise((resolve) => {
      const stop = this.#connection.listen((event) => {
        if (!isWanted(event)) return;
        stop();
        resolve(event);
      });
      end.addEventListener('abort', stop, { once: true });
    });
  }
}
