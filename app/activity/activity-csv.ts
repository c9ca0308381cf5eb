// The activity as CSV: RFC 4180, in UTF-8 with a byte order mark, so that spreadsheets read every name right. Pure.
import type { Texts } from '../texts/texts.ts';
import type { ActivityEntry } from './activity-entry.ts';
import { activityWords, outageDurations } from './activity-words.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/** `entries`: in the order of happening, which is the order of the lines. Times are those of this computer's zone. */
export function activityCsv(entries: readonly ActivityEntry[], texts: Texts): string {
  const durations = outageDurations(entries);
  const header = [
    texts.say('activity.csv.time'),
    texts.say('activity.csv.company'),
    texts.say('activity.csv.what'),
    texts.say('activity.csv.validUntil'),
    texts.say('activity.csv.kind'),
    texts.say('activity.csv.count'),
    texts.say('activity.csv.since'),
  ];
  const rows = entries.map(({ validUntilMs, ...entry }) => [
    localTime(entry.atMs),
    entry.companyLabel,
    activityWords(entry, durations.get(entry.id), texts),
    validUntilMs === undefined ? '' : localTime(validUntilMs),
    entry.kind,
    String(entry.count ?? 1),
    localTime(entry.sinceMs ?? entry.atMs),
  ]);
  const lines = [header, ...rows].map((cells) => cells.map(cellOf).join(',') + LINE_END);
  return BYTE_ORDER_MARK + lines.join('');
}

/** A spreadsheet would run a cell that begins like a formula; an apostrophe before it makes it text. */
function cellOf(text: string): string {
  const harmless = /^[\s]*[=+\-@]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** "2026-11-24 09:30:00" */
function localTime(atMs: number): string {
  const at = new Date(atMs);
  const two = (count: number) => String(count).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
}
