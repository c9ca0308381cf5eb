// One connection to the X server, with promises. Knows nothing of clipboards.
import { existsSync } from 'node:fs';
import { createClient, type XClient, type XDisplay, type XEvent, type XProperty } from 'x11';

/** A local display's socket; a display elsewhere (`host:10`) has none. */
const LOCAL_DISPLAY = /^(?:unix)?:(\d+)/;
/** The whole property, in units of four bytes. */
const WHOLE = 0x1fffffff;
const ANY_TYPE = 0;

export class XConnection {
  readonly x: XClient;
  readonly root: number;
  readonly #idMask: number;
  readonly #listeners = new Set<(event: XEvent) => void>();
  readonly #atoms = new Map<string, number>();

  private constructor({ client, screen, resource_mask: idMask }: XDisplay) {
    this.x = client;
    this.root = screen[0]?.root ?? 0;
    this.#idMask = idMask;
    client.on('event', (event) => {
      for (const listener of this.#listeners) listener(event);
    });
  }

  /** Rejects if there is no such server, or it does not accept us. */
  static open(display: string): Promise<XConnection> {
    const number = LOCAL_DISPLAY.exec(display)?.[1];
    // The library would use display 0 if there is none, and connect over the network if a socket is missing.
    if (display === '' || (number !== undefined && !existsSync(`/tmp/.X11-unix/X${number}`)))
      return Promise.reject(new Error('there is no such display'));
    return new Promise((resolve, reject) => {
      const client = createClient({ display, shm: false }, (error, opened) => {
        if (error) reject(error);
        else resolve(new XConnection(opened));
      });
      // Before it is open: why it failed. After that: another program's window that was gone before our answer came.
      client.on('error', reject);
    });
  }

  /** Calls back when the server has gone. */
  onEnd(ended: () => void): void {
    this.x.on('end', ended);
    this.x.stream.on('close', ended);
  }

  /** Returns the unsubscribe. */
  listen(listener: (event: XEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async atom(name: string): Promise<number> {
    const known = this.#atoms.get(name);
    if (known !== undefined) return known;
    const atom = await replyOf<number>((reply) => this.x.InternAtom(false, name, reply));
    this.#atoms.set(name, atom);
    return atom;
  }

  atoms(names: readonly string[]): Promise<number[]> {
    return Promise.all(names.map((name) => this.atom(name)));
  }

  atomName(atom: number): Promise<string> {
    return replyOf((reply) => this.x.GetAtomName(atom, reply));
  }

  ownerOf(selection: number): Promise<number> {
    return replyOf((reply) => this.x.GetSelectionOwner(selection, reply));
  }

  /** Reads a property whole and removes it. */
  takeProperty(window: number, name: number): Promise<XProperty> {
    return replyOf((reply) => this.x.GetProperty(1, window, name, ANY_TYPE, 0, WHOLE, reply));
  }

  /** Whether the same program made both windows. */
  haveOneOwner(window: number, other: number): boolean {
    return (window & ~this.#idMask) === (other & ~this.#idMask);
  }

  /** One pixel, invisible until it is mapped. */
  newWindow(eventMask: number): number {
    const window = this.x.AllocID();
    this.x.CreateWindow(window, this.root, 0, 0, 1, 1, 0, 0, 0, 0, { eventMask, backgroundPixel: 0 });
    return window;
  }
}

/** As a property of 32 bits each holds them. */
export function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [at, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, at * 4);
  return bytes;
}

function replyOf<Value>(ask: (reply: (error: unknown, value: Value) => void) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    ask((error, value) => {
      if (error) reject(error);
      else resolve(value);
      return true; // tells the library that the error has been handled
    });
  });
}
