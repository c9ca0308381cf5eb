// The results of a part as a table and a plot, for the terminal and the document alike. Pure.
import { type BenchPart, contenderName, isBare, isOwn } from './bench-part.ts';
import { judge, type RunResult, ratiosOf, samplesOf } from './bench-results.ts';
import { type RangeRow, rangePlot } from './plots/range-plot.ts';
import { describeSamples, quantile, textTable } from './samples.ts';

/** The app's own figures, and below them what they are as a multiple of the bare app's. */
export function partTable(result: RunResult, part: BenchPart): string {
  const figures = part.figures.filter(({ key }) =>
    part.contenders.some((contender) => samplesOf(result, contender, key).length > 0),
  );
  const values = part.contenders.map((contender) => [
    contenderName(contender),
    ...figures.map(({ key, digits }) => describeSamples(samplesOf(result, contender, key), digits)),
  ]);
  const ratios = part.contenders
    .filter((contender) => !isBare(contender))
    .map((contender) => [
      `${contenderName(contender)}, times the bare app`,
      ...figures.map(({ key }) => describeSamples(ratiosOf(result, contender, key), 2)),
    ]);
  return textTable(['', ...figures.map(({ label }) => label)], [...values, ...ratios]);
}

/** In a sentence: what may be made of the figures. */
export function describeVerdict(result: RunResult, part: BenchPart): string {
  const verdict = judge(result, part);
  switch (verdict.kind) {
    case 'quietEnough':
      return 'The machine was quiet enough to judge.';
    case 'tooFewRounds':
      return `Too few rounds to judge: ${result.rounds}.`;
    case 'tooNoisy':
      return `The machine was too noisy to judge: ${verdict.reasons.join('; ')}.`;
  }
}

interface DrawnPlot {
  readonly svg: string;
  readonly description: string;
}

/** Undefined where nothing was compared with the bare app. */
export function partPlot(result: RunResult, part: BenchPart): DrawnPlot | undefined {
  const own = part.contenders.filter((contender) => !isBare(contender));
  const rows: RangeRow[] = part.figures.flatMap(({ key, label }, colour) =>
    own.flatMap((contender) => {
      const ratios = ratiosOf(result, contender, key);
      if (ratios.length === 0) return [];
      const [least = 0, middle = 0, most = 0] = [0, 0.5, 1].map((share) => quantile(ratios, share));
      const { shown, companies } = contender;
      const who = isOwn(contender) ? `${companies} companies` : 'the same duties';
      const name = `${label.replace(/, [^,]+$/, '')}: ${shown}, ${who}`;
      return [{ name, least, median: middle, most, colour }];
    }),
  );
  if (rows.length === 0) return undefined;
  const description = rows.map((row) => `${row.name}: ${row.median.toFixed(2)} times`).join('; ');
  const svg = rangePlot({
    title: `${part.title}: TokenTray as a multiple of a bare Electron`,
    description,
    xLabel: 'times the bare app of the same round: median, least and most',
    rows,
    reference: { value: 1, label: 'bare app' },
  });
  return { svg, description };
}
