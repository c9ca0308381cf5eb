// A fleet's morning in figures: what its service is asked, against what it is asked on average. Pure.
import type { FleetResult } from './fleet-day.ts';
import { BIN_MS } from './fleet-service.ts';

const MINUTE_MS = 60_000;
/** The last of them may be as late as everyone's first renewal. */
const STEADY_AFTER_START = 15;
const SETTLED_AFTER = 10;

export interface FleetFigures {
  /** Requests a minute while nothing is wrong: what all other figures are multiples of. */
  readonly meanPerMinute: number;
  readonly busiestMorning: number;
  readonly steadyPeak: number;
  readonly outagePeak: number;
  readonly peakAfterOutage: number;
  /** From ten minutes after the outage on. */
  readonly settledPeak: number;
  readonly lossPeak: number;
  /** Minutes after the outage until what is asked stays within a fifth of the mean. */
  readonly settledWithin: number;
}

/** Over windows of `windowMinutes`: a small fleet needs longer ones, or chance is all that shows. */
export function fleetFigures({ plan, asked }: FleetResult, windowMinutes = 1): FleetFigures {
  const perWindow = requestsPer(asked, windowMinutes).map((count) => count / windowMinutes);
  const between = (from: number, to: number) =>
    perWindow.slice(Math.ceil(from / windowMinutes), Math.floor(to / windowMinutes));
  const steady = between(plan.startsWithin + STEADY_AFTER_START, plan.outageFrom);
  const meanPerMinute = steady.reduce((sum, count) => sum + count, 0) / steady.length;
  const peak = (from: number, to: number) => Math.max(0, ...between(from, to)) / meanPerMinute;
  const { outageFrom, outageTo, lossFrom, until } = plan;
  const afterwards = between(outageTo, lossFrom);
  const lastUnsettled = afterwards.findLastIndex((count) => count > 1.2 * meanPerMinute);
  return {
    meanPerMinute,
    busiestMorning: peak(0, plan.startsWithin),
    steadyPeak: peak(plan.startsWithin + STEADY_AFTER_START, outageFrom),
    outagePeak: peak(outageFrom, outageTo),
    peakAfterOutage: peak(outageTo, lossFrom),
    settledPeak: peak(outageTo + SETTLED_AFTER, lossFrom),
    lossPeak: peak(lossFrom, until),
    settledWithin: (lastUnsettled + 1) * windowMinutes,
  };
}

/** How many requests fall into each whole window. */
export function requestsPer(bins: ArrayLike<number>, windowMinutes: number): readonly number[] {
  const binsEach = (windowMinutes * MINUTE_MS) / BIN_MS;
  const counts: number[] = [];
  for (let at = 0; at + binsEach <= bins.length; at += binsEach) {
    let count = 0;
    for (let bin = at; bin < at + binsEach; bin += 1) count += bins[bin] ?? 0;
    counts.push(count);
  }
  return counts;
}
