// What TokenTray costs while no one touches it, beside a bare Electron in the same run. Linux only.
// Run: node tests/bench/idle.ts [--runs 7] [--seconds 20]
import { parseArgs } from 'node:util';
import { onPrivateDesktop } from './bench-desktop.ts';
import { BenchScene, type Contender, turns } from './bench-scene.ts';
import { describeMachine } from './machine.ts';
import { sampleTable, type TableRow } from './samples.ts';

interface Sample {
  readonly cpuPercent: number;
  readonly wakeUpsPerS: number;
}

const COMPANIES = 10;
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '7' }, seconds: { type: 'string', default: '20' } },
});
const seconds = Number(values.seconds);

async function measure(scene: BenchScene, contender: Contender): Promise<Sample> {
  const app = await scene.start(contender);
  try {
    await app.settle();
    const { cpuMs, wakeUps } = await app.use(seconds * 1_000);
    return { cpuPercent: cpuMs / (seconds * 10), wakeUpsPerS: wakeUps / seconds };
  } finally {
    await app.end();
  }
}

function row([{ name }, samples]: readonly [Contender, readonly Sample[]]): TableRow {
  const cpu = samples.map(({ cpuPercent }) => cpuPercent);
  return { name, columns: [cpu, samples.map(({ wakeUpsPerS }) => wakeUpsPerS)] };
}

await onPrivateDesktop(import.meta.filename, async () => {
  console.log(describeMachine());
  const scene = await BenchScene.open();
  try {
    const contenders = [
      ...[await scene.bare('tray'), await scene.tokenTray('tray', COMPANIES)],
      ...[await scene.bare('window'), await scene.tokenTray('window', COMPANIES)],
    ];
    const results = new Map(contenders.map((contender) => [contender, [] as Sample[]]));
    for (const contender of turns(contenders, Number(values.runs)))
      results.get(contender)?.push(await measure(scene, contender));
    const headings = [`over ${seconds} s, all processes`, '% of one processor', 'wake-ups per second'];
    console.log(`\n${sampleTable(headings, [...results].map(row), 2)}`);
  } finally {
    await scene.close();
  }
});
