import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DocumentKind } from '../../../app/storage/durable-document.ts';
import { envelopeFormat, sealEnvelope } from '../../../app/storage/envelope.ts';
import { DocumentBench } from '../../support/storage/document-bench.ts';

const CURRENT = 'profiles.json';
const LAST_GOOD = 'profiles.last-good.json';
const isSetAside = (name: string) => name.startsWith('profiles.unreadable-');

let bench: DocumentBench;
beforeEach(() => {
  bench = new DocumentBench();
});
afterEach(() => bench[Symbol.dispose]());

const sealed = (
  payload: unknown,
  more: { generation?: number; schemaVersion?: number; name?: string } = {},
) =>
  JSON.stringify(
    sealEnvelope({
      format: envelopeFormat(more.name ?? 'profiles'),
      schemaVersion: more.schemaVersion ?? 1,
      generation: more.generation ?? 1,
      savedAt: '2026-01-05T09:00:00.000Z',
      payload,
    }),
  );

describe('a document on a sound disk', () => {
  it('starts with the initial value and no fault where nothing was saved', async () => {
    expect(await bench.restart().load()).toEqual({ value: { companies: [] }, source: 'fresh', faults: [] });
    expect(bench.names()).toEqual([]);
  });

  it('gives back after a restart what was saved last', async () => {
    await bench.saved(['ACME'], ['ACME', 'A & B "Ltd" && Söhne', '株式会社 🙂']);
    expect(await bench.restart().load()).toEqual({
      value: { companies: ['ACME', 'A & B "Ltd" && Söhne', '株式会社 🙂'] },
      source: 'current',
      faults: [],
    });
  });

  it('keeps the same generation in both files', async () => {
    await bench.saved(['ACME'], ['Globex']);
    expect(bench.text(LAST_GOOD)).toBe(bench.text(CURRENT));
  });

  it('refuses to save before it was loaded, which would overwrite what is there', async () => {
    await expect(bench.restart().save({ companies: [] })).rejects.toThrow('before it was loaded');
  });

  it('refuses a value that it could not load again', async () => {
    const document = bench.restart();
    await document.load();
    await expect(document.save({ companies: [1] } as never)).rejects.toThrow();
    expect(bench.names()).toEqual([]);
  });

  it('loads a file that an editor gave a byte order mark and other line ends', async () => {
    await bench.saved(['ACME']);
    const edited = `\uFEFF${bench.text(CURRENT).replaceAll('\n', '\r\n')}`;
    bench.put(CURRENT, edited);
    expect(await bench.restart().load()).toMatchObject({ value: { companies: ['ACME'] }, faults: [] });
  });

  it('counts on from what another instance saved, so that its own save is the newer one', async () => {
    const late = bench.restart();
    await late.load();
    await bench.saved(['one'], ['two'], ['three']);
    const before = bench.text(LAST_GOOD);
    await late.save({ companies: ['four'] });
    bench.put(LAST_GOOD, before);
    expect((await bench.restart().load()).value).toEqual({ companies: ['four'] });
  });
});

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

describe('saves that are asked for at once', () => {
  it('happen one after the other, each with the value that it was asked to save', async () => {
    const document = bench.restart();
    await document.load();
    const steps: unknown[] = [];
    bench.files.refuse = (operation, file) => {
      if (operation !== 'write') return undefined;
      const isSecondCopy = file.endsWith(LAST_GOOD);
      steps.push(isSecondCopy ? JSON.parse(bench.text(CURRENT)).payload.companies : 'first copy');
      return undefined;
    };
    const companies = ['ACME'];
    const first = document.save({ companies });
    companies.push('Globex');
    await Promise.all([document.save({ companies }), first]);
    expect(steps).toEqual(['first copy', ['ACME'], 'first copy', ['ACME', 'Globex']]);
    expect(bench.text(LAST_GOOD)).toBe(bench.text(CURRENT));
  });

  it('do not stop at one that breaks', async () => {
    const document = bench.restart();
    await document.load();
    bench.files.refuse = (operation) => (operation === 'write' ? 'ERR_A_BUG' : undefined);
    const broken = document.save({ companies: ['ACME'] });
    await expect(broken).rejects.toThrow('ERR_A_BUG');
    bench.files.refuse = () => undefined;
    expect(await document.save({ companies: ['Globex'] })).toEqual({ outcome: 'saved' });
  });
});

describe('a save that did not end', () => {
  it('goes on with the newer copy and brings the other up to date without a word', async () => {
    await bench.saved(['ACME']);
    const before = bench.text(LAST_GOOD);
    await bench.saved(['ACME', 'Globex']);
    bench.put(LAST_GOOD, before);
    expect(await bench.restart().load()).toEqual({
      value: { companies: ['ACME', 'Globex'] },
      source: 'current',
      faults: [],
    });
    expect(bench.text(LAST_GOOD)).toBe(bench.text(CURRENT));
  });

  it('takes the last good copy where that is the newer one', async () => {
    await bench.saved(['ACME']);
    const before = bench.text(CURRENT);
    await bench.saved(['ACME', 'Globex']);
    bench.put(CURRENT, before);
    expect(await bench.restart().load()).toMatchObject({
      value: { companies: ['ACME', 'Globex'] },
      faults: [],
    });
  });

  it('makes no fault of a kill during the very first save', async () => {
    await bench.saved(['ACME']);
    fs.rmSync(bench.path(LAST_GOOD));
    expect(await bench.restart().load()).toMatchObject({ value: { companies: ['ACME'] }, faults: [] });
    expect(bench.names()).toContain(LAST_GOOD);
  });

  it('sweeps the temporary files of killed writes, and no others', async () => {
    await bench.saved(['ACME']);
    const swept = ['profiles.json.tmp-1234567890abcdef', 'profiles.last-good.json.tmp-1234567890abcdef'];
    const others = ['profiles.json.tmp-mine', 'settings.json.tmp-1234567890abcdef', 'notes.txt'];
    for (const name of [...swept, ...others]) bench.put(name, '{');
    await bench.restart().load();
    expect(bench.names()).toEqual([CURRENT, LAST_GOOD, ...others].sort());
  });
});

describe('schema versions', () => {
  const renamedSchema = z.strictObject({ names: z.array(z.string()) });
  const renamed: DocumentKind<z.infer<typeof renamedSchema>> = {
    name: 'profiles',
    schemaVersion: 3,
    schema: renamedSchema,
    initial: { names: [] },
    migrations: {
      1: (old) => ({ names: (old as { companies: string[] }).companies }),
      2: (old) => ({ names: (old as { names: string[] }).names.map((name) => name.trim()) }),
    },
  };

  it('refuses a newer one: nothing is loaded, written, moved or touched', async () => {
    const newer = sealed({ tenants: ['ACME'] }, { schemaVersion: 2, generation: 9 });
    bench.put(CURRENT, newer);
    const document = bench.restart();
    expect(await document.load()).toMatchObject({
      value: { companies: [] },
      source: 'refused',
      faults: [{ kind: 'newerSchema', found: 2, known: 1 }],
    });
    expect(await document.save({ companies: ['Globex'] })).toEqual({
      outcome: 'failed',
      reason: 'refused',
      code: 'REFUSED',
    });
    expect(bench.names()).toEqual([CURRENT]);
    expect(bench.text(CURRENT)).toBe(newer);
  });

  it('refuses a newer one even where an older copy with more generations lies beside it', async () => {
    await bench.saved(['ACME'], ['ACME'], ['ACME']);
    bench.put(LAST_GOOD, sealed({}, { schemaVersion: 2 }));
    expect(await bench.restart().load()).toMatchObject({
      source: 'refused',
      faults: [{ kind: 'newerSchema' }],
    });
  });

  it('stops writing when a newer TokenTray has written meanwhile', async () => {
    const document = bench.restart();
    await document.load();
    const newer = sealed({}, { schemaVersion: 2 });
    bench.put(CURRENT, newer);
    expect(await document.save({ companies: ['ACME'] })).toMatchObject({ reason: 'refused' });
    expect(bench.faults).toMatchObject([{ kind: 'newerSchema' }]);
    expect(bench.text(CURRENT)).toBe(newer);
  });

  it('migrates step by step, and keeps the old file before the first newer one is written', async () => {
    await bench.saved([' ACME ', 'Globex']);
    const old: unknown = JSON.parse(bench.text(CURRENT));
    const document = bench.restart(renamed);
    expect(await document.load()).toEqual({
      value: { names: ['ACME', 'Globex'] },
      source: 'current',
      faults: [],
    });
    expect(JSON.parse(bench.text(CURRENT))).toEqual(old);
    await document.save({ names: ['ACME'] });
    expect(JSON.parse(bench.text('profiles.v1.json'))).toEqual(old);
    expect(JSON.parse(bench.text(CURRENT))).toMatchObject({ schemaVersion: 3 });
    expect(await bench.restart(renamed).load()).toMatchObject({ value: { names: ['ACME'] }, faults: [] });
  });

  it('does not overwrite an older version that was kept before', async () => {
    bench.put('profiles.v1.json', sealed({ companies: ['earlier'] }));
    await bench.saved(['ACME']);
    const document = bench.restart(renamed);
    await document.load();
    await document.save({ names: [] });
    expect(bench.text('profiles.v1.json')).toContain('earlier');
    expect(bench.text('profiles.v1-2.json')).toContain('ACME');
  });

  it('writes nothing newer while the old file cannot be kept', async () => {
    await bench.saved(['ACME']);
    const document = bench.restart(renamed);
    await document.load();
    bench.files.refuse = (operation, file) =>
      operation === 'write' && file.includes('.v1') ? 'ENOSPC' : undefined;
    expect(await document.save({ names: [] })).toMatchObject({ outcome: 'failed', reason: 'diskFull' });
    expect(await bench.restart().load()).toMatchObject({ value: { companies: ['ACME'] } });
  });

  it.each([
    ['a migration throws', renamed.migrations, () => sealed({})],
    ['the schema refuses it', {}, () => sealed({ companies: 'ACME' })],
  ])('leaves a whole file exactly as it is when %s', async (_title, migrations, content) => {
    bench.put(CURRENT, content());
    const document =
      Object.keys(migrations).length > 0 ? bench.restart({ ...renamed, migrations }) : bench.restart();
    expect(await document.load()).toMatchObject({
      source: 'refused',
      faults: [{ kind: 'notUnderstood', schemaVersion: 1 }],
    });
    expect(await document.save({} as never)).toMatchObject({ reason: 'refused' });
    expect(bench.names()).toEqual([CURRENT]);
    expect(bench.text(CURRENT)).toBe(content());
  });

  it('is not built with a gap in its migrations', () => {
    expect(() => bench.restart({ ...renamed, migrations: { 1: (old) => old } })).toThrow('version 2');
  });
});

describe.skipIf(process.platform === 'win32')('rights', () => {
  const modeOf = (name: string) => fs.statSync(bench.path(name)).mode & 0o777;

  it('keeps the folder and every file to the operator', async () => {
    fs.chmodSync(bench.folder, 0o755);
    await bench.saved(['ACME']);
    expect([modeOf('.'), modeOf(CURRENT), modeOf(LAST_GOOD)]).toEqual([0o700, 0o600, 0o600]);
  });

  it('takes rights back that others were given, and tells', async () => {
    await bench.saved(['ACME']);
    fs.chmodSync(bench.folder, 0o755);
    fs.chmodSync(bench.path(CURRENT), 0o644);
    expect((await bench.restart().load()).faults).toEqual([
      {
        kind: 'exposed',
        document: 'profiles',
        paths: [bench.folder, bench.path(CURRENT)],
        repaired: true,
      },
    ]);
    expect([modeOf('.'), modeOf(CURRENT)]).toEqual([0o700, 0o600]);
  });

  it('gives the operator back a right that was missing, without a word', async () => {
    await bench.saved(['ACME']);
    fs.chmodSync(bench.path(CURRENT), 0o400);
    expect((await bench.restart().load()).faults).toEqual([]);
    expect(modeOf(CURRENT)).toBe(0o600);
  });

  it('tells when rights cannot be taken back', async () => {
    await bench.saved(['ACME']);
    fs.chmodSync(bench.path(CURRENT), 0o644);
    bench.files.refuse = (operation) => (operation === 'setMode' ? 'EPERM' : undefined);
    expect(await bench.restart().load()).toMatchObject({
      value: { companies: ['ACME'] },
      faults: [{ kind: 'exposed', paths: [bench.path(CURRENT)], repaired: false }],
    });
  });
});

describe('files set aside', () => {
  const DAY_MS = 24 * 3_600_000;
  const damageOnce = async () => {
    bench.put(CURRENT, '[]');
    await bench.restart().load();
  };

  it('never overwrite each other', async () => {
    await bench.saved(['ACME']);
    await damageOnce();
    await damageOnce();
    expect(bench.names().filter(isSetAside)).toEqual([
      'profiles.unreadable-20260105T090000Z-1.json',
      'profiles.unreadable-20260105T090000Z-2.json',
    ]);
  });

  it('are all kept for 30 days', async () => {
    await bench.saved(['ACME']);
    for (let count = 0; count < 8; count += 1) await damageOnce();
    bench.clock.jump(29 * DAY_MS);
    await bench.restart().load();
    expect(bench.names().filter(isSetAside)).toHaveLength(8);
  });

  it('are kept five at most after that', async () => {
    await bench.saved(['ACME']);
    for (let count = 0; count < 8; count += 1) await damageOnce();
    bench.clock.jump(31 * DAY_MS);
    await bench.restart().load();
    expect(bench.names().filter(isSetAside)).toHaveLength(5);
    expect(bench.names()).toContain('profiles.unreadable-20260105T090000Z-8.json');
  });
});
