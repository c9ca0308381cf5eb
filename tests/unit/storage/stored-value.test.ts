import { beforeEach, describe, expect, it } from 'vitest';
import type { LoadSource } from '../../../app/storage/durable-document.ts';
import { type SaveOutcome, saveFailure } from '../../../app/storage/save-outcome.ts';
import { StoredValue } from '../../../app/storage/stored-value.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';

let clock: ManualClock;
let source: LoadSource;
let answer: SaveOutcome;
let saved: string[];
let outcomes: SaveOutcome[];
let stored: StoredValue<string>;

beforeEach(() => {
  clock = new ManualClock();
  source = 'current';
  answer = { outcome: 'saved' };
  saved = [];
  outcomes = [];
  stored = new StoredValue('initial', {
    clock,
    document: {
      load: async () => ({ value: 'found', source, faults: [] }),
      save: async (value) => {
        saved.push(value);
        return answer;
      },
    },
    onSaved: (outcome) => void outcomes.push(outcome),
  });
});

it.each([
  ['current', true],
  ['lastGood', true],
  ['fresh', false],
  ['reset', false],
  ['refused', false],
] as const)('loaded from %s, is whole: %s', async (from, isWhole) => {
  source = from;
  expect([stored.current, stored.isWhole]).toEqual(['initial', false]);
  await stored.load();
  expect([stored.current, stored.isWhole]).toEqual(['found', isWhole]);
});

describe('a change', () => {
  it('is in force at once, and many are one save', async () => {
    stored.saveSoon('a');
    stored.saveSoon('b');
    expect([stored.current, saved]).toEqual(['b', []]);
    await clock.advance(2_000);
    expect(saved).toEqual(['b']);
  });

  it('is on the disk when its promise resolves', async () => {
    expect(await stored.saveNow('a')).toEqual({ outcome: 'saved' });
    expect([stored.current, saved, outcomes.length]).toEqual(['a', ['a'], 1]);
  });

  it('stays in force where it could not be saved', async () => {
    answer = saveFailure('ENOSPC');
    expect(await stored.saveNow('a')).toMatchObject({ outcome: 'failed', reason: 'diskFull' });
    expect([stored.current, outcomes]).toEqual(['a', [answer]]);
  });
});
