// One start in the tray with 10, 1,000 and 10,000 companies of a real app, all of them renewed once: how long the icon takes,
// how long the main process is held up, what a renewal costs, and what a company takes of memory. Linux only.
// One start each, so it shows the shape; what is to be compared to the millisecond is in `npm run bench -- scale`.
// Run: node tests/bench/ten-thousand.ts [--counts 10,1000,10000]   (10,000 take about half an hour)
import { parseArgs } from 'node:util';
import { memoryMb, threadUses, usedBetween } from '../support/app/process-tree.ts';
import { BenchBuild } from './bench-build.ts';
import { onPrivateDesktop } from './bench-desktop.ts';
import { BenchScene } from './bench-scene.ts';
import { describeMachine } from './machine.ts';
import { lateMs, type Stretch } from './main-probe.ts';
import type { MeasuredApp } from './measured-app.ts';
import { textTable } from './samples.ts';

const { values } = parseArgs({ options: { counts: { type: 'string', default: '10,1000,10000' } } });
const counts = values.counts.split(',').map(Number);
const MAX_BUSY_S = 1_800;
const LONG_TURN_MS = 50;

interface Start {
  readonly companies: number;
  readonly trayMs: number;
  readonly quietS: number;
  readonly cpuMs: number;
  readonly stretches: readonly Stretch[];
  readonly pssMb: number;
}

async function start(scene: BenchScene, companies: number): Promise<Start> {
  const app = await scene.start({ shown: 'tray', companies }, true);
  try {
    await app.fallSilent(MAX_BUSY_S);
    const quietS = app.runningForMs / 1_000;
    const cpuMs = cpuSoFarMs(app);
    await app.leaveAlone();
    const pssMb = memoryMb(app.processIds).pss;
    return {
      companies,
      trayMs: app.times.tray ?? Number.NaN,
      quietS,
      cpuMs,
      stretches: app.stretches,
      pssMb,
    };
  } finally {
    await app.end();
  }
}

const cpuSoFarMs = ({ processIds }: MeasuredApp) => usedBetween(new Map(), threadUses(processIds)).cpuMs;

/** Beside the start with the fewest companies, where that is another one. */
function row(each: Start, fewest: Start): readonly string[] {
  const { companies, trayMs, quietS, cpuMs, stretches, pssMb } = each;
  const turnsMs = stretches.map(lateMs);
  const more = companies - fewest.companies;
  const perCompany = (total: number) => (more === 0 ? '-' : (total / more).toFixed(1));
  return [
    String(companies),
    trayMs.toFixed(0),
    quietS.toFixed(0),
    perCompany(cpuMs - fewest.cpuMs),
    Math.max(0, ...turnsMs).toFixed(0),
    String(turnsMs.filter((ms) => ms > LONG_TURN_MS).length),
    pssMb.toFixed(0),
    perCompany((pssMb - fewest.pssMb) * 1_024),
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
