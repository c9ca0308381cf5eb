// Writes results into docs/performance.md, and the plots beside the other pictures of the documents.
import { readFileSync, writeFileSync } from 'node:fs';
import { project } from '../../build/scripts/project.ts';
import { replaceBetweenMarks } from './bench-document.ts';
import type { BenchPart } from './bench-part.ts';
import { BENCH_PARTS } from './bench-parts.ts';
import { describeVerdict, partPlot, partTable } from './bench-report.ts';
import { noiseRule, type RunResult } from './bench-results.ts';
import { byHandTable } from './by-hand.ts';

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const PAGE = project.path('docs', 'performance.md');

export function writePart(result: RunResult, part: BenchPart): void {
  const plot = partPlot(result, part);
  const picture = `build/pictures/bench-${part.name}.svg`;
  if (plot !== undefined) writeFileSync(project.path(picture), plot.svg);
  const shown = plot === undefined ? [] : [`<img src="../${picture}" alt="${plot.description}">`];
  const date = DATE.format(result.atMs);
  const origin = `${date}, ${result.rounds} rounds. ${result.machine.join('. ')}. ${describeVerdict(result, part)}`;
  write(part.name, [origin, partTable(result, part), ...shown]);
}

export function writeSizes(table: string): void {
  write('size', [table]);
}

/** What needs no measuring: it follows from the code. */
export function writeWhatIsKnown(): void {
  write('rule', [noiseRule(BENCH_PARTS)]);
  write('by-hand', [byHandTable()]);
}

function write(name: string, paragraphs: readonly string[]): void {
  writeFileSync(PAGE, replaceBetweenMarks(readFileSync(PAGE, 'utf8'), name, paragraphs.join('\n\n')));
}
