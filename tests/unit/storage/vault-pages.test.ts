import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { VaultEntry } from '../../../app/storage/vault-document.ts';
import { PAGE_COMPANIES } from '../../../app/storage/vault-pages.ts';
import { VaultBench } from '../../support/storage/vault-bench.ts';

const SAVED = { outcome: 'saved' };

let bench: VaultBench;
beforeEach(() => {
  bench = new VaultBench();
});
afterEach(() => bench[Symbol.dispose]());

const entry = (text: string, savedAtMs = 1): VaultEntry => ({
  ...{ ciphertext: Buffer.from(text).toString('base64'), strength: 'secure', savedAtMs },
});
const entriesOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`company-${at}`, entry(`secret ${at}`)]));
const pageFiles = () => bench.names().filter((name) => /^vault(-\d+)?\.json$/.test(name));
/** How often each page has been saved. */
const generations = () => pageFiles().map((name) => bench.vaultFile(name).generation);
const idsIn = (name: string) => Object.keys(bench.vaultFile(name).payload.entries);

async function loaded() {
  const pages = bench.pages();
  const report = await pages.load();
  return { pages, ...report };
}

describe('a vault in pages', () => {
  it('is there again after a restart, whole, and is one file for a few companies', async () => {
    const { pages } = await loaded();
    expect(await pages.save({ entries: entriesOf(PAGE_COMPANIES) })).toEqual(SAVED);
    expect(pageFiles()).toEqual(['vault.json']);
    expect(await pages.save({ entries: entriesOf(100) })).toEqual(SAVED);
    expect(pageFiles()).toHaveLength(4);
    const { value, source, faults } = await loaded();
    expect([value, source, faults]).toEqual([{ entries: entriesOf(100) }, 'current', []]);
  });

  it('lists its folder once, however many pages there are', async () => {
    const { pages } = await loaded();
    await pages.save({ entries: entriesOf(20 * PAGE_COMPANIES) });
    const listed = vi.spyOn(bench.files, 'list');
    const { value } = await loaded();
    expect(listed).toHaveBeenCalledTimes(1);
    expect(value.entries).toEqual(entriesOf(20 * PAGE_COMPANIES));
  });

  it.each([100, 1_000])('writes one page for one secret, among %i', async (count) => {
    const { pages } = await loaded();
    await pages.save({ entries: entriesOf(count) });
    const before = generations();
    await pages.save({ entries: { ...entriesOf(count), 'company-50': entry('renewed', 2) } });
    expect(generations().reduce((sum, each) => sum + each, 0)).toBe(
      before.reduce((sum, each) => sum + each, 0) + 1,
    );
    // After a restart too, where every entry is another object.
    const again = await loaded();
    await again.pages.save({ entries: { ...again.value.entries, 'company-50': entry('again', 3) } });
    expect(generations().reduce((sum, each) => sum + each, 0)).toBe(
      before.reduce((sum, each) => sum + each, 0) + 2,
    );
  });

  it('leaves each company where it is, and gives a newcomer the place that another left', async () => {
    const { pages } = await loaded();
    const entries = entriesOf(70);
    await pages.save({ entries });
    const { 'company-3': _deleted, ...rest } = entries;
    await pages.save({ entries: rest });
    expect(bench.texts().join('\n')).not.toContain(entry('secret 3').ciphertext);
    await pages.save({ entries: { ...rest, newcomer: entry('new') } });
    expect(idsIn('vault.json')).toContain('newcomer');
    expect(idsIn('vault-3.json')).toHaveLength(70 - 2 * PAGE_COMPANIES);
  });

  it('takes over what one file held once', async () => {
    const entries = entriesOf(100);
    await bench.saveOnPage('vault', entries);
    const { pages, value } = await loaded();
    expect(value).toEqual({ entries });
    await pages.save({ entries: { ...entries, newcomer: entry('new') } });
    expect(idsIn('vault-2.json')).toEqual(['newcomer']);
    expect((await loaded()).value).toEqual({ entries: { ...entries, newcomer: entry('new') } });
  });

  it('loses no other page to one that is damaged, and says that it is about the vault', async () => {
    const { pages } = await loaded();
    await pages.save({ entries: entriesOf(70) });
    for (const name of ['vault-2.json', 'vault-2.last-good.json']) bench.put(name, '{"cut');
    const { value, source, faults } = await loaded();
    expect(Object.keys(value.entries)).toHaveLength(70 - PAGE_COMPANIES);
    expect(source).toBe('current');
    expect(faults).toMatchObject([{ kind: 'reset', document: 'vault' }]);
  });

  it('is found where only the backup of a page is left', async () => {
    const { pages } = await loaded();
    await pages.save({ entries: entriesOf(70) });
    bench.files.remove(bench.path('vault-3.json'));
    expect((await loaded()).value).toEqual({ entries: entriesOf(70) });
  });

  it('is refused as a whole where one page is of a newer version, and overwrites nothing', async () => {
    const { pages } = await loaded();
    await pages.save({ entries: entriesOf(70) });
    await bench.saveAsNewerVersion('vault-2');
    const { pages: refused, ...report } = await loaded();
    expect(report).toMatchObject({
      value: { entries: {} },
      source: 'refused',
      faults: [{ document: 'vault' }],
    });
    const before = bench.text('vault-2.json');
    await refused.save({ entries: entriesOf(70) });
    expect(bench.text('vault-2.json')).toBe(before);
  });

  it('saves the page that the disk refused with the next save', async () => {
    const { pages } = await loaded();
    bench.files.refuse = (operation, file) =>
      operation === 'write' && file.includes('vault-2') ? 'ENOSPC' : undefined;
    expect((await pages.save({ entries: entriesOf(70) })).outcome).toBe('failed');
    bench.files.refuse = () => undefined;
    expect(await pages.save({ entries: entriesOf(70) })).toEqual(SAVED);
    expect((await loaded()).value).toEqual({ entries: entriesOf(70) });
  });

  describe('of which one cannot be written', () => {
    const barred = (codes: Readonly<Record<string, string>>) => {
      const tried: string[] = [];
      bench.files.refuse = (operation, file) => {
        const page = /(vault(?:-\d+)?)(?:\.last-good)?\.json$/.exec(file)?.[1] ?? '';
        if (operation !== 'write' || codes[page] === undefined) return undefined;
        tried.push(page);
        return codes[page];
      };
      return tried;
    };
    const renewed = (numbers: readonly number[]) =>
      Object.fromEntries(numbers.map((number) => [`company-${number}`, entry('renewed', 2)]));
    const found = async (number: number) => (await loaded()).value.entries[`company-${number}`];

    it('saves all the others, and says so each time', async () => {
      const { pages } = await loaded();
      await pages.save({ entries: entriesOf(100) });
      barred({ vault: 'EACCES' });
      const entries = { ...entriesOf(100), ...renewed([0, 50]) };
      const failed = { outcome: 'failed', reason: 'denied', code: 'EACCES' };
      expect(await pages.save({ entries })).toEqual(failed);
      expect(await pages.save({ entries: { ...entries, ...renewed([80]) } })).toEqual(failed);
      bench.files.refuse = () => undefined;
      expect([await found(0), await found(50), await found(80)]).toEqual([
        ...[entry('secret 0'), entry('renewed', 2), entry('renewed', 2)],
      ]);
      await pages.save({ entries });
      expect(await found(0)).toEqual(entry('renewed', 2));
    });

    it('tries two pages at most in vain at a time, those that failed last, so that each gets its turn', async () => {
      const { pages } = await loaded();
      await pages.save({ entries: entriesOf(200) });
      const tried = barred({ vault: 'EIO', 'vault-2': 'EIO', 'vault-3': 'EIO', 'vault-4': 'EIO' });
      const entries = { ...entriesOf(200), ...renewed([0, 40, 80, 120, 160]) };
      expect((await pages.save({ entries })).outcome).toBe('failed');
      expect((await pages.save({ entries })).outcome).toBe('failed');
      expect((await pages.save({ entries })).outcome).toBe('failed');
      expect(tried).toEqual(['vault', 'vault-2', 'vault-3', 'vault-4', 'vault', 'vault-2']);
      bench.files.refuse = () => undefined;
      expect(await found(160)).toEqual(entry('renewed', 2));
    });

    it('forgets what reached one of its files, though it is as it was before', async () => {
      const { pages } = await loaded();
      await pages.save({ entries: entriesOf(3) });
      bench.files.refuse = (operation, file) =>
        operation === 'write' && file.endsWith('last-good.json') ? 'EACCES' : undefined;
      const newcomer = entry('new');
      expect((await pages.save({ entries: { ...entriesOf(3), newcomer } })).outcome).toBe('failed');
      bench.files.refuse = () => undefined;
      expect(await pages.save({ entries: entriesOf(3) })).toEqual(SAVED);
      expect(bench.texts().join('\n')).not.toContain(newcomer.ciphertext);
    });

    it('stops at once where the whole disk is full or read-only, and wears out no second page', async () => {
      const { pages } = await loaded();
      await pages.save({ entries: entriesOf(100) });
      const tried = barred({ vault: 'ENOSPC', 'vault-2': 'EROFS' });
      const entries = { ...entriesOf(100), ...renewed([0, 40, 80]) };
      await pages.save({ entries });
      await pages.save({ entries });
      expect(tried).toEqual(['vault', 'vault']);
    });
  });

  it('believes the newer of two pages that hold the same company, and forgets the older', async () => {
    const { pages } = await loaded();
    await pages.save({ entries: entriesOf(70) });
    const page = bench.vaultFile('vault-2.json').payload.entries;
    expect(page['company-0']).toBeUndefined();
    await bench.saveOnPage('vault-2', { ...page, 'company-0': entry('newer', 9) });
    const { pages: again, value } = await loaded();
    expect(value.entries['company-0']).toEqual(entry('newer', 9));
    await again.save(value);
    expect(idsIn('vault.json')).not.toContain('company-0');
  });

  it('removes what was set aside of any page, and says where it could not', async () => {
    const { pages } = await loaded();
    await pages.save({ entries: entriesOf(70) });
    const aside = ['vault', 'vault-2', 'vault-3'].map((name) => `${name}.unreadable-20260105T090000Z-1.json`);
    for (const name of aside) bench.put(name, 'practice');
    bench.files.refuse = (operation, file) =>
      operation === 'remove' && file.includes('vault.unreadable') ? 'EACCES' : undefined;
    expect((await pages.forgetAside()).outcome).toBe('failed');
    expect(bench.names().filter((name) => aside.includes(name))).toEqual([aside[0]]);
    bench.files.refuse = () => undefined;
    expect(await pages.forgetAside()).toEqual(SAVED);
    expect(bench.names().filter((name) => aside.includes(name))).toEqual([]);
  });
});
