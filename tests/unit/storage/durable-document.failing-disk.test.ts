import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DurableDocument } from '../../../app/storage/durable-document.ts';
import type { FailureReason } from '../../../app/storage/save-outcome.ts';
import { type CompanyList, CURRENT, DocumentBench, LAST_GOOD } from '../../support/storage/document-bench.ts';

let bench: DocumentBench;
let document: DurableDocument<CompanyList>;
beforeEach(async () => {
  bench = new DocumentBench();
  await bench.saved(['ACME']);
  document = bench.restart();
  await document.load();
});
afterEach(() => bench[Symbol.dispose]());

const soundAgain = () => {
  bench.files.refuse = () => undefined;
  bench.files.cutAt = () => undefined;
};
const isLastGood = (file: string) => file.endsWith(LAST_GOOD);

const REFUSALS: readonly (readonly [code: string, reason: FailureReason])[] = [
  ['ENOSPC', 'diskFull'],
  ['EDQUOT', 'diskFull'],
  ['EROFS', 'readOnly'],
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['EIO', 'io'],
  ['EXDEV', 'io'],
  ['EMFILE', 'io'],
];

describe.each(REFUSALS)('a disk that answers %s', (code, reason) => {
  it('fails the save in words of ours and keeps what was saved before', async () => {
    bench.files.refuse = (operation) => (operation === 'write' ? code : undefined);
    expect(await document.save({ companies: ['Globex'] })).toEqual({ outcome: 'failed', reason, code });
    soundAgain();
    expect(await bench.restart().load()).toMatchObject({ value: { companies: ['ACME'] }, faults: [] });
  });

  it('acknowledges nothing that only one copy holds', async () => {
    bench.files.refuse = (operation, file) => (operation === 'write' && isLastGood(file) ? code : undefined);
    expect(await document.save({ companies: ['Globex'] })).toMatchObject({ outcome: 'failed', reason });
  });

  it('goes on with the other copy when one cannot be read', async () => {
    bench.files.refuse = (operation, file) =>
      operation === 'read' && file.endsWith(CURRENT) ? code : undefined;
    expect(await bench.restart().load()).toMatchObject({
      value: { companies: ['ACME'] },
      source: 'lastGood',
      faults: [
        { kind: 'restored', trouble: 'inaccessible' },
        { kind: 'notRepaired', code },
      ],
    });
  });

  it('writes and moves nothing when neither copy can be read', async () => {
    bench.files.refuse = (operation) => (operation === 'read' ? code : undefined);
    const barred = bench.restart();
    expect(await barred.load()).toEqual({
      value: { companies: [] },
      source: 'refused',
      faults: [{ kind: 'inaccessible', document: 'profiles', code }],
    });
    expect(await barred.save({ companies: ['Globex'] })).toMatchObject({
      outcome: 'failed',
      reason: 'refused',
    });
    expect(bench.names()).toEqual([CURRENT, LAST_GOOD]);
    soundAgain();
    expect(await bench.restart().load()).toMatchObject({ value: { companies: ['ACME'] }, faults: [] });
  });

  it('moves nothing when the copies become unreadable while the app runs', async () => {
    bench.files.refuse = (operation) => (operation === 'read' ? code : undefined);
    expect(await document.save({ companies: ['Globex'] })).toEqual({ outcome: 'failed', reason, code });
    expect(bench.names()).toEqual([CURRENT, LAST_GOOD]);
  });

  it('loads on although nothing can be tidied, moved or repaired', async () => {
    bench.put(CURRENT, '[]');
    bench.files.refuse = (operation) => (operation === 'read' ? undefined : code);
    const stuck = bench.restart();
    expect(await stuck.load()).toMatchObject({
      value: { companies: ['ACME'] },
      source: 'lastGood',
      faults: [
        { kind: 'restored', trouble: 'foreign' },
        { kind: 'notRepaired', reason },
      ],
    });
    expect(await stuck.save({ companies: ['Globex'] })).toMatchObject({ outcome: 'failed', reason });
    expect(bench.text(CURRENT)).toBe('[]');
  });

  it('saves again once the disk is sound', async () => {
    bench.files.refuse = (operation) => (operation === 'write' ? code : undefined);
    await document.save({ companies: ['Globex'] });
    soundAgain();
    expect(await document.save({ companies: ['Initech'] })).toEqual({ outcome: 'saved' });
    expect(await bench.restart().load()).toMatchObject({ value: { companies: ['Initech'] }, faults: [] });
  });
});

describe('a disk that cuts off what is written and says nothing', () => {
  const whole = () => bench.text(CURRENT).length;

  it('is found out at every length, and what was saved before stays', async () => {
    for (let length = 0; length < whole(); length += 7) {
      bench.files.cutAt = () => length;
      expect(await document.save({ companies: ['Globex'] })).toEqual({
        outcome: 'failed',
        reason: 'diskFull',
        code: 'CUT_OFF',
      });
      soundAgain();
      const restarted = bench.restart();
      expect((await restarted.load()).value).toEqual({ companies: ['ACME'] });
      expect(bench.text(LAST_GOOD)).toContain('ACME');
    }
  });

  it('gets the copy back that it cut off, when there is room for the old one', async () => {
    let cuts = 1;
    bench.files.cutAt = () => (cuts-- > 0 ? 100 : undefined);
    await document.save({ companies: ['Globex'] });
    expect(await bench.restart().load()).toEqual({
      value: { companies: ['ACME'] },
      source: 'current',
      faults: [],
    });
  });

  it('leaves no torn file behind when there is room for nothing', async () => {
    bench.files.cutAt = () => 100;
    await document.save({ companies: ['Globex'] });
    expect(bench.names()).toEqual([LAST_GOOD]);
  });

  it('does not touch the whole copy while the other cannot be written', async () => {
    bench.files.cutAt = (file) => (isLastGood(file) ? 100 : undefined);
    for (const name of ['one', 'two', 'three']) await document.save({ companies: [name] });
    soundAgain();
    expect((await bench.restart().load()).value).toEqual({ companies: ['one'] });
  });
});

describe('bugs', () => {
  it('are thrown, not taken for a failing disk', async () => {
    bench.files.refuse = () => 'ERR_INVALID_ARG_TYPE';
    await expect(document.save({ companies: [] })).rejects.toThrow('ERR_INVALID_ARG_TYPE');
  });
});
