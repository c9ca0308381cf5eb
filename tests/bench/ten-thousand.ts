// One start in the tray with 10, 1,000 and 10,000 companies of a real app, all of them renewed once: how long the icon takes,
// how long the main process is held up, what a renewal costs, and what a company takes of memory. Linux only.
// One start each, so it shows the shape; what is to be compared to the millisecond is in `npm run bench -- scale`.
// Run: node tests/bench/ten-thousand.ts [--counts 10,1000,10000]   (10,000 take about half an hour)
import { parseArgs } from 'node:util';
import { memoryMb } from '../support/app/process-tree.ts';
import { BenchBuild } from './bench-build.ts';
import { onPrivateDesktop } from './bench-desktop.ts';
import { BenchScene } from './bench-scene.ts';
import { describeMachine } from './machine.ts';
import { textTable } from './samples.ts';
import { LONG_TURN_MS, scaleFigures } from './scale-figures.ts';

const { values } = parseArgs({ options: { counts: { type: 'string', default: '10,1000,10000' } } });
const counts = values.counts.split(',').map(Number);
const MAX_BUSY_S = 1_800;

type Start = Awaited<ReturnType<typeof start>>;

async function start(scene: BenchScene, companies: number) {
  const app = await scene.start({ shown: 'tray', companies }, true);
  try {
    await app.fallSilent(MAX_BUSY_S);
    const quiet = { quietS: app.runningForMs / 1_000, ...scaleFigures(app) };
    await app.leaveAlone();
    return { companies, ...quiet, pssMb: memoryMb(app.processIds).pss };
  } finally {
    await app.end();
  }
}

/** Beside the start with the fewest companies, where that is another one. */
function row(each: Start, fewest: Start): readonly string[] {
  const more = each.companies - fewest.companies;
  const perCompany = (total: number) => (more === 0 ? '-' : (total / more).toFixed(1));
  return [
    String(each.companies),
    each.scaleTrayMs.toFixed(0),
    each.quietS.toFixed(0),
    perCompany(each.scaleCpuMs - fewest.scaleCpuMs),
    each.longestTurnMs.toFixed(0),
    String(each.longTurns),
    each.pssMb.toFixed(0),
    perCompany((each.pssMb - fewest.pssMb) * 1_024),
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
      'quiet after, s',
      'processor per further company, ms',
      'longest turn, ms',
      `turns over ${LONG_TURN_MS} ms`,
      'PSS 40 s later, MB',
      'kB per further company',
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
