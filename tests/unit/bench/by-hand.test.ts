import { describe, expect, it } from 'vitest';
import { byHandTable, effortOf, WAYS } from '../../bench/by-hand.ts';

describe('the model of work by hand', () => {
  it('adds up the times that were published', () => {
    const steps = [
      { does: 'go there', by: 'M K2' },
      { does: 'click', by: 'H P C', canErr: 'the wrong place' },
    ];
    expect(effortOf({ name: 'a way', steps })).toEqual({
      ...{ steps: 2, keysAndClicks: 3, pointings: 1, chancesToErr: 1 },
      seconds: expect.closeTo(1.35 + 2 * 0.28 + 0.4 + 1.1 + 0.2),
    });
  });

  it('knows no operator that was not published', () => {
    expect(() => effortOf({ name: 'a way', steps: [{ does: 'guess', by: 'X' }] })).toThrow('no operator X');
  });

  it('ends each way with the token in the same field', () => {
    expect(new Set(WAYS.map(({ steps }) => steps.at(-1)?.does)).size).toBe(1);
  });

  it('has a row for each way', () => {
    expect(byHandTable().split('\n')).toHaveLength(WAYS.length + 2);
  });
});
