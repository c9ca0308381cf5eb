import { beforeEach, describe, expect, it } from 'vitest';
import { ACTIVITY_DOCUMENT, ActivityLog } from '../../../app/activity/activity-log.ts';
import { DocumentBench } from '../storage/document-bench.ts';

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
