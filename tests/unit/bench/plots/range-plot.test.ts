// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { rangePlot } from '../../../bench/plots/range-plot.ts';

const TITLE = 'Start & "tray" <1.7>';
const svg = rangePlot({
  title: TITLE,
  description: 'Each figure as a multiple of the bare app.',
  xLabel: 'times the bare app',
  rows: [
    { name: 'in the tray', least: 1.52, median: 1.71, most: 2.02 },
    { name: 'painted', least: 0.97, median: 1, most: 1.06, colour: 1 },
  ],
  reference: { value: 1, label: 'bare app' },
});
const page = new DOMParser().parseFromString(svg, 'image/svg+xml');
const numbers = (selector: string, name: string) =>
  [...page.querySelectorAll(selector)].map((each) => Number(each.getAttribute(name)));

describe('a range plot', () => {
  it('has a dot at the median, on a stroke from the least to the most', () => {
    const [dot] = numbers('circle', 'cx');
    const [from, to] = [numbers('.range', 'x1')[0], numbers('.range', 'x2')[0]];
    expect(dot).toBeGreaterThan(from ?? 0);
    expect(dot).toBeLessThan(to ?? 0);
  });

  it('shows a row that is where the reference is on the dashed line', () => {
    expect(numbers('circle', 'cx')[1]).toBe(numbers('.goal', 'x1')[0]);
  });

  it('writes each name and median', () => {
    const texts = [...page.querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(texts).toEqual(expect.arrayContaining(['in the tray', '1.71', 'painted', '1.00', 'bare app']));
  });

  it('says what it is, with all signs as they were meant', () => {
    expect(page.querySelector('title')?.textContent).toBe(TITLE);
    expect(page.querySelector('desc')?.textContent).toContain('multiple of the bare app');
  });

  it('runs nothing and loads nothing', () => {
    expect(svg).not.toMatch(/<script|href|url\(|@import/);
  });

  it('begins further to the right where a name is longer', () => {
    const name = 'anonymous, window process: window, the same duties';
    const plot = { title: '', description: '', xLabel: '', rows: [{ name, least: 1, median: 1, most: 2 }] };
    const [, nameEndsAt] = /x="([\d.]+)"[^>]*>anonymous, window/.exec(rangePlot(plot)) ?? [];
    expect(Number(nameEndsAt)).toBeGreaterThan(name.length * 7);
  });

  it('has room for all of its rows', () => {
    const height = Number(page.documentElement.getAttribute('height'));
    expect(Math.max(...numbers('text', 'y'))).toBeLessThan(height);
  });
});
