// How long TokenTray takes to start and how much memory it holds, beside a bare Electron in the same run. Linux only.
// Run: node tests/bench/start-up.ts [--runs 7]
import { parseArgs } from 'node:util';
import { chromiumKind, type Memory, memoryMb } from '../support/app/process-tree.ts';
import { onPrivateDesktop } from './bench-desktop.ts';
import { BenchScene, type Contender, turns } from './bench-scene.ts';
import { describeMachine } from './machine.ts';
import type { MeasuredApp } from './measured-app.ts';
import { median, sampleTable, textTable } from './samples.ts';

interface Sample {
  readonly times: MeasuredApp['times'];
  readonly settleS: number;
  readonly memory: Memory;
  readonly anonymousMbByKind: Readonly<Record<string, number>>;
}

const COMPANY_COUNTS = [0, 10, 200];
const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' } } });

async function measure(scene: BenchScene, contender: Contender): Promise<Sample> {
  const app = await scene.start(contender);
  try {
    const settleS = await app.settle();
    const pids = app.processIds;
    const anonymousMbByKind: Record<string, number> = {};
    for (const pid of pids) {
      const kind = chromiumKind(pid);
      anonymousMbByKind[kind] = (anonymousMbByKind[kind] ?? 0) + memoryMb([pid]).anonymous;
    }
    return { times: app.times, settleS, memory: memoryMb(pids), anonymousMbByKind };
  } finally {
    await app.end();
  }
}

function report(results: ReadonlyMap<Contender, readonly Sample[]>): void {
  const rows = [...results].map(([{ name }, samples]) => {
    const time = (mark: keyof Sample['times']) => samples.flatMap(({ times }) => times[mark] ?? []);
    const memory = (kind: keyof Memory) => samples.map((sample) => sample.memory[kind]);
    const times = [time('code'), time('ready'), time('tray'), time('painted'), time('shown')];
    return {
      name,
      columns: [...times, samples.map(({ settleS }) => settleS), memory('pss'), memory('anonymous')],
    };
  });
  const times = ['code ms', 'ready ms', 'in the tray ms', 'painted ms', 'shown ms', 'quiet after s'];
  console.log(`\n${sampleTable(['started', ...times, 'PSS MB', 'anonymous MB'], rows)}`);
  const kinds = [
    ...new Set([...results.values()].flat().flatMap((sample) => Object.keys(sample.anonymousMbByKind))),
  ];
  const byKind = [...results].map(([{ name }, samples]) => [
    name,
    ...kinds.map((kind) => median(samples.map((sample) => sample.anonymousMbByKind[kind] ?? 0)).toFixed(0)),
  ]);
  console.log(`\n${textTable(['anonymous MB by process', ...kinds], byKind)}`);
}

await onPrivateDesktop(import.meta.filename, async () => {
  console.log(describeMachine());
  const scene = await BenchScene.open();
  try {
    const sizes = scene.build
      .files()
      .map(({ name, bytes, gzipBytes }) => [
        name,
        ...[bytes, gzipBytes].map((size) => (size / 1024).toFixed(1)),
      ]);
    console.log(`\n${textTable(['bundle', 'KiB', 'gzip KiB'], sizes)}`);
    const contenders = [await scene.bare('tray'), await scene.bare('window')];
    for (const count of COMPANY_COUNTS)
      contenders.push(await scene.tokenTray('tray', count), await scene.tokenTray('window', count));
    for (const contender of contenders) await measure(scene, contender); // fills the disk's cache
    const results = new Map(contenders.map((contender) => [contender, [] as Sample[]]));
    for (const contender of turns(contenders, Number(values.runs)))
      results.get(contender)?.push(await measure(scene, contender));
    report(results);
  } finally {
    await scene.close();
  }
});
