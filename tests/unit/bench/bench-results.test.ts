import { describe, expect, it } from 'vitest';
import type { BenchPart, Contender } from '../../bench/bench-part.ts';
import {
  FEWEST_ROUNDS,
  judge,
  type Measured,
  OTHERS_LIMIT_PERCENT,
  type RunResult,
  ratiosOf,
  relativeSpread,
  samplesOf,
} from '../../bench/bench-results.ts';

const BARE: Contender = { shown: 'tray' };
const OWN: Contender = { shown: 'tray', companies: 10 };
const PART: BenchPart = {
  ...{ name: 'start', title: 'Start-up', stage: 'started', contenders: [BARE, OWN] },
  figures: [{ key: 'trayMs', label: 'in the tray, ms', digits: 0, bareSpread: 0.1 }],
  measure: async () => ({}),
};

const inRounds = (contender: Contender, values: readonly (number | undefined)[]): readonly Measured[] =>
  values.map((trayMs, round) => ({ round, contender, figures: trayMs === undefined ? {} : { trayMs } }));

function resultOf(
  bare: readonly (number | undefined)[],
  own: readonly number[],
  othersPercent = own.map(() => 0),
): RunResult {
  const measured = [...inRounds(BARE, bare), ...inRounds(OWN, own).toReversed()];
  return { machine: [], atMs: 0, rounds: own.length, measured, othersPercent };
}

describe('ratios', () => {
  it('compare what was measured in the same round, so a slow round does not show', () => {
    expect(ratiosOf(resultOf([300, 600], [450, 900]), OWN, 'trayMs')).toEqual([1.5, 1.5]);
  });

  it('leave out a round without one of the two, and a bare app that used nothing', () => {
    expect(ratiosOf(resultOf([300, undefined, 0], [450, 900, 1]), OWN, 'trayMs')).toEqual([1.5]);
  });

  it('compare a window with the bare window, not with the bare tray', () => {
    const window: Contender = { shown: 'window', companies: 10 };
    const measured = [
      ...inRounds(BARE, [100]),
      ...inRounds({ shown: 'window' }, [200]),
      ...inRounds(window, [300]),
    ];
    const result = { machine: [], atMs: 0, rounds: 1, measured, othersPercent: [0] };
    expect(ratiosOf(result, window, 'trayMs')).toEqual([1.5]);
    expect(samplesOf(result, window, 'trayMs')).toEqual([300]);
  });
});

describe('the verdict', () => {
  const steady = Array.from({ length: 8 }, () => 300);

  it('is none for fewer rounds than five', () => {
    const few = steady.slice(0, FEWEST_ROUNDS - 1);
    expect(judge(resultOf(few, few), PART)).toEqual({ kind: 'tooFewRounds' });
    expect(judge(resultOf([...few, 300], [...few, 300]), PART)).toEqual({ kind: 'quietEnough' });
  });

  it('allows others a quarter of the rounds', () => {
    const busy = OTHERS_LIMIT_PERCENT + 1;
    const others = [busy, busy, 0, 0, 0, 0, 0, 0];
    expect(judge(resultOf(steady, steady, others), PART)).toEqual({ kind: 'quietEnough' });
    expect(judge(resultOf(steady, steady, [...others.slice(1), busy, busy]), PART)).toEqual({
      kind: 'tooNoisy',
      reasons: ['other programs took more than 10 % in 3 of 8 rounds'],
    });
  });

  it('goes by how far the bare app spread, not by how far ours did', () => {
    const wide = [200, 250, 300, 300, 300, 350, 400, 450];
    expect(judge(resultOf(steady, wide), PART)).toEqual({ kind: 'quietEnough' });
    expect(judge(resultOf(wide, steady), PART)).toEqual({
      kind: 'tooNoisy',
      reasons: ['bare Electron, tray: "in the tray, ms" spread by 25 % (limit 10 %)'],
    });
  });

  it('is not upset by one slow start', () => {
    expect(judge(resultOf([900, ...steady.slice(1)], steady), PART)).toEqual({ kind: 'quietEnough' });
  });
});

it('the spread is the distance between the quartiles, as a share of the median', () => {
  expect(relativeSpread([1, 2, 3, 4, 5])).toBeCloseTo(2 / 3);
  expect([relativeSpread([0, 0, 0]), relativeSpread([0, 0, 1])]).toEqual([0, Number.POSITIVE_INFINITY]);
});
