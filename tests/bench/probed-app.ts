// An app that runs for long with main-probe.cjs in its main process: what it held each minute, and when its event loop
// stood still. Can be put to sleep and woken as a whole, as a computer does it. Linux only.

import { setTimeout as delay } from 'node:timers/promises';
import type { StatusNotifierHost } from '../../build/desktop/status-notifier-host.ts';
import { waitUntil } from '../../build/waiting/wait-until.ts';
import { memoryMb, processTree } from '../support/app/process-tree.ts';
import { type BenchLaunch, type LaunchedApp, launchForBench } from './bench-launch.ts';
import { MAIN_PROBE, type MainMinute, minuteIn, onLine, type Stretch, stretchIn } from './main-probe.ts';

/** With what was seen from outside. */
export interface MinuteReport extends MainMinute {
  /** All processes of the app. */
  readonly pssMb: number;
  readonly mainPssMb: number;
  /** The computer slept in this minute: its delays mean nothing. */
  readonly slept: boolean;
}

const MINUTE_MS = 60_000;
const START_TIMEOUT_MS = 30_000;
/** The first ticks after a sleep are the sleep's. */
const WAKING_MS = 1_000;

export class ProbedApp {
  #minutes: MinuteReport[] = [];
  readonly #launched: LaunchedApp;
  #stretches: Stretch[] = [];
  readonly #sleeps: { readonly fromMs: number; toMs: number }[] = [];

  private constructor(launched: LaunchedApp) {
    this.#launched = launched;
    onLine(launched.child.stdout, (line) => this.#take(line));
  }

  /** Resolves when the app's icon is on the panel. */
  static async start(launch: Omit<BenchLaunch, 'preloads'>, panel: StatusNotifierHost): Promise<ProbedApp> {
    const before = panel.itemCount;
    const app = new ProbedApp(launchForBench({ ...launch, preloads: [MAIN_PROBE] }));
    await waitUntil({
      what: 'the icon on the panel',
      look: () => panel.itemCount,
      until: (count) => count > before,
      timeoutMs: START_TIMEOUT_MS,
    }).catch(async (error: unknown) => {
      await app.end();
      throw error;
    });
    return app;
  }

  get minutes(): readonly MinuteReport[] {
    return this.#minutes;
  }

  /** Forgets what was measured so far. */
  startAnew(): void {
    this.#minutes = [];
    this.#stretches = [];
  }

  /** Without what happened while the computer slept. */
  get stretches(): readonly Stretch[] {
    return this.#stretches.filter(
      ({ atMs }) => !this.#sleeps.some(({ fromMs, toMs }) => atMs >= fromMs && atMs <= toMs + WAKING_MS),
    );
  }

  get isRunning(): boolean {
    return this.#launched.child.exitCode === null && this.#launched.child.signalCode === null;
  }

  get sleepCount(): number {
    return this.#sleeps.length;
  }

  closeWindow(): void {
    this.#launched.child.stdin?.write('close-window\n');
  }

  /** Every process of the app stands still. */
  async sleep(durationMs: number): Promise<void> {
    const sleep = { fromMs: Date.now(), toMs: Number.POSITIVE_INFINITY };
    this.#sleeps.push(sleep);
    const pids = this.#pids();
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    await delay(durationMs);
    for (const pid of pids) process.kill(pid, 'SIGCONT');
    sleep.toMs = Date.now();
  }

  async end(): Promise<void> {
    await this.#launched.end();
  }

  #pids(): readonly number[] {
    return processTree(this.#launched.child.pid ?? 0);
  }

  #take(line: string): void {
    const stretch = stretchIn(line);
    if (stretch) this.#stretches.push(stretch);
    const minute = minuteIn(line);
    if (minute) {
      const pids = this.#pids();
      const [pssMb, mainPssMb] = [memoryMb(pids).pss, memoryMb(pids.slice(0, 1)).pss];
      const slept = this.#sleeps.some(({ toMs }) => toMs > Date.now() - MINUTE_MS);
      this.#minutes.push({ ...minute, pssMb, mainPssMb, slept });
    }
  }
}
