// A real token service for tests: KlearStack's endpoints on Django, REST framework and Simple JWT, in a process of its own
// on loopback. Its clock is the test's (libfaketime), everything else is as Debian ships it. Linux only.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childExit, hasExited, killChild } from '../../../build/waiting/child-exit.ts';
import { within } from '../../../build/waiting/within.ts';

export interface SimpleJwtAccount {
  readonly companyName: string;
  readonly username: string;
  readonly password: string;
  readonly userId: number;
}

export interface SimpleJwtOptions {
  readonly accessTtlS?: number;
  readonly refreshTtlS?: number;
  /** Each renewal then gives a new refresh token, and the old one goes on a blacklist. */
  readonly rotateRefreshTokens?: boolean;
  /** False: a rotated refresh token lives on beside the new one. */
  readonly blacklistAfterRotation?: boolean;
  /** True: a renewal without a bearer is refused, too. */
  readonly bearerRequired?: boolean;
  readonly accounts?: readonly SimpleJwtAccount[];
}

export interface SimpleJwtRequest {
  readonly endpoint: string;
  readonly statusCode: number;
  readonly bearer: 'living' | 'dead' | 'none';
  readonly atMs: number;
}

/** `secondsLeft`: by the service's own clock. `isNewest`: its user was given no other access token since. */
export type BearerVerdict =
  | { readonly kind: 'accepted'; readonly secondsLeft: number; readonly isNewest: boolean }
  | { readonly kind: 'refused' };

const simpleJwtAccount: SimpleJwtAccount = {
  companyName: 'Practice Company',
  username: 'practice',
  password: 'practice-password',
  userId: 26,
};

const FOLDER = join(import.meta.dirname, 'simplejwt-service');
const START_TIMEOUT_MS = 20_000;
const ANSWER_TIMEOUT_MS = 5_000;
const DEFAULTS = {
  accessTtlS: 300,
  refreshTtlS: 86_400,
  rotateRefreshTokens: false,
  blacklistAfterRotation: true,
  bearerRequired: false,
  accounts: [simpleJwtAccount],
};

export class SimpleJwtService {
  readonly address: string;
  readonly accounts: readonly SimpleJwtAccount[];
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #controlSecret: string;

  private constructor(port: number, started: StartedService) {
    this.address = `http://127.0.0.1:${port}`;
    this.accounts = started.accounts;
    this.#child = started.child;
    this.#folder = started.folder;
    this.#controlSecret = started.controlSecret;
  }

  /** Resolves when the service answers. */
  static async start(options: SimpleJwtOptions = {}): Promise<SimpleJwtService> {
    const folder = mkdtempSync(join(tmpdir(), 'tokentray-simplejwt-'));
    const controlSecret = randomBytes(16).toString('hex');
    const given = { ...DEFAULTS, ...options };
    setClock(folder, '+0');
    const child = startPython(folder);
    const database = join(folder, 'accounts.sqlite3');
    const signingKey = randomBytes(32).toString('hex');
    // A process that ends at once closes the pipe; what it printed says why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.write(`${JSON.stringify({ ...given, database, signingKey, controlSecret })}\n`);
    try {
      const port = await within(START_TIMEOUT_MS, 'the Simple JWT service', portOf(child));
      return new SimpleJwtService(port, { child, folder, controlSecret, accounts: given.accounts });
    } catch (error) {
      if (!hasExited(child)) await killChild(child);
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** From now on the service's clock is that much ahead of this computer's. */
  setClockAhead(aheadMs: number): void {
    const seconds = aheadMs / 1_000;
    setClock(this.#folder, seconds < 0 ? `${seconds}` : `+${seconds}`);
  }

  /** The service's clock shows this time, in whole seconds, and stands still. */
  stopClockAt(atMs: number): void {
    setClock(this.#folder, new Date(atMs).toISOString().slice(0, 19).replace('T', ' '));
  }

  /** What the service says of a bearer right now. */
  async judge(accessToken: string): Promise<BearerVerdict> {
    const headers = { authorization: `Bearer ${accessToken}` };
    const answer = await ask(`${this.address}/whoami`, { headers });
    if (!answer.ok) return { kind: 'refused' };
    const { secondsLeft, isNewest } = await answer.json();
    return { kind: 'accepted', secondsLeft, isNewest };
  }

  /** Oldest first, without those of the test's own orders. */
  async requests(): Promise<readonly SimpleJwtRequest[]> {
    return (await this.#order('requests')) as readonly SimpleJwtRequest[];
  }

  /** The text of each token that was given out, newest last. */
  async issuedTokens(): Promise<readonly string[]> {
    return (await this.#order('issued-tokens')) as readonly string[];
  }

  /** As after a deployment with a new key: no token that was given out is worth anything any more. */
  async signByAnotherKey(): Promise<void> {
    await this.#order('sign-by-another-key', { key: randomBytes(32).toString('hex') });
  }

  async blacklistRefreshToken(token: string): Promise<void> {
    await this.#order('blacklist-refresh-token', { token });
  }

  async deactivate({ username }: SimpleJwtAccount): Promise<void> {
    await this.#order('deactivate-user', { username });
  }

  async changePassword({ username }: SimpleJwtAccount, password: string): Promise<void> {
    await this.#order('change-password', { username, password });
  }

  async stop(): Promise<void> {
    this.#child.stdin?.end();
    await childExit(this.#child, ANSWER_TIMEOUT_MS).catch(() => killChild(this.#child));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #order(order: string, value: Readonly<Record<string, string>> = {}): Promise<unknown> {
    const answer = await ask(`${this.address}/control/${order}`, {
      method: 'POST',
      headers: { 'x-control-secret': this.#controlSecret },
      body: JSON.stringify(value),
    });
    if (!answer.ok) throw new Error(`The Simple JWT service answered ${answer.status} to ${order}.`);
    return (await answer.json()).answer;
  }
}

interface StartedService {
  readonly child: ChildProcess;
  readonly folder: string;
  readonly controlSecret: string;
  readonly accounts: readonly SimpleJwtAccount[];
}

/** Each request has a connection of its own, so that none is waited for when the service ends. */
function ask(address: string, init: RequestInit): Promise<Response> {
  const headers = { ...init.headers, connection: 'close' };
  return fetch(address, { ...init, headers, signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
}

function startPython(folder: string): ChildProcess {
  return spawn('/usr/bin/python3', ['-B', '-s', join(FOLDER, 'serve.py')], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      TZ: 'UTC',
      LANG: 'C.UTF-8',
      // The loader puts this computer's own library folder in the place of $LIB.
      LD_PRELOAD: '/usr/$LIB/faketime/libfaketimeMT.so.1',
      FAKETIME_TIMESTAMP_FILE: clockFile(folder),
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
  });
}

const clockFile = (folder: string) => join(folder, 'clock');

/** Put in place as a whole: the service reads it with each look at its clock. */
function setClock(folder: string, time: string): void {
  const written = join(folder, 'next-clock');
  writeFileSync(written, `${time}\n`, { mode: 0o600 });
  renameSync(written, clockFile(folder));
}

/** The service's first line; rejects with what it printed when it ends instead. */
function portOf(child: ChildProcess): Promise<number> {
  let printed = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-2_000);
  });
  return new Promise((resolve, reject) => {
    let line = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      line += text;
      if (line.endsWith('\n')) resolve(JSON.parse(line).port);
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`The Simple JWT service ended. It printed:\n${printed}`)));
  });
}
