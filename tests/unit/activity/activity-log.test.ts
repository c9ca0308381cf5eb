import { beforeEach, describe, expect, it } from 'vitest';
import { ACTIVITY_DOCUMENT, ActivityLog } from '../../../app/activity/activity-log.ts';
import { DocumentBench } from '../../support/storage/document-bench.ts';

const DAY_MS = 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;

let bench: DocumentBench;
let log: ActivityLog;

async function open(): Promise<ActivityLog> {
  const opened = new ActivityLog({
    clock: bench.clock,
    document: bench.restart(ACTIVITY_DOCUMENT),
    onSaved: () => undefined,
  });
  await opened.load();
  return opened;
}

const note = (companyLabel: string) => log.add({ kind: 'renewed', companyId: 'a', companyLabel });
const labels = () => log.all().map(({ companyLabel }) => companyLabel);

beforeEach(async () => {
  bench = new DocumentBench();
  log = await open();
  return () => bench[Symbol.dispose]();
});

describe('the log', () => {
  it('is there again after a restart, and numbers on', async () => {
    note('one');
    await log.flush();
    log = await open();
    note('two');
    expect(log.all().map(({ id, companyLabel }) => [id, companyLabel])).toEqual([
      [1, 'one'],
      [2, 'two'],
    ]);
  });

  it('is saved soon after a change by itself, many changes at once', async () => {
    for (let count = 0; count < 100; count += 1) note(`${count}`);
    await bench.clock.advance(3_000);
    expect((await open()).all()).toHaveLength(100);
  });

  it('keeps the newest 5,000 of 6,000 entries', async () => {
    for (let count = 0; count < 6_000; count += 1) note(`${count}`);
    expect([labels().length, labels()[0], labels().at(-1)]).toEqual([5_000, '1000', '5999']);
    await log.flush();
    expect((await open()).all()).toHaveLength(5_000);
  });

  it('forgets what is older than 30 days, also while it is not open', async () => {
    note('old');
    bench.clock.sleep(DAY_MS);
    note('new');
    bench.clock.sleep(29 * DAY_MS + 1);
    note('now');
    expect(labels()).toEqual(['new', 'now']);
    await log.flush();
    bench.clock.sleep(29 * DAY_MS);
    expect((await open()).all().map(({ companyLabel }) => companyLabel)).toEqual(['now']);
  });

  it('loses nothing to a clock that is years behind for a while', async () => {
    note('before');
    bench.clock.jump(-20 * 365 * DAY_MS);
    note('behind');
    await log.flush();
    log = await open();
    bench.clock.jump(20 * 365 * DAY_MS);
    expect(labels()).toEqual(['before', 'behind']);
  });

  it('says of what time it knows nothing: not running, and a clock that was set', async () => {
    note('first');
    bench.clock.sleep(HOUR_MS);
    note('slept and lived through');
    bench.clock.jump(2 * HOUR_MS);
    note('set ahead');
    bench.clock.jump(-2 * HOUR_MS);
    note('set back');
    await log.flush();
    bench.clock.sleep(HOUR_MS);
    log = await open();
    note('after a restart');
    expect(log.all().map(({ gapMs }) => gapMs)).toEqual([
      undefined,
      undefined,
      2 * HOUR_MS,
      undefined,
      HOUR_MS,
    ]);
  });

  it('is empty after it was cleared, and after the next start', async () => {
    note('one');
    const { revision } = log;
    log.clear();
    expect([labels(), log.revision > revision]).toEqual([[], true]);
    await log.flush();
    expect((await open()).all()).toEqual([]);
  });
});

describe('the same thing again and again', () => {
  const renew = (companyId: string, lifetimeMs: number) =>
    log.add({
      kind: 'renewed',
      companyId,
      companyLabel: companyId,
      validUntilMs: bench.clock.now() + lifetimeMs,
    });
  const counts = () => log.all().map(({ companyId, count = 1 }) => [companyId, count]);

  it('is one entry, with the first and the last time and the newest token', async () => {
    const startMs = bench.clock.now();
    for (let turn = 0; turn < 200; turn += 1) {
      renew('a', 10_000);
      bench.clock.sleep(3_000);
    }
    const endMs = bench.clock.now() - 3_000;
    expect(log.all()).toMatchObject([
      { count: 200, sinceMs: startMs, atMs: endMs, validUntilMs: endMs + 10_000 },
    ]);
    expect(log.all()[0]).not.toHaveProperty('hasLapses');
    const said = log.all();
    await log.flush();
    expect((await open()).all()).toEqual(said);
  });

  it('says that the token had died in between', () => {
    for (let turn = 0; turn < 3; turn += 1) {
      renew('a', 1_000);
      bench.clock.sleep(3_000);
    }
    expect(log.all()).toMatchObject([{ count: 3, hasLapses: true }]);
  });

  it('is an entry for each hour', () => {
    for (let turn = 0; turn < 24 * 6; turn += 1) {
      renew('a', HOUR_MS);
      bench.clock.sleep(10 * 60_000);
    }
    expect(log.all().every(({ atMs, sinceMs = atMs }) => atMs - sinceMs <= HOUR_MS)).toBe(true);
    expect(counts().length).toBeGreaterThanOrEqual(20);
    expect(counts().reduce((sum, [, count]) => sum + Number(count), 0)).toBe(24 * 6);
  });

  it('is joined although other companies are busy in between, and not over something else of its own', () => {
    for (const companyId of ['a', 'b', 'a', 'b']) renew(companyId, 60_000);
    log.add({ kind: 'copied', companyId: 'a', companyLabel: 'a' });
    renew('a', 60_000);
    expect(counts()).toEqual([
      ['a', 2],
      ['b', 2],
      ['a', 1],
      ['a', 1],
    ]);
  });

  it('is not joined to what an earlier run wrote down, nor over a clock that was set', async () => {
    renew('a', 60_000);
    await log.flush();
    log = await open();
    renew('a', 60_000);
    bench.clock.jump(5 * 60_000);
    renew('a', 60_000);
    bench.clock.jump(-10 * 60_000);
    renew('a', 60_000);
    expect(counts().map(([, count]) => count)).toEqual([1, 1, 1, 1]);
  });

  it('pushes nothing of another company out, however busy one is', () => {
    for (let turn = 0; turn < 100; turn += 1)
      log.add({ kind: turn % 2 ? 'copied' : 'renewed', companyId: 'quiet', companyLabel: 'quiet' });
    for (let turn = 0; turn < 20_000; turn += 1)
      log.add({ kind: turn % 2 ? 'failed' : 'recovered', companyId: 'busy', companyLabel: 'busy' });
    expect(log.all()).toHaveLength(5_000);
    expect(log.all().filter(({ companyId }) => companyId === 'quiet')).toHaveLength(100);
    const busy = log.all().filter(({ companyId }) => companyId === 'busy');
    expect(busy.at(-1)?.id).toBe(20_100);
  });
});

it('reads what the version before wrote', async () => {
  const former = bench.restart({ ...ACTIVITY_DOCUMENT, schemaVersion: 1, migrations: {} });
  await former.load();
  const entry = { id: 7, atMs: bench.clock.now(), companyId: 'a', companyLabel: 'ACME' } as const;
  await former.save({ entries: [{ ...entry, kind: 'renewed' }] });
  log = await open();
  expect(log.all()).toEqual([{ ...entry, kind: 'renewed' }]);
});
