// Seven simulated days of the whole core with 200 companies: nights asleep and awake, working hours, lost networks, services that
// fail. Is anything due late, does anything grow, and what wakes the computer? Needs no Electron, and no network.
// Run: node tests/bench/seven-days.ts [--days 7] [--companies 200] [--seed 1]
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Week } from '../support/week/week.ts';
import { DAY_MS } from '../support/week/week-plan.ts';
import type { WeekPhase } from '../support/week/week-tally.ts';
import { describeComputer } from './machine.ts';
import { textTable } from './samples.ts';
import { type Sample, slopePerHour } from './trend.ts';

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '7' },
    companies: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
});
const [days, companies, seed] = [Number(values.days), Number(values.companies), Number(values.seed)];
const PHASES: readonly WeekPhase[] = ['at work', 'unattended', 'without network', 'asleep'];
const MB = 1024 ** 2;
/** The activity log and the practice server's list of tokens fill up on the first day. */
const WARM_UP_DAYS = 1;
const MOST_GROWTH_MB_A_DAY = 0.3;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const heap: Sample[] = [];

function sampleHeap({ bench, tally }: Week): void {
  collectGarbage();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  heap.push({ atMs: bench.clock.monotonic(), value: heapUsed / MB });
  const figures = { heap: heapUsed / MB, outside: external / MB, buffers: arrayBuffers / MB };
  const words = Object.entries(figures).map(([name, mb]) => `${name} ${mb.toFixed(2)} MB`);
  console.log(`midnight ${heap.length}: ${words.join(', ')}; ${tally.requests} requests so far`);
}

console.log(
  `${describeComputer()}; Node ${process.version}; ${companies} companies, ${days} days, seed ${seed}`,
);
const startMs = performance.now();
const week = await Week.start({ companies, days, seed, onMidnight: sampleHeap });
const tally = await week.run();
const growth = slopePerHour(heap.slice(WARM_UP_DAYS)) * (DAY_MS / 3_600_000);
const { timersAtMidnight, ...counts } = tally;
console.log(`\n${JSON.stringify(counts)}\ntimers waiting at midnight: ${timersAtMidnight.join(', ')}`);
console.log(`heap after a collection: ${growth.toFixed(2)} MB a day`);
for (const phase of PHASES) {
  const rows = tally.wakeUpsPerHour(phase).map(([file, perHour]) => [file, perHour.toFixed(1)]);
  console.log(
    `\n${textTable([`${phase}, ${tally.hoursOf(phase).toFixed(1)} h: timers of`, 'an hour'], rows)}`,
  );
}
console.log(
  `\nfaults of our own: ${week.bench.bugs.length}; took ${((performance.now() - startMs) / 1_000).toFixed(0)} s`,
);
const wrongs = [
  tally.dead,
  tally.shortUnsaid,
  tally.nothingWhileWell,
  tally.withoutToken,
  week.bench.bugs.length,
];
await week[Symbol.asyncDispose]();
process.exit(
  wrongs.some((count) => count > 0) || tally.latestMs > 1_000 || growth > MOST_GROWTH_MB_A_DAY ? 1 : 0,
);
