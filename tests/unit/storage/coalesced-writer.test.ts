import { beforeEach, describe, expect, it } from 'vitest';
import { CoalescedWriter } from '../../../app/storage/coalesced-writer.ts';
import { type SaveOutcome, saveFailure } from '../../../app/storage/save-outcome.ts';
import { ManualClock } from '../../support/manual-clock.ts';

let clock: ManualClock;
let saved: string[];
let told: SaveOutcome[];
let answer: SaveOutcome;
let writer: CoalescedWriter<string>;

beforeEach(() => {
  clock = new ManualClock();
  saved = [];
  told = [];
  answer = { outcome: 'saved' };
  const save = (value: string) => {
    if (answer.outcome === 'saved') saved.push(value);
    return answer;
  };
  writer = new CoalescedWriter({ clock, save, onOutcome: (outcome) => void told.push(outcome) });
});

describe('changes', () => {
  it('are saved once, half a second after the last one, with the newest value', async () => {
    writer.change('a');
    await clock.advance(400);
    writer.change('b');
    await clock.advance(499);
    expect(saved).toEqual([]);
    await clock.advance(1);
    expect(saved).toEqual(['b']);
    await clock.advance(60_000);
    expect(saved).toEqual(['b']);
  });

  it('that never pause are saved every two seconds all the same', async () => {
    for (let count = 0; count < 50; count += 1) {
      writer.change(`${count}`);
      await clock.advance(100);
    }
    expect(saved).toEqual(['19', '39']);
  });
});

describe('a flush', () => {
  it('saves at once, and the timer does not save again', async () => {
    writer.change('a');
    expect(writer.flush()).toEqual({ outcome: 'saved' });
    await clock.advance(60_000);
    expect(saved).toEqual(['a']);
    expect(clock.pending).toBe(0);
  });

  it('with nothing to save touches no disk', () => {
    expect(writer.flush()).toEqual({ outcome: 'saved' });
    expect(saved).toEqual([]);
    expect(told).toEqual([]);
  });
});

describe('a save that fails', () => {
  it('is told, and tried again until there is room', async () => {
    answer = saveFailure('ENOSPC');
    writer.change('a');
    await clock.advance(500);
    expect(told).toEqual([{ outcome: 'failed', reason: 'diskFull', code: 'ENOSPC' }]);
    answer = { outcome: 'saved' };
    await clock.advance(29_999);
    expect(saved).toEqual([]);
    await clock.advance(1);
    expect(saved).toEqual(['a']);
  });

  it('does not turn later changes into a save each', async () => {
    answer = saveFailure('ENOSPC');
    writer.change('a');
    await clock.advance(10_000);
    for (let count = 0; count < 10; count += 1) {
      writer.change(`${count}`);
      await clock.advance(100);
    }
    expect(told.length).toBeLessThanOrEqual(2);
  });

  it('is given up where the document was refused', async () => {
    answer = saveFailure('REFUSED');
    writer.change('a');
    await clock.advance(3_600_000);
    expect(told).toHaveLength(1);
    expect(clock.pending).toBe(0);
  });
});
