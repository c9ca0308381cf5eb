// Values over time, or over a size: one line per series. Pure.
import { element, line, PLOT_WIDTH, type Plot, SERIES_COLOURS, svgDocument, text } from './svg.ts';
import { niceTicks, scale, tickLabel } from './ticks.ts';

export type Point = readonly [x: number, y: number];

export interface LinePlot extends Plot {
  /** With the unit: "minutes after nine". */
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: readonly { readonly name: string; readonly points: readonly Point[] }[];
  /** Times in which something was different: an outage. */
  readonly bands?: readonly { readonly from: number; readonly to: number; readonly label: string }[];
  /** A value that is not to be passed, or to be reached. */
  readonly goal?: { readonly value: number; readonly label: string };
}

const LEFT = 70;
const RIGHT = 24;
const TOP = 76;
const HEIGHT = 300;
const BELOW = 64;
const LEGEND_Y = 50;
const LETTER_PX = 7.2;

export function linePlot(plot: LinePlot): string {
  const { series, goal, bands = [] } = plot;
  const all = series.flatMap(({ points }) => points);
  const xs = all.map(([x]) => x);
  const ys = [...all.map(([, y]) => y), ...(goal ? [goal.value] : []), 0];
  const [fromX, toX] = [least(xs), most(xs)];
  const yTicks = niceTicks(least(ys), most(ys));
  const bottom = TOP + HEIGHT;
  const toPxX = scale([fromX, toX], [LEFT, PLOT_WIDTH - RIGHT]);
  const toPxY = scale([yTicks[0] ?? 0, yTicks.at(-1) ?? 1], [bottom, TOP]);
  const xTicks = niceTicks(fromX, toX, 8).filter((value) => value >= fromX && value <= toX);
  return svgDocument(plot, bottom + BELOW, [
    ...bands.flatMap(({ from, to, label }) => band(toPxX(from), toPxX(to), label)),
    ...yTicks.flatMap((value) => [
      line([LEFT, toPxY(value)], [PLOT_WIDTH - RIGHT, toPxY(value)], 'grid'),
      text(tickLabel(value), [LEFT - 8, toPxY(value) + 4], { anchor: 'end', className: 'quiet' }),
    ]),
    ...xTicks.map((value) =>
      text(tickLabel(value), [toPxX(value), bottom + 20], { anchor: 'middle', className: 'quiet' }),
    ),
    line([LEFT, bottom], [PLOT_WIDTH - RIGHT, bottom], 'axis'),
    text(plot.xLabel, [(LEFT + PLOT_WIDTH - RIGHT) / 2, bottom + 44], { anchor: 'middle' }),
    ...(goal ? goalLine(toPxY(goal.value), goal.label) : []),
    ...series.map(({ points }, index) =>
      element('polyline', {
        points: points.map(([x, y]) => `${toPxX(x).toFixed(1)},${toPxY(y).toFixed(1)}`).join(' '),
        class: `line stroke c${index % SERIES_COLOURS}`,
      }),
    ),
    ...legend(
      plot.yLabel,
      series.map(({ name }) => name),
    ),
  ]);
}

function band(fromPx: number, toPx: number, label: string): readonly string[] {
  const box = { x: fromPx, y: TOP, width: Math.max(1, toPx - fromPx), height: HEIGHT, class: 'band' };
  return [
    element('rect', box),
    text(label, [(fromPx + toPx) / 2, TOP + 14], { anchor: 'middle', className: 'quiet' }),
  ];
}

function goalLine(y: number, label: string): readonly string[] {
  return [
    line([LEFT, y], [PLOT_WIDTH - RIGHT, y], 'goal'),
    text(label, [PLOT_WIDTH - RIGHT, y - 6], { anchor: 'end', className: 'quiet' }),
  ];
}

/** The unit of the values at the left, then a stroke and a name for each line. */
function legend(yLabel: string, names: readonly string[]): readonly string[] {
  let x = LEFT + yLabel.length * LETTER_PX;
  const parts = [text(yLabel, [16, LEGEND_Y], { className: 'quiet' })];
  for (const [index, name] of names.entries()) {
    parts.push(line([x, LEGEND_Y - 4], [x + 22, LEGEND_Y - 4], `line stroke c${index % SERIES_COLOURS}`));
    parts.push(text(name, [x + 28, LEGEND_Y]));
    x += 28 + name.length * LETTER_PX + 22;
  }
  return parts;
}

/** Not by spreading: a day has more points than a call may have arguments. */
const least = (values: readonly number[]) => values.reduce((found, value) => Math.min(found, value));
const most = (values: readonly number[]) => values.reduce((found, value) => Math.max(found, value));
