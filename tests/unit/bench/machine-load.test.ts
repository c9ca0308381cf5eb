import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { busyTicks, othersPercent, sampleLoad, ticksOfProcess } from '../../bench/machine-load.ts';

const STAT = 'cpu  100 5 50 9000 300 2 3 40 7 0\ncpu0 50 2 25 4500 150 1 1 20 3 0\n';

describe('what others take', () => {
  it('is what all processors did without the bench, of all that they could', () => {
    const from = { atMs: 1_000, busyMs: 5_000, ownMs: 200 };
    const to = { atMs: 11_000, busyMs: 15_000, ownMs: 8_200 };
    expect(othersPercent(from, to, 2)).toBe(10);
  });

  it('is never less than nothing, for the two are not read at the same moment', () => {
    const from = { atMs: 0, busyMs: 0, ownMs: 0 };
    expect(othersPercent(from, { atMs: 1_000, busyMs: 90, ownMs: 100 }, 2)).toBe(0);
  });
});

it('a processor is busy with all but idling and waiting for the disk; what its host took away counts', () => {
  expect(busyTicks(STAT)).toBe(200);
});

it("a process's time includes its children that have ended, whatever it is called", () => {
  const fields = ['S', '1', '1', '1', '0', '-1', '0', '0', '0', '0', '0', '7', '2', '30', '1', '20'];
  expect(ticksOfProcess(`42 (a) b (c) ${fields.join(' ')}`)).toBe(40);
});

it.skipIf(process.platform !== 'linux')('work of a child that has ended is counted as our own', () => {
  const before = sampleLoad(process.pid);
  execFileSync(process.execPath, ['-e', 'const end = Date.now() + 300; while (Date.now() < end);']);
  const after = sampleLoad(process.pid);
  expect(after.ownMs - before.ownMs).toBeGreaterThan(50);
});
