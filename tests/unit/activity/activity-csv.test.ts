import { beforeAll, describe, expect, it, vi } from 'vitest';
import { activityCsv } from '../../../app/activity/activity-csv.ts';
import type { ActivityEntry } from '../../../app/activity/activity-entry.ts';
import { Texts } from '../../../app/texts/texts.ts';

const texts = new Texts();
const AT_MS = Date.UTC(2026, 0, 5, 9, 30, 5);
const HEADER = 'Time,Company,What happened,Valid until,Kind,Times,First time\r\n';

const entry = (more: Partial<ActivityEntry> = {}): ActivityEntry => ({
  ...{ id: 1, atMs: AT_MS, companyId: 'a', companyLabel: 'ACME', kind: 'renewed' },
  ...more,
});
const body = (...entries: readonly ActivityEntry[]) => activityCsv(entries, texts).slice(1);
const named = (companyLabel: string) => body(entry({ companyLabel })).slice(HEADER.length);

beforeAll(() => void vi.stubEnv('TZ', 'Europe/Berlin'));

describe('the exported activity', () => {
  it('begins with a byte order mark and says its columns', () => {
    expect(activityCsv([], texts)).toBe(`\uFEFF${HEADER}`);
  });

  it('has one line for each entry, in local time', () => {
    expect(body(entry({ validUntilMs: AT_MS + 15 * 60_000 }))).toBe(
      `${HEADER}2026-01-05 10:30:05,ACME,Renewed,2026-01-05 10:45:05,renewed,1,2026-01-05 10:30:05\r\n`,
    );
  });

  it('has one line for what happened many times, with the first and the last', () => {
    expect(body(entry({ count: 40, sinceMs: AT_MS - 20 * 60_000 }))).toBe(
      `${HEADER}2026-01-05 10:30:05,ACME,Renewed (40 times since 10:10),,renewed,40,2026-01-05 10:10:05\r\n`,
    );
  });

  it('says how long an outage took', () => {
    const lines = body(
      entry({ id: 1, kind: 'offline', reason: 'offline' }),
      entry({ id: 2, kind: 'recovered', awayMs: 12 * 60_000 }),
    );
    expect(lines).toContain(',Offline for 12 min,,offline,1,2026-01-05 10:30:05\r\n');
    expect(lines).toContain(',Recovered after 12 min,,recovered,1,2026-01-05 10:30:05\r\n');
  });

  it.each([
    ['A & B "Ltd" && Söhne', '"A & B ""Ltd"" && Söhne"'],
    ['one, two', '"one, two"'],
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1+1', "' =1+1"],
    ['\t=1+1', "'\t=1+1"],
    ['=HYPERLINK("https://x.example","y")', `"'=HYPERLINK(""https://x.example"",""y"")"`],
    ['a=b', 'a=b'],
    ['कंपनी', 'कंपनी'],
  ])('holds a company called %j as text', (name, cell) => {
    expect(named(name)).toBe(`2026-01-05 10:30:05,${cell},Renewed,,renewed,1,2026-01-05 10:30:05\r\n`);
  });
});
