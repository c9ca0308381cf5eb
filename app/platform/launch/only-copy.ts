// Keeps a second copy of the app from the same files where Electron's own lock fails: on Linux, of two copies started in the
// same moment each may be told that it is the first. A copy that runs listens at a socket among its files; one that has ended,
// however it ended, does not answer there.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const startSchema = z.object({ commandLine: z.array(z.string()), folder: z.string() });
/** How a copy was started: what was typed, and where. */
export type CopyStart = z.infer<typeof startSchema>;

/** Twice what the command line of a Linux program can be. */
const MESSAGE_LIMIT = 4 * 1024 * 1024;
const CONNECTION_TIMEOUT_MS = 10_000;
/** The other copy may still be starting. */
const TELL_FOR_MS = 3_000;
const TELL_PAUSE_MS = 50;
/** Each means that another copy moved in the same moment. */
const MOST_TRIES = 20;
/** A socket before it has its name, and one on its way out; a copy that was killed just then leaves it behind. */
const PASSING = /^copy-[0-9a-f]{8}\.sock(\.old)?$/;

export class OnlyCopy {
  readonly #folder: string;
  readonly #socket: string;
  /** What lies at the socket's place while it is ours. */
  #ours: string | undefined;

  /** `folder`: of the files that only one copy may use. It must be there before anything else is called. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#socket = path.join(folder, 'running-copy.sock');
  }

  /**
   * False where another copy uses the files. From `true` on no other copy is given them, until this one ends. Where there can
   * be no such socket (Windows, a long path) or the one that is there may not be asked, Electron's lock must do.
   */
  async take(onStart: (start: CopyStart) => void): Promise<boolean> {
    if (process.platform === 'win32') return true;
    const server = net.createServer((connection) => receive(connection, onStart)).unref();
    const mine = path.join(this.#folder, `copy-${randomUUID().slice(0, 8)}.sock`);
    try {
      await once(server.listen(mine), 'listening');
      server.on('error', () => undefined); // a connection that could not be taken; whoever it was tries again
      const isTaken = await this.#put(mine);
      // What cannot be swept stays: it must not cost the place that was taken.
      if (isTaken) await this.#sweepAround(mine).catch(() => undefined);
      else server.close();
      return isTaken;
    } catch {
      // The system's refusal: of the socket, of a second name for it, or of a look at the one that is there.
      server.close();
      return true;
    } finally {
      fs.rmSync(mine, { force: true });
    }
  }

  /** The end of the app. After an end without it, the next copy finds that nobody answers. */
  release(): void {
    if (this.#ours !== undefined && this.#ours === identityOf(this.#socket)) fs.rmSync(this.#socket);
    this.#ours = undefined;
  }

  /** Tells the other copy of this start, so that it does what the operator wanted; gives up where there is none. */
  async tell(start: CopyStart): Promise<void> {
    if (process.platform === 'win32') return;
    for (let passedMs = 0; passedMs < TELL_FOR_MS; passedMs += TELL_PAUSE_MS) {
      if (await isSent(JSON.stringify(start), this.#socket)) return;
      await delay(TELL_PAUSE_MS);
    }
  }

  /** Gives a socket that already listens the name that all copies look at; only one can have it. */
  async #put(mine: string): Promise<boolean> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      // ENOENT: swept by the copy that has the name.
      if (isDone(() => fs.linkSync(mine, this.#socket), 'EEXIST', 'ENOENT')) {
        this.#ours = identityOf(this.#socket);
        return true;
      }
      const found = identityOf(this.#socket);
      if (await answers(this.#socket)) return false;
      if (found !== undefined) this.#clearAway(found, `${mine}.old`);
    }
    return false;
  }

  /** What did not answer, and nothing that another copy has put there since. */
  #clearAway(silent: string, aside: string): void {
    if (identityOf(this.#socket) !== silent) return;
    if (!isDone(() => fs.renameSync(this.#socket, aside), 'ENOENT')) return;
    // In the microseconds between the two it may have been put there all the same: it goes back at once.
    if (identityOf(aside) !== silent) isDone(() => fs.linkSync(aside, this.#socket), 'EEXIST', 'ENOENT');
    fs.rmSync(aside, { force: true });
  }

  /** What killed copies have left under other names. One that may not be asked stays. */
  async #sweepAround(mine: string): Promise<void> {
    const names = fs.readdirSync(this.#folder).filter((name) => PASSING.test(name));
    for (const file of names.map((name) => path.join(this.#folder, name))) {
      if (file === mine || (await answers(file).catch(() => true))) continue;
      fs.rmSync(file, { force: true });
    }
  }
}

/** False where the system refuses with one of `codes`; every other refusal is thrown. */
function isDone(action: () => void, ...codes: readonly string[]): boolean {
  try {
    action();
    return true;
  } catch (error) {
    // Another copy was quicker.
    if (codes.includes(String((error as NodeJS.ErrnoException).code))) return false;
    throw error;
  }
}

/** Another text for every file that was ever there; undefined where there is none. */
function identityOf(file: string): string | undefined {
  const found = fs.lstatSync(file, { throwIfNoEntry: false, bigint: true });
  return found && `${found.ino} ${found.mtimeNs}`;
}

/** Rejects where the system does not let us ask, as at another user's socket. */
function answers(socket: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const connection = net.connect(socket, () => connection.destroy());
    connection.once('close', () => resolve(true));
    connection.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(false);
      else if (error.code === 'EAGAIN')
        resolve(true); // more have asked than it has answered yet
      else reject(error);
    });
  });
}

function receive(connection: net.Socket, onStart: (start: CopyStart) => void): void {
  let text = '';
  connection.setTimeout(CONNECTION_TIMEOUT_MS, () => connection.destroy());
  connection.on('error', () => connection.destroy()); // whoever it was has gone
  connection.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    if (text.length > MESSAGE_LIMIT) connection.destroy();
  });
  connection.on('end', () => {
    const start = startSchema.safeParse(parsed(text));
    if (start.success) onStart(start.data);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse throws for what is not JSON, as a copy that only looks sends none.
    return undefined;
  }
}

function isSent(message: string, socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    let isConnected = false;
    const connection = net.connect(socket, () => {
      isConnected = true;
      connection.end(message);
    });
    connection.setTimeout(CONNECTION_TIMEOUT_MS, () => connection.destroy());
    connection.on('error', () => connection.destroy()); // nobody listens yet
    connection.resume().once('close', () => resolve(isConnected));
  });
}
