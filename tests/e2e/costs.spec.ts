// A gross regression: what a start costs beside a bare Electron, against what it is known to cost. Processor time, memory and
// counts only: time on the clock tells of the other tests that run meanwhile. Everything finer: `npm run bench`.
import { resolve } from 'node:path';
import { isOwn, jobsOf } from '../bench/bench-part.ts';
import { BENCH_PARTS } from '../bench/bench-parts.ts';
import { ratiosOf } from '../bench/bench-results.ts';
import { runRounds } from '../bench/bench-rounds.ts';
import { BenchScene } from '../bench/bench-scene.ts';
import { median } from '../bench/samples.ts';
import { expect, test } from '../support/fixtures.ts';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const ROUNDS = 2;
const GROSS = 2;
/** Times the bare app's, as first measured. */
const KNOWN = { startCpuMs: 2.4, quietAnonymousMb: 1.4, processes: 1, threads: 1.25 };

test('a start costs no more than twice what it is known to cost', async () => {
  const scene = await BenchScene.open(REPOSITORY);
  try {
    const work = BENCH_PARTS.filter(({ name }) => name === 'work');
    const parts = work.map((part) => ({
      ...part,
      contenders: part.contenders.filter(({ isDutiful }) => !isDutiful),
    }));
    const run = { count: ROUNDS, seconds: 0, rootPid: process.pid, say: () => {} };
    const { measured } = await runRounds(scene, { ...run, jobs: jobsOf(parts) });
    const own = parts[0]?.contenders.find(isOwn) ?? { shown: 'tray' };
    const result = { machine: [], atMs: 0, rounds: ROUNDS, measured, othersPercent: [] };
    for (const [key, known] of Object.entries(KNOWN)) {
      const ratios = ratiosOf(result, own, key);
      expect(ratios, key).toHaveLength(ROUNDS);
      expect.soft(median(ratios), `${key}, times the bare app`).toBeLessThan(GROSS * known);
    }
  } finally {
    await scene.close();
  }
});
