// One start of an app that is measured from outside: when it was ready, in the tray and painted, and what it uses.
// Started without Playwright, whose connection would be measured too.
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { StatusNotifierHost } from '../../build/desktop/status-notifier-host.ts';
import { waitUntil } from '../../build/waiting/wait-until.ts';
import {
  busiestThreads,
  type ProcessUse,
  processTree,
  threadUses,
  usedBetween,
} from '../support/app/process-tree.ts';
import { type BenchLaunch, type LaunchedApp, launchForBench } from './bench-launch.ts';
import { MAIN_PROBE, minuteIn, onLine, type Stretch, stretchIn } from './main-probe.ts';

export interface MeasuredStart extends Omit<BenchLaunch, 'preloads'> {
  /** What must be seen before the app counts as started. */
  readonly shows: readonly ('tray' | 'window')[];
  /** The turns of its main process's event loop are watched, which costs it something. */
  readonly watchesTurns?: boolean;
}

/** Milliseconds from the start of the process. */
export interface StartTimes {
  /** The first line of the app's code. */
  readonly code: number;
  readonly ready: number;
  readonly tray?: number;
  /** First contentful paint. */
  readonly painted?: number;
  /** The window shows what it can do, not only what it showed last. */
  readonly live?: number;
  /** The window was shown. */
  readonly shown?: number;
}

const MARKS = join(import.meta.dirname, 'start-marks.cjs');
const LOOK_EVERY_MS = 2;
const START_TIMEOUT_MS = 30_000;
const QUIET_CPU_MS_PER_S = 15;
/** The probe looks every 20 ms: 15 to 40 ms a second of a bare app's that does nothing. A thousand renewals take some hundred. */
const QUIET_WITH_PROBE_MS_PER_S = 60;
/** A thousand companies are renewed in less. */
const MAX_SETTLE_S = 180;
const REPORT_TIMEOUT_MS = 10_000;
/** What an app keeps for a while after its start is not what it costs to leave running: a thread, and memory that V8 gives back after half a minute. */
const LEFT_ALONE_MS = 40_000;

export class MeasuredApp {
  readonly times: StartTimes;
  readonly #startedAtMs: number;
  readonly #launched: LaunchedApp;
  readonly #printed: Printed;
  readonly #quietMsPerS: number;

  private constructor(printed: Printed, startedAtMs: number, launched: LaunchedApp, quietMsPerS: number) {
    const times = [...printed.marks].map(([name, [atMs = Number.NaN]]) => [name, atMs - startedAtMs]);
    this.times = Object.fromEntries(times) as unknown as StartTimes;
    this.#printed = printed;
    this.#quietMsPerS = quietMsPerS;
    this.#startedAtMs = startedAtMs;
    this.#launched = launched;
  }

  /** Resolves when everything in `shows` has been seen. */
  static async start(start: MeasuredStart, panel: StatusNotifierHost): Promise<MeasuredApp> {
    panel.forget();
    const startedAtMs = Date.now();
    const preloads = start.watchesTurns ? [MARKS, MAIN_PROBE] : [MARKS];
    const launched = launchForBench({ ...start, preloads });
    const [stretches, heapsMb]: [Stretch[], number[]] = [[], []];
    const marks = readMarks(launched.child, { stretches, heapsMb });
    try {
      await waitForAll(marks, start.shows, panel);
    } catch (error) {
      await launched.end();
      throw error;
    }
    const quietMsPerS = start.watchesTurns ? QUIET_WITH_PROBE_MS_PER_S : QUIET_CPU_MS_PER_S;
    return new MeasuredApp({ marks, stretches, heapsMb }, startedAtMs, launched, quietMsPerS);
  }

  /** What start-marks.cjs has printed under that name so far. */
  marks(name: string): readonly number[] {
    return this.#printed.marks.get(name) ?? [];
  }

  /** Since its start, if its turns are watched. */
  get stretches(): readonly Stretch[] {
    return this.#printed.stretches;
  }

  /** What V8 holds in the main process after a collection, if its turns are watched. */
  async heapMb(): Promise<number> {
    const { heapsMb } = this.#printed;
    const before = heapsMb.length;
    this.#launched.child.stdin?.write('report\n');
    await waitUntil({
      what: 'a report of the heap',
      look: () => heapsMb.length,
      until: (length) => length > before,
      timeoutMs: REPORT_TIMEOUT_MS,
    });
    return heapsMb.at(-1) ?? Number.NaN;
  }

  get userData(): string {
    return this.#launched.userData;
  }

  /** Unix milliseconds. */
  get startedAtMs(): number {
    return this.#startedAtMs;
  }

  get processIds(): readonly number[] {
    return processTree(this.#launched.child.pid ?? 0);
  }

  /** Since the start of its process. */
  get runningForMs(): number {
    return Date.now() - this.#startedAtMs;
  }

  /** Resolves when the app has nothing more to do. */
  async fallSilent(maxS = MAX_SETTLE_S): Promise<void> {
    let before = threadUses(this.processIds);
    let after = before;
    for (let seconds = 1; seconds <= maxS; seconds += 1) {
      await delay(1_000);
      [before, after] = [after, threadUses(this.processIds)];
      if (usedBetween(before, after).cpuMs < this.#quietMsPerS) return;
    }
    const busiest = busiestThreads(before, after).join(', ');
    throw new Error(`The app was still busy ${maxS} s after its start. In the last second: ${busiest}.`);
  }

  /** Long enough for what an app keeps a while after it was used to be gone. */
  async leaveAlone(): Promise<void> {
    await delay(LEFT_ALONE_MS);
  }

  /** What all of its processes use from now on, over `durationMs`. */
  async use(durationMs: number): Promise<ProcessUse> {
    const before = threadUses(this.processIds);
    await delay(durationMs);
    return usedBetween(before, threadUses(this.processIds));
  }

  end(): Promise<void> {
    return this.#launched.end();
  }
}

/** What start-marks.cjs prints, by name; grows while the app runs. */
type Marks = Map<string, number[]>;

interface Printed {
  readonly marks: Marks;
  readonly stretches: readonly Stretch[];
  readonly heapsMb: readonly number[];
}

/** Adds to the two lists, too. */
function readMarks(
  child: ChildProcess,
  { stretches, heapsMb }: { readonly stretches: Stretch[]; readonly heapsMb: number[] },
): Marks {
  const marks: Marks = new Map();
  onLine(child.stdout, (line) => {
    const [, name, value] = /^bench-mark (\w+) ([\d.]+)$/.exec(line) ?? [];
    if (name !== undefined) marks.set(name, [...(marks.get(name) ?? []), Number(value)]);
    const stretch = stretchIn(line);
    if (stretch) stretches.push(stretch);
    const minute = minuteIn(line);
    if (minute) heapsMb.push(minute.heapMb);
  });
  return marks;
}

/** Adds the mark `tray` when the panel has the icon. */
async function waitForAll(
  marks: Marks,
  shows: MeasuredStart['shows'],
  panel: StatusNotifierHost,
): Promise<void> {
  const wanted = [
    'ready',
    ...shows.flatMap((part) => (part === 'tray' ? ['tray'] : ['painted', 'shown', 'live'])),
  ];
  const deadlineMs = Date.now() + START_TIMEOUT_MS;
  while (!wanted.every((name) => marks.has(name))) {
    if (!marks.has('tray') && panel.itemCount > 0) marks.set('tray', [Date.now()]);
    if (Date.now() > deadlineMs) throw new Error(`Seen in time: ${[...marks.keys()]}. Wanted: ${wanted}.`);
    await delay(LOOK_EVERY_MS);
  }
}
