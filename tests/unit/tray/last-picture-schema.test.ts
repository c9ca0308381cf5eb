import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFile } from '../../../app/storage/disk-files.ts';
import { readLoose } from '../../../app/storage/loose-document.ts';
import type { LastPicture } from '../../../app/tray/last-picture.ts';
import { LAST_PICTURE, lastPictureSchema } from '../../../app/tray/last-picture-schema.ts';

const WHOLE: LastPicture = {
  ...{ version: 1, madeAtMs: 1, icon: 'attention', count: 1, readyUntilMs: 0 },
  ...{ toolTip: 'starting', note: 'as of noon', heardNote: 'heard' },
  items: [
    { kind: 'command', label: 'ACME', enabled: true, command: { do: 'copy', companyId: 'a' } },
    { kind: 'separator' },
    { kind: 'submenu', label: 'More', items: [{ kind: 'note', label: 'Globex' }] },
    { kind: 'command', label: 'Quit', enabled: true, command: { do: 'quit' } },
  ],
};

const taken = (value: unknown) => {
  const outcome = lastPictureSchema.safeParse(value);
  return outcome.success ? outcome.data : undefined;
};
const withItem = (item: unknown) => ({ ...WHOLE, items: [item] });
const command = (what: unknown) => withItem({ kind: 'command', label: 'x', enabled: true, command: what });

it('takes what the builder makes, and drops what it does not know', () => {
  expect(taken(WHOLE)).toEqual(WHOLE);
  const update = { version: '1.1.0', note: 'installing' };
  expect(taken({ ...WHOLE, update: { ...update, file: 'x' } })).toEqual({ ...WHOLE, update });
  expect(taken({ ...WHOLE, token: 'x', items: [{ kind: 'separator', click: 'x' }] })).toEqual({
    ...WHOLE,
    items: [{ kind: 'separator' }],
  });
});

const FOREIGN: Readonly<Record<string, unknown>> = {
  'not an object': null,
  'a list': [WHOLE],
  'an older version': { ...WHOLE, version: 0 },
  'a newer version': { ...WHOLE, version: 2 },
  'an unknown icon': { ...WHOLE, icon: 'skull' },
  'a time that is text': { ...WHOLE, madeAtMs: '1' },
  'an end without end': { ...WHOLE, readyUntilMs: Number.POSITIVE_INFINITY },
  'a negative count': { ...WHOLE, count: -1 },
  'a badge without a number': { ...WHOLE, count: 0 },
  'a number without a badge': { ...WHOLE, icon: 'ok' },
  'an update without a note': { ...WHOLE, update: { version: '1.1.0' } },
  'an update that is null': { ...WHOLE, update: null },
  'a tooltip with line breaks': { ...WHOLE, toolTip: 'a\nb' },
  'a note that is too long': { ...WHOLE, note: 'x'.repeat(501) },
  'no items': { ...WHOLE, items: undefined },
  'too many items': { ...WHOLE, items: Array.from({ length: 61 }, () => ({ kind: 'separator' })) },
  'an item that is null': withItem(null),
  'an unknown kind': withItem({ kind: 'checkbox', label: 'x' }),
  'a label that is an object': withItem({ kind: 'note', label: { length: 1 } }),
  'a submenu in a submenu': withItem({
    ...{ kind: 'submenu', label: 'x' },
    items: [{ kind: 'submenu', label: 'y', items: [] }],
  }),
  'a submenu that is too long': withItem({
    ...{ kind: 'submenu', label: 'x' },
    items: Array.from({ length: 103 }, () => ({ kind: 'separator' })),
  }),
  'a command without a company': command({ do: 'copy' }),
  'a company that is no id': command({ do: 'copy', companyId: 'x'.repeat(103) }),
  'a command that a start never offers': command({ do: 'clearClipboard' }),
  'a cancellation': command({ do: 'cancelSignIn', companyId: 'a' }),
  'no command': command(undefined),
};

it.each(Object.entries(FOREIGN))('shows nothing of %s', (_, value) => {
  expect(taken(value)).toBeUndefined();
});

describe('the file', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tokentray-picture-'));
  afterAll(() => fs.rmSync(folder, { recursive: true }));
  const file = path.join(folder, LAST_PICTURE.fileName);
  const read = () => readLoose(LAST_PICTURE, folder, { read: readFile });
  const text = JSON.stringify(WHOLE);

  it('is read', () => {
    fs.writeFileSync(file, text);
    expect(read()).toEqual(WHOLE);
    fs.rmSync(file);
  });

  const ODD: Readonly<Record<string, () => void>> = {
    'one that is missing': () => undefined,
    'one that is empty': () => fs.writeFileSync(file, ''),
    'one that was cut off': () => fs.writeFileSync(file, text.slice(0, -5)),
    'one without end': () => fs.writeFileSync(file, `${text}${' '.repeat(256 * 1024)}`),
    'endless brackets': () => fs.writeFileSync(file, '['.repeat(200_000)),
    'a folder': () => fs.mkdirSync(file),
    'a pipe, on which no one writes': () => void execFileSync('mkfifo', [file]),
    'a link to itself': () => fs.symlinkSync(file, file),
  };

  it.skipIf(process.platform === 'win32').each(Object.entries(ODD))('may be %s', (_, put) => {
    put();
    expect(read()).toBeUndefined();
    fs.rmSync(file, { recursive: true, force: true });
  });
});
