// The activity as CSV: RFC 4180, in UTF-8 with a byte order mark, so that spreadsheets read every name right, and with
// the separator that they expect in the operator's language. A line `sep=;` would work too, but makes Excel forget the
// encoding, and other programs read it as a row. Pure.
import { seenText } from '../shared/unseen.ts';
import type { Texts } from '../texts/texts.ts';
import type { ActivityEntry } from './activity-entry.ts';
import { activityWords, outageDurations } from './activity-words.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/** `entries`: oldest first, as they will be in the file. Times are in this computer's time zone. */
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
  const separator = separatorIn(texts.locale);
  const lines = [header, ...rows].map((cells) => cells.map(cellOf).join(separator) + LINE_END);
  return BYTE_ORDER_MARK + lines.join('');
}

/** Spreadsheets use a semicolon where numbers have a decimal comma, and everywhere in German and French. */
function separatorIn(locale: string): ',' | ';' {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  const hasDecimalComma = parts.some(({ type, value }) => type === 'decimal' && value === ',');
  return hasDecimalComma || /^(de|fr)\b/.test(locale) ? ';' : ',';
}

/** What a spreadsheet takes for the start of a formula, at the start of a cell or after anything that may separate two. */
const FORMULA_START = /(^|[;,|])(?=["'\s]*[=+\-@＝＋－＠])/g;

/** One line in quotation marks. An apostrophe turns a formula into text, even for a program that splits cells elsewhere. */
function cellOf(text: string): string {
  const harmless = seenText(text).replace(FORMULA_START, "$1'");
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** "2026-11-24 09:30:00" */
function localTime(atMs: number): string {
  const at = new Date(atMs);
  const two = (count: number) => String(count).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':')}`;
}
