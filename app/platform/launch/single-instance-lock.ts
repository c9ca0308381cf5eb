// Keeps a second instance of the app away from the same files where Electron's own lock fails: on Linux, two instances that
// start in the same moment may both be told that they are the first. A running instance listens at a socket among its files;
// one that has ended, however it ended, does not answer there.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fitting } from '../../shared/fitting.ts';
import type { Launch } from './launch-schema.ts';

export type { Launch } from './launch-schema.ts';

/** Twice the longest command line of a Linux program. */
const MESSAGE_LIMIT = 4 * 1024 * 1024;
const CONNECTION_TIMEOUT_MS = 10_000;
/** The other instance may still be starting. */
const NOTIFY_FOR_MS = 3_000;
const NOTIFY_PAUSE_MS = 50;
/** Each failure means that another instance moved in the same moment. */
const MOST_TRIES = 20;
/** A socket before it has its name, and one about to be removed; an instance killed just then leaves it behind. */
const TEMPORARY_SOCKET = /^copy-[0-9a-f]{8}\.sock(\.old)?$/;

export class SingleInstanceLock {
  readonly #folder: string;
  readonly #socket: string;
  /** Which socket is ours, while we hold the lock. */
  #ours: string | undefined;

  /** `folder`: of the files that only one instance may use. It must exist. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#socket = path.join(folder, 'running-copy.sock');
  }

  /**
   * False where another instance has the lock. Once it is `true`, no other instance gets it until this one ends. Where such a
   * socket is impossible (Windows, a long path) or we have no right to connect to the one that is there, Electron's own lock
   * must do. `onLaunch`: a later instance reports how it was started.
   */
  async acquire(onLaunch: (launch: Launch) => void): Promise<boolean> {
    if (process.platform === 'win32') return true;
    const server = net.createServer((connection) => receive(connection, onLaunch)).unref();
    const mine = path.join(this.#folder, `copy-${randomUUID().slice(0, 8)}.sock`);
    try {
      await once(server.listen(mine), 'listening');
      server.on('error', () => undefined); // a connection that could not be accepted; the other side tries again
      const isAcquired = await this.#claim(mine);
      // What cannot be removed stays: it must not cost us the lock.
      if (isAcquired) await this.#removeLeftovers(mine).catch(() => undefined);
      else server.close();
      return isAcquired;
    } catch {
      // The system refused the socket, a second name for it, or a connection to the one that is there.
      server.close();
      return true;
    } finally {
      fs.rmSync(mine, { force: true });
    }
  }

  /** At the end of the app. Without it, the next instance finds that nothing answers. */
  release(): void {
    if (this.#ours !== undefined && this.#ours === identityOf(this.#socket)) fs.rmSync(this.#socket);
    this.#ours = undefined;
  }

  /** Reports this start to the instance that has the lock, which does what the operator wanted; gives up if there is none. */
  async notifyOwner(launch: Launch): Promise<void> {
    if (process.platform === 'win32') return;
    for (let passedMs = 0; passedMs < NOTIFY_FOR_MS; passedMs += NOTIFY_PAUSE_MS) {
      if (await isSent(JSON.stringify(launch), this.#socket)) return;
      await delay(NOTIFY_PAUSE_MS);
    }
  }

  /** Gives a socket that already listens the name that all instances know; only one can have it. */
  async #claim(mine: string): Promise<boolean> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      // ENOENT: removed as a leftover by the instance that has the name.
      if (isDone(() => fs.linkSync(mine, this.#socket), 'EEXIST', 'ENOENT')) {
        this.#ours = identityOf(this.#socket);
        return true;
      }
      const found = identityOf(this.#socket);
      if (await answers(this.#socket)) return false;
      if (found !== undefined) this.#moveAside(found, `${mine}.old`);
    }
    return false;
  }

  /** Only the socket that did not answer, not one that another instance has put there since. */
  #moveAside(silent: string, aside: string): void {
    if (identityOf(this.#socket) !== silent) return;
    if (!isDone(() => fs.renameSync(this.#socket, aside), 'ENOENT')) return;
    // Another may have been put there in the microseconds between the two: it goes back at once.
    if (identityOf(aside) !== silent) isDone(() => fs.linkSync(aside, this.#socket), 'EEXIST', 'ENOENT');
    fs.rmSync(aside, { force: true });
  }

  /** What killed instances have left under other names. One that we may not connect to stays. */
  async #removeLeftovers(mine: string): Promise<void> {
    const names = fs.readdirSync(this.#folder).filter((name) => TEMPORARY_SOCKET.test(name));
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
    // Another instance was quicker.
    if (codes.includes(String((error as NodeJS.ErrnoException).code))) return false;
    throw error;
  }
}

/** Different for every file that was ever there; undefined where there is none. */
function identityOf(file: string): string | undefined {
  const found = fs.lstatSync(file, { throwIfNoEntry: false, bigint: true });
  return found && `${found.ino} ${found.mtimeNs}`;
}

/** Rejects where the system does not let us connect, as to another user's socket. */
function answers(socket: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const connection = net.connect(socket, () => connection.destroy());
    connection.once('close', () => resolve(true));
    connection.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(false);
      else if (error.code === 'EAGAIN')
        resolve(true); // more connections wait than it has accepted yet
      else reject(error);
    });
  });
}

function receive(connection: net.Socket, onLaunch: (launch: Launch) => void): void {
  let text = '';
  connection.setTimeout(CONNECTION_TIMEOUT_MS, () => connection.destroy());
  connection.on('error', () => connection.destroy()); // the other side has gone
  connection.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    if (text.length > MESSAGE_LIMIT) connection.destroy();
  });
  connection.on('end', () => {
    // An instance that only checks whether we answer sends nothing.
    if (text !== '') void read(text).then((launch) => launch && onLaunch(launch));
  });
}

/** The schemas are loaded only for that: no start waits for them. */
async function read(text: string): Promise<Launch | undefined> {
  const { launchSchema } = await import('./launch-schema.ts');
  return fitting(launchSchema, parsed(text))?.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse throws for what is not JSON.
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
    connection.on('error', () => connection.destroy()); // nothing listens yet
    connection.resume().once('close', () => resolve(isConnected));
  });
}
