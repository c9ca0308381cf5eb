import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CURRENT, DocumentBench, isSetAside, LAST_GOOD } from '../../support/storage/document-bench.ts';

let bench: DocumentBench;
beforeEach(() => {
  bench = new DocumentBench();
});
afterEach(() => bench[Symbol.dispose]());

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

  it('reports permissions that cannot be removed', async () => {
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
