import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CURRENT,
  DocumentBench,
  isSetAside,
  LAST_GOOD,
  sealed,
} from '../../support/storage/document-bench.ts';

let bench: DocumentBench;
beforeEach(() => {
  bench = new DocumentBench();
});
afterEach(() => bench[Symbol.dispose]());

const DAMAGE: readonly (readonly [title: string, content: string | Uint8Array, trouble: string])[] = [
  ['cut in the middle', 'cut', 'notJson'],
  ['empty', '', 'empty'],
  ['full of NUL bytes', new Uint8Array(512), 'notJson'],
  ['an empty list', '[]', 'foreign'],
  ['null', 'null', 'foreign'],
  ['a string', '"x"', 'foreign'],
  ['a number', '7', 'foreign'],
  ['someone else’s JSON', '{"theme":"dark","windows":[1,2]}', 'foreign'],
  ['an envelope with a field too many', '{"format":"tokentray/profiles","extra":1}', 'foreign'],
  ['another document of ours', sealed({ companies: ['ACME'] }, { name: 'settings' }), 'foreign'],
  ['text in UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]), 'notText'],
  ['nested 100,000 deep', `${'['.repeat(1e5)}${']'.repeat(1e5)}`, 'foreign'],
  [
    'an envelope nested 100,000 deep',
    `{"format":"tokentray/profiles","schemaVersion":1,"generation":9,"savedAt":"","checksum":"","payload":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
    'checksum',
  ],
  ['changed by hand', 'edited', 'checksum'],
];

const contentOf = (content: string | Uint8Array, whole: string) => {
  if (content === 'cut') return whole.slice(0, whole.length / 2);
  return content === 'edited' ? whole.replace('ACME', 'ACNE') : content;
};

describe.each(DAMAGE)('a file that is %s', (_title, content, trouble) => {
  it('is set aside untouched, and the last good one is loaded, when it is the current one', async () => {
    await bench.saved(['ACME']);
    const damaged = contentOf(content, bench.text(CURRENT));
    bench.put(CURRENT, damaged);
    const report = await bench.restart().load();
    const aside = bench.names().find(isSetAside);
    expect(report).toEqual({
      value: { companies: ['ACME'] },
      source: 'lastGood',
      faults: [
        {
          kind: 'restored',
          document: 'profiles',
          trouble,
          savedAt: '2026-01-05T09:00:00.000Z',
          setAsideAs: aside,
        },
      ],
    });
    expect(fs.readFileSync(bench.path(aside ?? ''))).toEqual(Buffer.from(damaged));
    expect(await bench.restart().load()).toMatchObject({ source: 'current', faults: [] });
  });

  it('is replaced, and the current one goes on, when it is the last good one', async () => {
    await bench.saved(['ACME']);
    bench.put(LAST_GOOD, contentOf(content, bench.text(CURRENT)));
    expect(await bench.restart().load()).toMatchObject({
      value: { companies: ['ACME'] },
      source: 'current',
      faults: [{ kind: 'fileReplaced', trouble }],
    });
    expect(bench.text(LAST_GOOD)).toBe(bench.text(CURRENT));
  });

  it('is set aside with its twin when both are bad, and the next save works', async () => {
    await bench.saved(['ACME']);
    const damaged = contentOf(content, bench.text(CURRENT));
    bench.put(CURRENT, damaged);
    bench.put(LAST_GOOD, damaged);
    const document = bench.restart();
    const report = await document.load();
    const aside = bench.names().filter(isSetAside);
    expect(report).toEqual({
      value: { companies: [] },
      source: 'reset',
      faults: [{ kind: 'reset', document: 'profiles', trouble, setAsideAs: aside }],
    });
    expect(aside).toHaveLength(2);
    expect(await document.save({ companies: ['Globex'] })).toEqual({ outcome: 'saved' });
    expect(await bench.restart().load()).toMatchObject({
      value: { companies: ['Globex'] },
      source: 'current',
    });
  });
});

describe('odd things in the place of a file', () => {
  it('restores a current file that someone deleted, and says so', async () => {
    await bench.saved(['ACME']);
    fs.rmSync(bench.path(CURRENT));
    expect(await bench.restart().load()).toMatchObject({
      value: { companies: ['ACME'] },
      source: 'lastGood',
      faults: [{ kind: 'restored', trouble: 'missing' }],
    });
    expect(bench.text(CURRENT)).toBe(bench.text(LAST_GOOD));
  });

  it('sets a folder aside', async () => {
    await bench.saved(['ACME']);
    fs.rmSync(bench.path(CURRENT));
    fs.mkdirSync(bench.path(CURRENT), { mode: 0o700 });
    expect(await bench.restart().load()).toMatchObject({
      value: { companies: ['ACME'] },
      faults: [{ trouble: 'notAFile' }],
    });
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
    await bench.saved(['ACME']);
    fs.rmSync(bench.path(CURRENT));
    execFileSync('mkfifo', ['-m', '600', bench.path(CURRENT)]);
    expect(await bench.restart().load()).toMatchObject({
      value: { companies: ['ACME'] },
      faults: [{ trouble: 'notAFile' }],
    });
  });

  it('does not read a file of more than 64 MiB', async () => {
    await bench.saved(['ACME']);
    fs.truncateSync(bench.path(CURRENT), 65 * 1024 * 1024);
    expect(await bench.restart().load()).toMatchObject({
      value: { companies: ['ACME'] },
      faults: [{ trouble: 'tooLarge' }],
    });
  });

  it('takes no prototype from a file', async () => {
    const payload = JSON.parse('{"companies":["ACME"],"__proto__":{"admin":true}}') as unknown;
    bench.put(CURRENT, sealed(payload));
    const { value } = await bench.restart().load();
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
    expect((value as { admin?: boolean }).admin).toBeUndefined();
  });

  it('sets a file aside that goes bad while the app runs, tells, and saves', async () => {
    const document = bench.restart();
    await document.load();
    await document.save({ companies: ['ACME'] });
    bench.put(CURRENT, '[]');
    expect(await document.save({ companies: ['Globex'] })).toEqual({ outcome: 'saved' });
    expect(bench.faults).toMatchObject([{ kind: 'fileReplaced', trouble: 'foreign' }]);
    expect(await bench.restart().load()).toMatchObject({ value: { companies: ['Globex'] }, faults: [] });
  });
});
