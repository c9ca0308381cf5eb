import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { niceTicks, scale, tickLabel } from '../../../bench/plots/ticks.ts';

describe('the marks of an axis', () => {
  it.each([
    [0, 10, [0, 2, 4, 6, 8, 10]],
    [1, 1.71, [1, 1.2, 1.4, 1.6, 1.8]],
    [0, 0.12, [0, 0.025, 0.05, 0.075, 0.1, 0.125]],
    [0, 9_821, [0, 2_000, 4_000, 6_000, 8_000, 10_000]],
    [5, 5, [5, 5.2, 5.4, 5.6, 5.8, 6]],
  ])('from %d to %d', (from, to, ticks) => {
    expect(niceTicks(from, to)).toEqual(ticks);
  });

  it('are few, evenly apart, and take in all values', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (from, span) => {
        const ticks = niceTicks(from, from + span);
        const tolerance = span * 1e-6;
        expect(ticks[0]).toBeLessThanOrEqual(from + tolerance);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(from + span - tolerance);
        expect(ticks.length).toBeGreaterThan(2);
        expect(ticks.length).toBeLessThan(10);
      }),
    );
  });

  it('are written as a person would', () => {
    expect([0.30000000000000004, 12_000, 1].map(tickLabel)).toEqual(['0.3', '12,000', '1']);
  });
});

it('a scale puts values between its two ends, in either direction', () => {
  const down = scale([0, 10], [300, 100]);
  expect([0, 5, 10].map(down)).toEqual([300, 200, 100]);
});
