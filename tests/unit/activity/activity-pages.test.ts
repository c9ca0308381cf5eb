import { beforeEach, describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../../app/activity/activity-entry.ts';
import { ACTIVITY_DOCUMENT } from '../../../app/activity/activity-log.ts';
import { ActivityPages } from '../../../app/activity/activity-pages.ts';
import { DocumentBench } from '../../support/storage/document-bench.ts';

let bench: DocumentBench;

const open = () => new ActivityPages((name) => bench.restart({ ...ACTIVITY_DOCUMENT, name }));
const entry = (id: number): ActivityEntry => ({
  ...{ id, atMs: id, companyId: 'a', companyLabel: 'ACME', kind: 'renewed' },
});
const entriesOf = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => entry(first + index));
const firstAndLast = (entries: readonly ActivityEntry[]) => [
  entries.length,
  entries.at(0)?.id,
  entries.at(-1)?.id,
];
/** How often each page has been saved. */
const generations = () =>
  Object.fromEntries(
    bench
      .names()
      .filter((name) => /^activity(-\d+)?\.json$/.test(name))
      .map((name) => [name, JSON.parse(bench.text(name)).generation]),
  );

beforeEach(() => {
  bench = new DocumentBench();
  return () => bench[Symbol.dispose]();
});

describe('activity in pages', () => {
  it('is there again after a restart, whole and in order', async () => {
    const pages = open();
    await pages.load();
    for (const last of [10, 900, 5_600, 7_100])
      expect(await pages.save({ entries: entriesOf(Math.max(1, last - 4_999), last) })).toEqual({
        outcome: 'saved',
      });
    const { value, faults } = await open().load();
    expect([firstAndLast(value.entries), faults]).toEqual([[5_000, 2_101, 7_100], []]);
    expect(value.entries.every(({ id }, at) => id === 2_101 + at)).toBe(true);
  });

  it('writes the newest page and the one that entries leave, and no other', async () => {
    const pages = open();
    await pages.load();
    await pages.save({ entries: entriesOf(1, 5_000) });
    const before = generations();
    await pages.save({ entries: entriesOf(41, 5_040) });
    const changed = Object.entries(generations()).filter(([name, count]) => before[name] !== count);
    expect(changed.map(([name]) => name).sort()).toEqual(['activity-20.json', 'activity.json']);
  });

  it('takes over what one file held once', async () => {
    const once = bench.restart(ACTIVITY_DOCUMENT);
    await once.load();
    await once.save({ entries: entriesOf(3_001, 8_000) });
    const pages = open();
    const { value } = await pages.load();
    expect(firstAndLast(value.entries)).toEqual([5_000, 3_001, 8_000]);
    await pages.save({ entries: [...value.entries.slice(1), entry(8_001)] });
    expect(firstAndLast((await open().load()).value.entries)).toEqual([5_000, 3_002, 8_001]);
    expect(JSON.parse(bench.text('activity.json')).payload.entries.length).toBeLessThan(300);
  });

  it('loses and doubles nothing where the taking over ends half-way', async () => {
    const once = bench.restart(ACTIVITY_DOCUMENT);
    await once.load();
    await once.save({ entries: entriesOf(1, 2_000) });
    const pages = open();
    const { value } = await pages.load();
    bench.files.refuse = (operation, path) =>
      operation === 'write' && /activity-[1-3]\.json$/.test(path) ? 'ENOSPC' : undefined;
    expect((await pages.save(value)).outcome).toBe('failed');
    bench.files.refuse = () => undefined;
    expect((await open().load()).value.entries).toEqual(entriesOf(1, 2_000));
  });

  it('loses no other page to one that is damaged, and says that it is about the activity', async () => {
    const pages = open();
    await pages.load();
    await pages.save({ entries: entriesOf(1, 700) });
    for (const name of ['activity-1.json', 'activity-1.last-good.json']) bench.put(name, '{"cut');
    const { value, faults } = await open().load();
    expect(value.entries.map(({ id }) => id)).toEqual(
      [...entriesOf(1, 249), ...entriesOf(500, 700)].map(({ id }) => id),
    );
    expect(faults).toMatchObject([{ kind: 'reset', document: 'activity' }]);
  });

  it('saves the page that the disk refused with the next save', async () => {
    const pages = open();
    await pages.load();
    bench.files.refuse = (operation) => (operation === 'write' ? 'ENOSPC' : undefined);
    expect((await pages.save({ entries: entriesOf(1, 10) })).outcome).toBe('failed');
    bench.files.refuse = () => undefined;
    expect((await pages.save({ entries: entriesOf(1, 10) })).outcome).toBe('saved');
    expect(firstAndLast((await open().load()).value.entries)).toEqual([10, 1, 10]);
  });

  it('leaves nothing on the disk of what was cleared', async () => {
    const pages = open();
    await pages.load();
    await pages.save({ entries: entriesOf(1, 600) });
    await pages.save({ entries: [] });
    expect(bench.names().filter((name) => bench.text(name).includes('ACME'))).toEqual([]);
  });
});
