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
/** Of an instance that has the lock or had it: its socket, or an empty file if it ended in order. Earlier versions: no number. */
const OWNERS_ENTRY = /^running-copy(?:-(\d{1,15}))?\.sock$/;
/** What an instance makes before it has its number; one killed just then leaves it behind. Those with `.old` are of earlier versions. */
const TEMPORARY_SOCKET = /^copy-[0-9a-f]{8}\.sock(\.old)?$/;

/**
 * The instance whose socket has the highest number has the lock. If nothing answers there, the next number is free, and only
 * one instance can take it; it has the lock unless a higher number is there by then. The highest number never falls: an
 * instance that was stopped on its way, however long, and takes an old number sees a higher one and withdraws.
 */
export class SingleInstanceLock {
  readonly #folder: string;
  /** While we hold the lock. */
  #ours: { readonly server: net.Server; readonly number: number } | undefined;

  /** `folder`: of the files that only one instance may use. It must exist. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * False where another instance has the lock. Once it is `true`, no other instance gets it until this one ends. Where such a
   * socket is impossible (Windows, a long path) or we have no right to connect to the one that is there, Electron's own lock
   * must do. `onLaunch`: a later instance reports how it was started.
   */
  async acquire(onLaunch: (launch: Launch) => void): Promise<boolean> {
    if (process.platform === 'win32') return true;
    const server = net.createServer((connection) => receive(connection, onLaunch)).unref();
    const mine = this.#temporary();
    try {
      await once(server.listen(mine), 'listening');
      server.on('error', () => undefined); // a connection that could not be accepted; the other side tries again
      const number = await this.#claim(mine);
      if (number === undefined) server.close();
      else {
        this.#ours = { server, number };
        // What cannot be removed stays: it must not cost us the lock.
        await this.#removeLeftovers(mine, number).catch(() => undefined);
      }
      return number !== undefined;
    } catch {
      // The system refused the socket, a second name for it, or a connection to the one that is there.
      server.close();
      return true;
    } finally {
      fs.rmSync(mine, { force: true });
    }
  }

  /**
   * At the end of the app. What stays for the next instance to find is an empty file with our number: many tools fail to copy
   * a folder with a socket in it.
   */
  release(): void {
    if (!this.#ours) return;
    const { server, number } = this.#ours;
    this.#ours = undefined;
    try {
      const empty = this.#temporary();
      fs.writeFileSync(empty, '');
      fs.renameSync(empty, this.#path(ownersName(number)));
    } catch {
      // On a full or lost disk the socket stays, as after a crash.
    } finally {
      server.close();
    }
  }

  /** Reports this start to the instance that has the lock, which does what the operator wanted; gives up if there is none. */
  async notifyOwner(launch: Launch): Promise<void> {
    if (process.platform === 'win32') return;
    for (let passedMs = 0; passedMs < NOTIFY_FOR_MS; passedMs += NOTIFY_PAUSE_MS) {
      const owner = this.#highest();
      if (owner && (await isSent(JSON.stringify(launch), this.#path(owner.name)))) return;
      await delay(NOTIFY_PAUSE_MS);
    }
  }

  /** The number that a socket which already listens has got; undefined where another instance has the lock. */
  async #claim(mine: string): Promise<number | undefined> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const highest = this.#highest();
      if (highest && (await this.#isAlive(highest))) return undefined;
      const next = (highest?.number ?? 0) + 1;
      const claimed = this.#path(ownersName(next));
      // EEXIST: another was quicker; ENOENT: removed as a leftover by the one that has the lock.
      if (!isDone(() => fs.linkSync(mine, claimed), 'EEXIST', 'ENOENT')) continue;
      if (this.#highest()?.number === next) return next;
      // Others have come and gone since we looked, and removed the number that we then took.
      fs.rmSync(claimed, { force: true });
    }
    return undefined;
  }

  /** The file of an instance that ended in order need not be asked: connecting takes longer than all else here. */
  async #isAlive({ name }: OwnersEntry): Promise<boolean> {
    const file = this.#path(name);
    return !fs.lstatSync(file, { throwIfNoEntry: false })?.isFile() && answers(file);
  }

  #highest(): OwnersEntry | undefined {
    return ownersEntries(fs.readdirSync(this.#folder)).sort((a, b) => b.number - a.number)[0];
  }

  /** What earlier owners have left, and what killed instances have; of these, what we may not connect to stays. */
  async #removeLeftovers(mine: string, number: number): Promise<void> {
    const names = fs.readdirSync(this.#folder);
    for (const earlier of ownersEntries(names))
      if (earlier.number < number) fs.rmSync(this.#path(earlier.name), { force: true });
    for (const file of names.filter((name) => TEMPORARY_SOCKET.test(name)).map((name) => this.#path(name))) {
      if (file === mine || (await answers(file).catch(() => true))) continue;
      fs.rmSync(file, { force: true });
    }
  }

  #temporary(): string {
    return this.#path(`copy-${randomUUID().slice(0, 8)}.sock`);
  }

  #path(name: string): string {
    return path.join(this.#folder, name);
  }
}

interface OwnersEntry {
  readonly name: string;
  readonly number: number;
}

function ownersEntries(names: readonly string[]): OwnersEntry[] {
  return names.flatMap((name) => {
    const match = OWNERS_ENTRY.exec(name);
    return match ? [{ name, number: Number(match[1] ?? 0) }] : [];
  });
}

function ownersName(number: number): string {
  return `running-copy-${number}.sock`;
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

/** ECONNRESET: it ended in the moment in which it was asked. ENOTSOCK: macOS says so of the file that it then left. */
const SILENT: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ENOTSOCK']);

/** Rejects where the system does not let us connect, as to another user's socket. */
function answers(socket: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const connection = net.connect(socket, () => connection.destroy());
    connection.once('close', () => resolve(true));
    connection.once('error', (error: NodeJS.ErrnoException) => {
      if (SILENT.has(String(error.code))) resolve(false);
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
