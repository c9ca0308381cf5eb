// The activity by day, and a day's picture in numbers. Pure.
import type { ActivityView, DaySegment } from '../../app/shared/contract/activity.ts';
import { isSameDay } from '../../app/shared/time-words.ts';

export interface ActivityDay {
  /** Of its newest entry. */
  readonly atMs: number;
  readonly entries: readonly ActivityView[];
}

/** Keeps the order of `entries`; a day comes twice where the clock was set back over midnight. */
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

/** How long each state lasted in all; one that did not last a second is left out. */
export function stateTotals(
  segments: readonly DaySegment[],
): readonly (readonly [DaySegment['state'], number])[] {
  const order = ['valid', 'risk', 'gone', 'unknown'] as const;
  return order.flatMap((state) => {
    const ofState = segments.filter((segment) => segment.state === state);
    const totalMs = ofState.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
    return totalMs >= 1_000 ? [[state, totalMs] as const] : [];
  });
}
