// What a start with many companies takes, so far: the icon, the main process's longest turns, processor time and memory.
import { memoryMb, threadUses, usedBetween } from '../support/app/process-tree.ts';
import { lateMs } from './main-probe.ts';
import type { MeasuredApp } from './measured-app.ts';

export const LONG_TURN_MS = 50;

/** Of an app whose turns are watched. */
export function scaleFigures({ times, stretches, processIds }: MeasuredApp) {
  const turnsMs = stretches.map(lateMs);
  return {
    scaleTrayMs: times.tray ?? Number.NaN,
    scaleCpuMs: usedBetween(new Map(), threadUses(processIds)).cpuMs,
    longestTurnMs: Math.max(0, ...turnsMs),
    longTurns: turnsMs.filter((ms) => ms > LONG_TURN_MS).length,
    scalePssMb: memoryMb(processIds).pss,
  };
}
