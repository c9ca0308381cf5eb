// `npm run bench`: what TokenTray costs beside a bare Electron, in alternating rounds. Linux only.
// Parts are named as arguments; without any, all of them run. --rounds 7, --seconds 20 (for which an idle app is watched),
// --write puts tables and plots into docs/performance.md, --json names the file of the results.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CommandFailure, runCommand } from '../../build/scripts/command.ts';
import { project } from '../../build/scripts/project.ts';
import { BenchBuild, type BuiltFile } from './bench-build.ts';
import { benchRootPid, isOnPrivateDesktop, onPrivateDesktop } from './bench-desktop.ts';
import { type BenchPart, jobsOf } from './bench-part.ts';
import { BENCH_PARTS } from './bench-parts.ts';
import { describeVerdict, partTable } from './bench-report.ts';
import type { RunResult } from './bench-results.ts';
import { runRounds, warmUp } from './bench-rounds.ts';
import { BenchScene } from './bench-scene.ts';
import { byHandTable } from './by-hand.ts';
import { describeMachine } from './machine.ts';
import { writePart, writeSizes, writeWhatIsKnown } from './performance-page.ts';
import { textTable } from './samples.ts';

/** Parts that start no app: the sizes of the bundles, and the model of what is done by hand. */
const WITHOUT_APPS = ['size', 'by-hand'];
const LEAST_BYTES = 10 * 1024;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '20' },
    json: { type: 'string', default: path.join(project.resultsFolder, 'bench.json') },
    write: { type: 'boolean', default: false },
  },
});

const names = [...BENCH_PARTS.map(({ name }) => name), ...WITHOUT_APPS];
const unknown = positionals.filter((name) => !names.includes(name));
const isWanted = (name: string) => positionals.length === 0 || positionals.includes(name);
const parts = BENCH_PARTS.filter(({ name }) => isWanted(name));

function versions(): string {
  const { version } = JSON.parse(readFileSync(project.path('package.json'), 'utf8')) as {
    readonly version: string;
  };
  const git = ['describe', '--always', '--dirty'];
  const commit = execFileSync('git', git, { cwd: project.root, encoding: 'utf8' }).trim();
  return `TokenTray ${version} at ${commit}, Node ${process.versions.node}`;
}

async function measure(build: BenchBuild, machine: readonly string[]): Promise<RunResult> {
  const rounds = Number(values.rounds);
  const scene = await BenchScene.open(build.folder);
  try {
    const jobs = jobsOf(parts);
    await warmUp(scene, jobs);
    const atMs = Date.now();
    const seconds = Number(values.seconds);
    const run = { jobs, count: rounds, seconds, rootPid: benchRootPid(), say: console.log };
    return { machine, atMs, rounds, ...(await runRounds(scene, run)) };
  } finally {
    await scene.close();
  }
}

function report(result: RunResult, part: BenchPart): void {
  console.log(`\n${part.title}\n\n${partTable(result, part)}\n\n${describeVerdict(result, part)}`);
  if (values.write) writePart(result, part);
}

function saveJson(result: RunResult): void {
  mkdirSync(path.dirname(values.json), { recursive: true });
  const verdicts = Object.fromEntries(parts.map((part) => [part.name, describeVerdict(result, part)]));
  writeFileSync(values.json, `${JSON.stringify({ ...result, verdicts }, null, 2)}\n`);
  console.log(`\nAll figures: ${values.json}`);
}

/** Without a desktop, for none is needed. */
function tellWhatIsKnown(): void {
  if (values.write) writeWhatIsKnown();
  if (isWanted('by-hand')) console.log(`${byHandTable()}\n`);
}

/** Without the small ones, and without what the bundler puts into a name to tell contents apart. */
function sizeTable(files: readonly BuiltFile[]): string {
  const inKib = (bytes: number) => (bytes / 1024).toFixed(0);
  const rows = files
    .filter(({ bytes }) => bytes >= LEAST_BYTES)
    .map(({ name, bytes, gzipBytes }) => [
      name.replace(/^dist\//, '').replace(/-[\w-]{8}(?=\.\w+$)/, ''),
      inKib(bytes),
      inKib(gzipBytes),
    ]);
  return textTable(['file', 'KiB', 'KiB with gzip'], rows);
}

async function bench(): Promise<void> {
  if (unknown.length > 0)
    throw new CommandFailure(`There is no part "${unknown[0]}". Choose from: ${names.join(', ')}.`);
  if (!isOnPrivateDesktop()) tellWhatIsKnown();
  if (parts.length === 0 && !isWanted('size')) return;
  await onPrivateDesktop(import.meta.filename, async () => {
    const machine = [describeMachine(), versions()];
    console.log(machine.join('\n'));
    const build = await BenchBuild.make();
    try {
      if (isWanted('size')) {
        const table = sizeTable(build.files());
        console.log(`\n${table}`);
        if (values.write) writeSizes(table);
      }
      if (parts.length === 0) return;
      const result = await measure(build, machine);
      for (const part of parts) report(result, part);
      saveJson(result);
    } finally {
      build.remove();
    }
  });
}

await runCommand(bench);
