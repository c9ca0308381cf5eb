// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { linePlot } from '../../../bench/plots/line-plot.ts';

const MANY = 200_000;
const plot = {
  title: 'Requests & tokens <1 h>',
  description: 'What the service is asked.',
  xLabel: 'minutes after nine',
  yLabel: 'requests a minute',
};

const read = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml');
const pointsOf = (line: Element) =>
  (line.getAttribute('points') ?? '').split(' ').map((point) => point.split(',').map(Number));

describe('a line plot', () => {
  const svg = linePlot({
    ...plot,
    series: [
      { name: 'asked', points: [0, 10, 20].map((x) => [x, x * 2] as const) },
      { name: 'granted', points: [0, 10, 20].map((x) => [x, x] as const) },
    ],
    bands: [{ from: 5, to: 10, label: 'outage' }],
    goal: { value: 30, label: 'at most' },
  });
  const page = read(svg);

  it('says what it is, with all signs as they were meant', () => {
    expect(page.querySelector('title')?.textContent).toBe(plot.title);
    expect(page.querySelector('desc')?.textContent).toBe(plot.description);
    expect([...page.querySelectorAll('text')].map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining([plot.xLabel, plot.yLabel, 'asked', 'granted', 'outage', 'at most', '40']),
    );
  });

  it('draws a line for each series, higher where the value is', () => {
    const [asked, granted] = [...page.querySelectorAll('polyline')].map(pointsOf);
    expect(asked).toHaveLength(3);
    expect(asked?.at(-1)?.[1]).toBeLessThan(granted?.at(-1)?.[1] ?? 0);
    expect(asked?.[0]?.[1]).toBe(granted?.[0]?.[1]);
  });

  it('runs nothing and loads nothing', () => {
    expect(svg).not.toMatch(/<script|href|url\(|@import/);
  });

  it('takes a day of points', () => {
    const points = Array.from({ length: MANY }, (_, x) => [x, x % 7] as const);
    const drawn = read(linePlot({ ...plot, series: [{ name: 'day', points }] }));
    expect(drawn.querySelectorAll('polyline').length).toBe(1);
  });
});
