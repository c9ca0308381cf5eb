import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ActivityView } from '../../../../app/shared/contract/activity.ts';
import { isSameDay } from '../../../../app/shared/time-words.ts';
import { byDay, daysAgo, stateTotals } from '../../../../renderer/activity/activity-days.ts';

beforeAll(() => void vi.stubEnv('TZ', 'Europe/Berlin'));

const entry = (id: number, at: string): ActivityView => ({
  ...{ id, atMs: Date.parse(at), company: 'ACME', tone: 'good', text: 'Renewed' },
});

describe('entries by day', () => {
  it('part at midnight of this computer, and keep their order', () => {
    const days = byDay([
      entry(4, '2026-01-06T00:10:00+01:00'),
      entry(3, '2026-01-05T23:50:00+01:00'),
      entry(2, '2026-01-05T00:00:00+01:00'),
    ]);
    expect(days.map(({ entries }) => entries.map(({ id }) => id))).toEqual([[4], [3, 2]]);
  });

  it('show a day twice where the clock was set back over midnight', () => {
    const days = byDay([
      entry(3, '2026-01-05T12:00:00+01:00'),
      entry(2, '2026-01-06T12:00:00+01:00'),
      entry(1, '2026-01-05T11:00:00+01:00'),
    ]);
    expect(days).toHaveLength(3);
  });
});

it('knows yesterday also on the day after the clocks went forward', () => {
  const now = Date.parse('2026-03-30T00:30:00+02:00');
  expect(isSameDay(daysAgo(1, now), Date.parse('2026-03-29T12:00:00+02:00'))).toBe(true);
});

it('adds up each state of a day, and leaves out what did not last a second', () => {
  expect(
    stateTotals([
      { state: 'unknown', fromMs: 0, toMs: 5_000 },
      { state: 'gone', fromMs: 5_000, toMs: 5_999 },
      { state: 'valid', fromMs: 5_999, toMs: 10_000 },
      { state: 'risk', fromMs: 10_000, toMs: 11_000 },
      { state: 'valid', fromMs: 11_000, toMs: 14_000 },
    ]),
  ).toEqual([
    ['valid', 7_001],
    ['risk', 1_000],
    ['unknown', 5_000],
  ]);
});
