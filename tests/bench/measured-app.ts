// One start of an app that is measured from outside: when it was ready, in the tray and painted, and what it uses.
// Started without Playwright, whose connection would be measured too.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { decideSandbox } from '../../build/scripts/sandbox.ts';
import { childExit, killChild } from '../support/child-exit.ts';
import { electronExecutable } from '../support/electron-executable.ts';
import { PrivateHome } from '../support/private-home.ts';
import type { StatusNotifierHost } from '../support/status-notifier-host.ts';
import { type ProcessUse, processTree, processUse } from './process-tree.ts';

export interface MeasuredStart {
  readonly appFolder: string;
  readonly args: readonly string[];
  /** User data of an earlier run; the app works on a copy. */
  readonly usedBefore: string;
  /** What must be seen before the app counts as started. */
  readonly shows: readonly ('tray' | 'window')[];
}

/** Milliseconds from the start of the process. */
export interface StartTimes {
  /** The first line of the app's code. */
  readonly code: number;
  readonly ready: number;
  readonly tray?: number;
  /** First contentful paint. */
  readonly painted?: number;
  /** The window was shown. */
  readonly shown?: number;
}

const MARKS = join(import.meta.dirname, 'start-marks.cjs');
const INHERITED = ['PATH', 'DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS'];
const LOOK_EVERY_MS = 2;
const START_TIMEOUT_MS = 30_000;
const QUIET_CPU_MS_PER_S = 15;
const MAX_SETTLE_S = 30;

export class MeasuredApp {
  readonly times: StartTimes;
  readonly #process: ChildProcess;
  readonly #home: PrivateHome;

  private constructor(times: StartTimes, child: ChildProcess, home: PrivateHome) {
    this.times = times;
    this.#process = child;
    this.#home = home;
  }

  /** Resolves when everything in `shows` has been seen. */
  static async start(start: MeasuredStart, panel: StatusNotifierHost): Promise<MeasuredApp> {
    const home = new PrivateHome();
    const userData = join(home.path, 'user-data');
    cpSync(start.usedBefore, userData, { recursive: true });
    panel.forget();
    const startedAtMs = Date.now();
    const child = spawn(electronExecutable(), commandLine(start, userData), {
      env: environment(home),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const marks = readMarks(child);
    try {
      await waitForAll(marks, start.shows, panel);
    } catch (error) {
      await killChild(child);
      home.remove();
      throw error;
    }
    const times = Object.fromEntries([...marks].map(([name, atMs]) => [name, atMs - startedAtMs]));
    return new MeasuredApp(times as unknown as StartTimes, child, home);
  }

  get processIds(): readonly number[] {
    return processTree(this.#process.pid ?? 0);
  }

  /** Waits until the app has nothing more to do; resolves with the seconds that it took. */
  async settle(): Promise<number> {
    for (let seconds = 1; seconds <= MAX_SETTLE_S; seconds += 1) {
      const { cpuMs } = await this.use(1_000);
      if (cpuMs < QUIET_CPU_MS_PER_S) return seconds;
    }
    throw new Error(`The app was still busy ${MAX_SETTLE_S} s after its start.`);
  }

  /** What all of its processes use from now on, over `durationMs`. */
  async use(durationMs: number): Promise<ProcessUse> {
    const before = processUse(this.processIds);
    await delay(durationMs);
    const after = processUse(this.processIds);
    return { cpuMs: after.cpuMs - before.cpuMs, wakeUps: after.wakeUps - before.wakeUps };
  }

  async end(): Promise<void> {
    this.#process.kill('SIGTERM');
    await childExit(this.#process, 5_000).catch(() => killChild(this.#process));
    this.#home.remove();
  }
}

function commandLine({ appFolder, args }: MeasuredStart, userData: string): readonly string[] {
  const switches = ['--password-store=gnome-libsecret', `--user-data-dir=${userData}`];
  return [...decideSandbox().args, '-r', MARKS, ...switches, appFolder, ...args];
}

function environment(home: PrivateHome): NodeJS.ProcessEnv {
  const inherited = INHERITED.map((name) => [name, process.env[name]]);
  return { ...Object.fromEntries(inherited), TZ: 'UTC', LANG: 'en_US.UTF-8', LANGUAGE: 'en', ...home.env };
}

/** What start-marks.cjs prints, by name, as Unix milliseconds; grows while the app runs. */
function readMarks(child: ChildProcess): Map<string, number> {
  const marks = new Map<string, number>();
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString('utf8');
    for (const [, name, atMs] of printed.matchAll(/^bench-mark (\w+) ([\d.]+)$/gm))
      marks.set(String(name), Number(atMs));
  });
  return marks;
}

/** Adds the mark `tray` when the panel has the icon. */
async function waitForAll(
  marks: Map<string, number>,
  shows: MeasuredStart['shows'],
  panel: StatusNotifierHost,
): Promise<void> {
  const wanted = ['ready', ...shows.flatMap((part) => (part === 'tray' ? ['tray'] : ['painted', 'shown']))];
  const deadlineMs = Date.now() + START_TIMEOUT_MS;
  while (!wanted.every((name) => marks.has(name))) {
    if (!marks.has('tray') && panel.itemCount > 0) marks.set('tray', Date.now());
    if (Date.now() > deadlineMs) throw new Error(`Seen in time: ${[...marks.keys()]}. Wanted: ${wanted}.`);
    await delay(LOOK_EVERY_MS);
  }
}
