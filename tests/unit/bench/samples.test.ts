import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeSamples, median, quantile } from '../../bench/samples.ts';

it('a median is the value in the middle, or halfway between the two', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
});

it('quantiles lie within the samples, in order, and leave them as they were', () => {
  const samples = fc.array(fc.integer(), { minLength: 1 });
  fc.assert(
    fc.property(samples, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
      const before = [...values];
      expect(quantile(values, 0)).toBe(Math.min(...values));
      expect(quantile(values, 1)).toBe(Math.max(...values));
      expect(quantile(values, share)).toBeLessThanOrEqual(quantile(values, (1 + share) / 2));
      expect(values).toEqual(before);
    }),
  );
});

it('samples are described by median and range', () => {
  expect([describeSamples([391, 455, 412]), describeSamples([]), describeSamples([0.1, 0.2], 2)]).toEqual([
    '412 (391-455)',
    '-',
    '0.15 (0.10-0.20)',
  ]);
});
