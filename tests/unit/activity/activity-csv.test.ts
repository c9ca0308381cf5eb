import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { activityCsv } from '../../../app/activity/activity-csv.ts';
import type { ActivityEntry } from '../../../app/activity/activity-entry.ts';
import { LANGUAGES } from '../../../app/shared/contract/settings.ts';
import { spokenLanguage } from '../../../app/texts/spoken-language.ts';
import { Texts } from '../../../app/texts/texts.ts';

const texts = new Texts();
const AT_MS = Date.UTC(2026, 0, 5, 9, 30, 5);
/** How often and when it happened first, of an entry that stands for itself. */
const ONCE = '"1","2026-01-05 10:30:05"\r\n';
const HEADER = '"Time","Company","What happened","Valid until","Kind","Count","First time"\r\n';

const entry = (more: Partial<ActivityEntry> = {}): ActivityEntry => ({
  ...{ id: 1, atMs: AT_MS, companyId: 'a', companyLabel: 'ACME', kind: 'renewed' },
  ...more,
});
const body = (...entries: readonly ActivityEntry[]) => activityCsv(entries, texts).slice(1);
const named = (companyLabel: string) => body(entry({ companyLabel })).slice(HEADER.length);

async function speaking(tag: string): Promise<Texts> {
  const speaker = new Texts();
  await speaker.speak(spokenLanguage('system', [tag]));
  return speaker;
}

/** What Python's own reader, which shares no code with ours, makes of files with each separator: rows of cells. */
function readByPython(
  files: readonly string[],
  delimiter: string,
): readonly (readonly (readonly string[])[])[] {
  const program = `
import csv, io, json, sys
asked = json.load(sys.stdin)
rows = lambda text: list(csv.reader(io.StringIO(text, newline=''), delimiter=asked['delimiter']))
json.dump([rows(text.lstrip('\\ufeff')) for text in asked['files']], sys.stdout)`;
  const input = JSON.stringify({ delimiter, files });
  return JSON.parse(execFileSync('python3', ['-c', program], { input, encoding: 'utf8' }));
}

beforeAll(() => void vi.stubEnv('TZ', 'Europe/Berlin'));

describe('the exported activity', () => {
  it('begins with a byte order mark and says its columns', () => {
    expect(activityCsv([], texts)).toBe(`\uFEFF${HEADER}`);
  });

  it('has one line for each entry, in local time', () => {
    expect(body(entry({ validUntilMs: AT_MS + 15 * 60_000 }))).toBe(
      `${HEADER}"2026-01-05 10:30:05","ACME","Renewed","2026-01-05 10:45:05","renewed",${ONCE}`,
    );
  });

  it('has one line for what happened many times, with the first and the last', () => {
    expect(body(entry({ count: 40, sinceMs: AT_MS - 20 * 60_000 }))).toBe(
      `${HEADER}"2026-01-05 10:30:05","ACME","Renewed (40 times since 10:10)","","renewed","40","2026-01-05 10:10:05"\r\n`,
    );
  });

  it('says how long an outage took', () => {
    const lines = body(
      entry({ id: 1, kind: 'offline', reason: 'offline' }),
      entry({ id: 2, kind: 'recovered', awayMs: 12 * 60_000 }),
    );
    expect(lines).toContain(`,"Offline for 12 min","","offline",${ONCE}`);
    expect(lines).toContain(`,"Recovered after 12 min","","recovered",${ONCE}`);
  });

  it.each([
    ['A & B "Ltd" && Söhne', 'A & B ""Ltd"" && Söhne'],
    ['one, two', 'one, two'],
    ['two\nlines', 'two lines'],
    ['two\r\nlines', 'two  lines'],
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1+1', "' =1+1"],
    ['\t=1+1', "' =1+1"],
    ['\u200b=1+1', "'=1+1"],
    ['"=1+1', `'""=1+1`],
    ['＝1+1', "'＝1+1"],
    ['x;=cmd|x', "x;'=cmd|x"],
    ['x; "=cmd', `x;' ""=cmd`],
    ['x,@SUM(A1)', "x,'@SUM(A1)"],
    ['=HYPERLINK("https://x.example","y")', `'=HYPERLINK(""https://x.example"",""y"")`],
    ['a=b', 'a=b'],
    ['A-B; C', 'A-B; C'],
    ['कंपनी', 'कंपनी'],
  ])('holds a company called %j as text', (name, cell) => {
    expect(named(name)).toBe(`"2026-01-05 10:30:05","${cell}","Renewed","","renewed",${ONCE}`);
  });

  it.each([
    ['en-US', ','],
    ['en-GB', ','],
    ['hi-IN', ','],
    ['sw-KE', ','],
    ['de-DE', ';'],
    ['de-CH', ';'],
    ['fr-FR', ';'],
    ['fr-CA', ';'],
    ['es-ES', ';'],
    ['es-MX', ','],
  ])('in %s is separated as spreadsheets there expect it: %s', async (tag, separator) => {
    const spoken = await speaking(tag);
    const [line = ''] = activityCsv([], spoken).split('\r\n');
    expect(line.match(/"[;,]"/g)).toEqual(Array(6).fill(`"${separator}"`));
    // Asked without being told the separator, as a program does that guesses it.
    const guess = `import csv, sys; print(csv.Sniffer().sniff(sys.stdin.read()).delimiter)`;
    const input = activityCsv([entry(), entry({ id: 2 })], spoken);
    expect(execFileSync('python3', ['-c', guess], { input, encoding: 'utf8' })).toBe(`${separator}\n`);
  });
});

describe('another program', () => {
  const part = fc.constantFrom(
    ...[
      '=',
      '+',
      '-',
      '@',
      '＝',
      ';',
      ',',
      '|',
      '\t',
      '\r',
      '\n',
      '"',
      "'",
      ' ',
      '\u200b',
      'x',
      "cmd|'/C calc'!A0",
    ],
  );
  const name = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
  const names = fc.sample(name, 400);

  it.each(LANGUAGES)('reads each row of %s as seven cells, and each name as it is seen', async (language) => {
    const spoken = await speaking(language === 'es' ? 'es-ES' : language);
    const file = activityCsv(
      names.map((companyLabel, id) => entry({ id, companyLabel })),
      spoken,
    );
    const delimiter = /^[^\r]*";"/.test(file) ? ';' : ',';
    const [[, ...rows] = []] = readByPython([file], delimiter);
    expect(rows).toHaveLength(names.length);
    const bare = (text: string) => text.replace(/[\s'\u200b]/g, '');
    for (const [index, cells] of rows.entries()) {
      expect(cells).toHaveLength(7);
      expect(bare(cells[1] ?? '')).toBe(bare(names[index] ?? ''));
    }
  });

  it.each([';', ',', '\t', '|'])('that splits at %j finds no formula', async (delimiter) => {
    const speakers = await Promise.all(['en-US', 'de-DE'].map(speaking));
    const files = speakers.flatMap((spoken) =>
      names.map((companyLabel) => activityCsv([entry({ companyLabel })], spoken)),
    );
    const cells = readByPython(files, delimiter).flat(2);
    expect(cells.length).toBeGreaterThan(files.length);
    for (const cell of cells) expect(cell).not.toMatch(/^["\s]*[=+\-@＝＋－＠]/);
  });
});
