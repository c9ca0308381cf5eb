// Where an axis is marked. Pure.

const STEPS = [1, 2, 2.5, 5, 10];

/** Round values from at most `from` to at least `to`, about `wanted` steps apart. */
export function niceTicks(from: number, to: number, wanted = 5): readonly number[] {
  const end = to > from ? to : from + 1;
  const rough = (end - from) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (STEPS.find((each) => each * power >= rough * 0.999) ?? 10);
  const first = Math.floor(from / step + 1e-9);
  const last = Math.ceil(end / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => rounded((first + index) * step));
}

/** A linear scale: the place of a value between two pixels. */
export function scale(
  [fromValue, toValue]: readonly [number, number],
  [fromPx, toPx]: readonly [number, number],
): (value: number) => number {
  const factor = (toPx - fromPx) / (toValue - fromValue || 1);
  return (value) => fromPx + (value - fromValue) * factor;
}

/** 1,200 and 0.25, without the noise of binary fractions. */
export const tickLabel = (value: number): string =>
  rounded(value).toLocaleString('en-US', { maximumFractionDigits: 6 });

const rounded = (value: number) => Number(value.toPrecision(12));
