// Whether a measured value grows: a straight line through all of its samples. Pure.

export interface Sample {
  readonly atMs: number;
  readonly value: number;
}

const HOUR_MS = 3_600_000;

/** The least-squares slope, per hour; NaN for fewer than two samples. */
export function slopePerHour(samples: readonly Sample[]): number {
  const meanAtMs = mean(samples.map(({ atMs }) => atMs));
  const meanValue = mean(samples.map(({ value }) => value));
  const overTime = samples.map(({ atMs, value }) => ({ atMs: atMs - meanAtMs, value: value - meanValue }));
  const rise = sum(overTime.map(({ atMs, value }) => atMs * value));
  return (rise / sum(overTime.map(({ atMs }) => atMs ** 2))) * HOUR_MS;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
