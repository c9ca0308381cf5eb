// Measured figures side by side: for each the median as a dot, and a stroke from the least to the most. Pure.
import { element, line, PLOT_WIDTH, type Plot, SERIES_COLOURS, svgDocument, text } from './svg.ts';
import { niceTicks, scale, tickLabel } from './ticks.ts';

export interface RangeRow {
  readonly name: string;
  readonly least: number;
  readonly median: number;
  readonly most: number;
  /** The number of its colour, from 0. */
  readonly colour?: number;
}

export interface RangePlot extends Plot {
  readonly xLabel: string;
  readonly rows: readonly RangeRow[];
  /** Where the axis begins and a dashed line stands: 1 for ratios to the bare app. */
  readonly reference?: { readonly value: number; readonly label: string };
}

/** Of the axis: usual names fit, and plots below each other are in line. */
const LEAST_LEFT = 346;
const NAME_GAP = 12;
/** With the widest of the system's usual fonts. */
const CHARACTER_WIDTH = 7.2;
const RIGHT = 90;
const TOP = 62;
const ROW = 28;
const BELOW = 62;

export function rangePlot(plot: RangePlot): string {
  const { rows, reference } = plot;
  const ends = rows.flatMap(({ least, most }) => [least, most]);
  const ticks = niceTicks(Math.min(reference?.value ?? 0, ...ends), Math.max(...ends), 6);
  const bottom = TOP + rows.length * ROW;
  const left = leftOf(rows);
  const toPx = scale([ticks[0] ?? 0, ticks.at(-1) ?? 1], [left, PLOT_WIDTH - RIGHT]);
  return svgDocument(plot, bottom + BELOW, [
    ...ticks.flatMap((value) => [
      line([toPx(value), TOP], [toPx(value), bottom], 'grid'),
      text(tickLabel(value), [toPx(value), bottom + 20], { anchor: 'middle', className: 'quiet' }),
    ]),
    text(plot.xLabel, [(left + PLOT_WIDTH - RIGHT) / 2, bottom + 44], { anchor: 'middle' }),
    ...(reference ? referenceLine(toPx(reference.value), bottom, reference.label) : []),
    ...rows.flatMap((row, index) => drawnRow(row, TOP + (index + 0.5) * ROW, left, toPx)),
  ]);
}

function referenceLine(x: number, bottom: number, label: string): readonly string[] {
  return [
    line([x, TOP], [x, bottom], 'goal'),
    text(label, [x, TOP - 8], { anchor: 'middle', className: 'quiet' }),
  ];
}

function leftOf(rows: readonly RangeRow[]): number {
  const longest = Math.max(...rows.map(({ name }) => name.length));
  return Math.max(LEAST_LEFT, Math.ceil(longest * CHARACTER_WIDTH) + 2 * NAME_GAP);
}

function drawnRow(
  row: RangeRow,
  y: number,
  left: number,
  toPx: (value: number) => number,
): readonly string[] {
  const colour = `c${(row.colour ?? 0) % SERIES_COLOURS}`;
  const dot = { cx: toPx(row.median), cy: y, r: 5, class: `fill ${colour}` };
  return [
    text(row.name, [left - NAME_GAP, y + 4], { anchor: 'end' }),
    line([toPx(row.least), y], [toPx(row.most), y], `range stroke ${colour}`),
    element('circle', dot),
    text(row.median.toFixed(row.median < 10 ? 2 : 1), [PLOT_WIDTH - RIGHT + 14, y + 4]),
  ];
}
