// One start in the tray with 10, 1,000 and 10,000 companies of a real app, until each is renewed and its new secret is on the disk: how
// long the icon and that take, how long the main process is held up, what a renewal costs, and what a company takes of memory.
// Linux only. One start each, so it shows the shape; what is to be compared to the millisecond is in `npm run bench -- scale`.
// Run: node tests/bench/ten-thousand.ts [--counts 10,1000,10000]   (10,000 take about ten minutes)
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { memoryMb } from '../support/app/process-tree.ts';
import { BenchBuild } from './bench-build.ts';
import { onPrivateDesktop } from './bench-desktop.ts';
import { BenchScene } from './bench-scene.ts';
import { describeMachine } from './machine.ts';
import type { MeasuredApp } from './measured-app.ts';
import { textTable } from './samples.ts';
import { LONG_TURN_MS, scaleFigures } from './scale-figures.ts';

const { values } = parseArgs({ options: { counts: { type: 'string', default: '10,1000,10000' } } });
const counts = values.counts.split(',').map(Number);
const RENEWED_TIMEOUT_MS = 1_800_000;
const LOOK_EVERY_MS = 1_000;
/** With 10,000 companies it never falls silent: they are renewed every ten minutes. */
const WATCHED_LATER_MS = 60_000;

type Start = Awaited<ReturnType<typeof start>>;

async function start(scene: BenchScene, companies: number) {
  const app = await scene.start({ shown: 'tray', companies }, true);
  try {
    while (renewedIn(app) < companies) {
      if (app.runningForMs > RENEWED_TIMEOUT_MS) throw new Error(`${renewedIn(app)} were renewed.`);
      await delay(LOOK_EVERY_MS);
    }
    const renewed = { renewedS: app.runningForMs / 1_000, ...scaleFigures(app) };
    const heapMb = await app.heapMb();
    const { cpuMs } = await app.use(WATCHED_LATER_MS);
    const pssMb = memoryMb(app.processIds).pss;
    return { companies, ...renewed, heapMb, laterShare: cpuMs / WATCHED_LATER_MS, pssMb };
  } finally {
    await app.end();
  }
}

/** How many companies have a secret on the disk that is newer than the app's start. */
function renewedIn({ userData, startedAtMs }: MeasuredApp): number {
  const folder = join(userData, 'data');
  const pages = readdirSync(folder).filter((name) => /^vault(-\d+)?\.json$/.test(name));
  const entries = pages.flatMap((name) => {
    const { payload } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    return Object.values<{ readonly savedAtMs: number }>(payload.entries);
  });
  return entries.filter(({ savedAtMs }) => savedAtMs >= startedAtMs).length;
}

/** Beside the start with the fewest companies, where that is another one. */
function row(each: Start, fewest: Start): readonly string[] {
  const more = each.companies - fewest.companies;
  const perCompany = (total: number) => (more === 0 ? '-' : (total / more).toFixed(1));
  return [
    String(each.companies),
    each.scaleTrayMs.toFixed(0),
    each.renewedS.toFixed(0),
    perCompany(each.scaleCpuMs - fewest.scaleCpuMs),
    each.longestTurnMs.toFixed(0),
    String(each.longTurns),
    (100 * each.laterShare).toFixed(1),
    each.pssMb.toFixed(0),
    perCompany((each.heapMb - fewest.heapMb) * 1_024),
  ];
}

await onPrivateDesktop(import.meta.filename, async () => {
  console.log(describeMachine());
  const built = await BenchBuild.make();
  const scene = await BenchScene.open(built.folder);
  try {
    const starts: Start[] = [];
    for (const companies of counts) starts.push(await start(scene, companies));
    const fewest = starts.toSorted((a, b) => a.companies - b.companies)[0];
    const headings = [
      'companies',
      'in the tray, ms',
      'all renewed, s',
      'processor per further company, ms',
      'longest turn, ms',
      `turns over ${LONG_TURN_MS} ms`,
      'processor in the minute after, %',
      'PSS then, MB',
      'heap per further company, kB',
    ];
    if (fewest)
      console.log(
        `\n${textTable(
          headings,
          starts.map((each) => row(each, fewest)),
        )}`,
      );
  } finally {
    await scene.close();
    built.remove();
  }
});
