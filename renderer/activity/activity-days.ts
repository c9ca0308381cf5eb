// The activity grouped by day, and how long each state lasted. Pure.
import type { ActivityView, DaySegment } from '../../app/shared/contract/activity.ts';
import { isSameDay } from '../../app/shared/time-words.ts';

export interface ActivityDay {
  /** Of its newest entry. */
  readonly atMs: number;
  readonly entries: readonly ActivityView[];
}

/** Keeps the order of `entries`; a day appears twice where the clock was set back past midnight. */
export function byDay(entries: readonly ActivityView[]): readonly ActivityDay[] {
  const days: { readonly atMs: number; readonly entries: ActivityView[] }[] = [];
  for (const entry of entries) {
    const day = days.at(-1);
    if (day && isSameDay(day.atMs, entry.atMs)) day.entries.push(entry);
    else days.push({ atMs: entry.atMs, entries: [entry] });
  }
  return days;
}

export function daysAgo(days: number, nowMs: number): number {
  const then = new Date(nowMs);
  then.setDate(then.getDate() - days);
  return then.getTime();
}

/** How long each state lasted in total, without those that lasted less than a second. */
export function stateTotals(
  segments: readonly DaySegment[],
): readonly (readonly [DaySegment['state'], number])[] {
  const order = ['valid', 'idle', 'risk', 'gone', 'unknown'] as const;
  return order.flatMap((state) => {
    const ofState = segments.filter((segment) => segment.state === state);
    const totalMs = ofState.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
    return totalMs >= 1_000 ? [[state, totalMs] as const] : [];
  });
}
