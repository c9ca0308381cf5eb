// What the processors of this machine did between two moments, and how much of it others did: not the bench, not what it
// started. Linux only.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { processTree } from '../support/app/process-tree.ts';

export interface LoadSample {
  readonly atMs: number;
  /** All processors, since the machine started. */
  readonly busyMs: number;
  /** The bench and all that it has started, with what has ended since. */
  readonly ownMs: number;
}

/** The kernel counts in hundredths of a second, whatever its own clock. */
const TICK_MS = 10;
const IDLE_FIELDS = [3, 4];

export function sampleLoad(rootPid: number): LoadSample {
  const ownTicks = processTree(rootPid).map((pid) => ticksOfProcess(read(`/proc/${pid}/stat`)));
  return {
    atMs: performance.now(),
    busyMs: busyTicks(read('/proc/stat')) * TICK_MS,
    ownMs: ownTicks.reduce((sum, ticks) => sum + ticks, 0) * TICK_MS,
  };
}

/** What others took of all processors, in percent. */
export function othersPercent(
  from: LoadSample,
  to: LoadSample,
  processors: number = availableParallelism(),
): number {
  const othersMs = to.busyMs - from.busyMs - (to.ownMs - from.ownMs);
  return Math.max(0, (othersMs / ((to.atMs - from.atMs) * processors)) * 100);
}

/** Of the first line of /proc/stat; time that the machine's host took away counts as busy. */
export function busyTicks(stat: string): number {
  const [, ...fields] = (stat.split('\n')[0] ?? '').trim().split(/\s+/);
  // The last two, guests' time, are in the first two already.
  return fields
    .slice(0, 8)
    .reduce((sum, ticks, at) => sum + (IDLE_FIELDS.includes(at) ? 0 : Number(ticks)), 0);
}

/** Of /proc/.../stat: the process and its children that have ended. The name in parentheses may hold anything. */
export function ticksOfProcess(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // the process has ended
  }
}
