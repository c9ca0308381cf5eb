// Writes Unicode's table of characters that look alike (confusables.txt of UTS 39) for the app. It comes from the ICU library
// inside the Node that runs this script, so that its version follows the pinned Node.
import { readFileSync, writeFileSync } from 'node:fs';
import { CommandFailure } from './command.ts';
import { project } from './project.ts';

export const CONFUSABLES_FILE = project.path('app', 'companies', 'confusables.json');

/** ICU's name for this kind of data, in the header before it. */
const DATA_FORMAT = 'Cfu ';
/** Of the name within that header, and of the two bytes by which each of ICU's headers is known. */
const FORMAT_OFFSET = 12;
const HEADER_MAGIC = 0x27da;
const DATA_MAGIC = 0x3845fdef;

export interface ConfusableTable {
  readonly source: string;
  /** Unicode's version. */
  readonly version: string;
  /** By what the characters in each value look like. */
  readonly lookAlikes: Readonly<Record<string, string>>;
}

/** The table inside this Node, or inside another program that contains ICU's data. */
export function confusableTable(program: Buffer = readFileSync(process.execPath)): ConfusableTable {
  const { icu = '', unicode = '', node = '' } = process.versions;
  const table = new Map<string, string>();
  for (const [character, prototype] of mappingsIn(icuData(program)))
    table.set(prototype, `${table.get(prototype) ?? ''}${character}`);
  const sorted = [...table].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    source: `Unicode's confusables.txt, from ICU ${icu} in Node ${node} (Unicode License)`,
    version: unicode,
    lookAlikes: Object.fromEntries(sorted),
  };
}

function icuData(program: Buffer): Buffer {
  for (let at = program.indexOf(DATA_FORMAT); at >= 0; at = program.indexOf(DATA_FORMAT, at + 1)) {
    const header = at - FORMAT_OFFSET;
    if (header < 0 || program.readUInt16LE(header + 2) !== HEADER_MAGIC) continue;
    const data = program.subarray(header + program.readUInt16LE(header));
    if (data.readUInt32LE(0) === DATA_MAGIC) return data;
  }
  throw new CommandFailure(
    'This Node does not contain the characters that look alike. Use the one from npm.',
  );
}

/** Each key is a code point and the length of what it looks like; the value is that character, or where the text begins. */
function* mappingsIn(data: Buffer): Iterable<readonly [character: string, prototype: string]> {
  const [keys = 0, count = 0, values = 0, , texts = 0] = [0, 1, 2, 3, 4].map((place) =>
    data.readUInt32LE(12 + 4 * place),
  );
  for (let index = 0; index < count; index += 1) {
    const key = data.readUInt32LE(keys + 4 * index);
    const length = (key >>> 24) + 1;
    const value = data.readUInt16LE(values + 2 * index);
    const start = texts + 2 * value;
    const prototype =
      length === 1 ? String.fromCharCode(value) : data.toString('utf16le', start, start + 2 * length);
    yield [String.fromCodePoint(key & 0xffffff), prototype];
  }
}

/** In ASCII, so that nothing in the file is invisible or turns the lines around it. */
export function tableText(table: ConfusableTable): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(table, null, 2).replace(/[^\n -~]/g, escaped)}\n`;
}

if (import.meta.main) {
  const table = confusableTable();
  writeFileSync(CONFUSABLES_FILE, tableText(table));
  console.log(`Unicode ${table.version} written to ${CONFUSABLES_FILE}`);
}
