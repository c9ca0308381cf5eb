// Measured values as a person reads them: the median, and from the least to the most. Pure.

export interface TableRow {
  readonly name: string;
  /** One list of measured values per column; an empty one is shown as a dash. */
  readonly columns: readonly (readonly number[])[];
}

/** "412 (391-455)". */
export function describeSamples(samples: readonly number[], digits = 0): string {
  if (samples.length === 0) return '-';
  const [least, middle, most] = [0, 0.5, 1].map((share) => quantile(samples, share).toFixed(digits));
  return `${middle} (${least}-${most})`;
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** A Markdown table, aligned so that it can be read as it is. */
export function sampleTable(headings: readonly string[], rows: readonly TableRow[], digits = 0): string {
  const cells = rows.map(({ name, columns }) => [
    name,
    ...columns.map((each) => describeSamples(each, digits)),
  ]);
  return textTable(headings, cells);
}

export function textTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [
    line(headings),
    `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
    ...rows.map(line),
  ].join('\n');
}

/** `share` 0.5 is the median, 1 the most. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below = Number.NaN, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}
