import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DocumentKind } from '../../../app/storage/durable-document.ts';
import { CURRENT, DocumentBench, LAST_GOOD, sealed } from '../../support/storage/document-bench.ts';

let bench: DocumentBench;
beforeEach(() => {
  bench = new DocumentBench();
});
afterEach(() => bench[Symbol.dispose]());

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
