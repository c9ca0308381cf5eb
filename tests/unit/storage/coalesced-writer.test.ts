import { beforeEach, describe, expect, it } from 'vitest';
import { CoalescedWriter } from '../../../app/storage/coalesced-writer.ts';
import { type SaveOutcome, saveFailure } from '../../../app/storage/save-outcome.ts';
import { ManualClock, settle } from '../../support/core/manual-clock.ts';

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
  const save = async (value: string) => {
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
    expect(await writer.flush()).toEqual({ outcome: 'saved' });
    await clock.advance(60_000);
    expect(saved).toEqual(['a']);
    expect(clock.pending).toBe(0);
  });

  it('with nothing to save touches no disk', async () => {
    expect(await writer.flush()).toEqual({ outcome: 'saved' });
    expect(saved).toEqual([]);
    expect(told).toEqual([]);
  });
});

describe('while a save is under way', () => {
  /** Saves that end when the test says so. */
  let end: ((outcome: SaveOutcome) => void)[];
  const begun: string[] = [];

  beforeEach(() => {
    end = [];
    begun.length = 0;
    const save = (value: string) => {
      begun.push(value);
      return new Promise<SaveOutcome>((resolve) => end.push(resolve));
    };
    writer = new CoalescedWriter({ clock, save, onOutcome: (outcome) => void told.push(outcome) });
  });

  it('no other begins, and all that changed meanwhile is one', async () => {
    writer.change('a');
    const first = writer.flush();
    await settle();
    for (const value of ['b', 'c', 'd']) {
      writer.change(value);
      void writer.flush();
    }
    await settle();
    expect(begun).toEqual(['a']);
    end[0]?.({ outcome: 'saved' });
    expect(await first).toEqual({ outcome: 'saved' });
    await settle();
    expect(begun).toEqual(['a', 'd']);
  });

  it('a flush with nothing new waits for it, and says how it ended', async () => {
    writer.change('a');
    void writer.flush();
    const last = writer.flush();
    await settle();
    end[0]?.(saveFailure('REFUSED'));
    expect(await last).toEqual(saveFailure('REFUSED'));
  });

  it('a change that follows is not lost to its failure, nor is it overwritten by the older value', async () => {
    writer.change('a');
    void writer.flush();
    await settle();
    writer.change('b');
    end[0]?.(saveFailure('ENOSPC'));
    await clock.advance(60_000);
    expect(begun).toEqual(['a', 'b']);
  });

  it('that breaks, its value is saved by the next one', async () => {
    let isBroken = true;
    const save = async (value: string): Promise<SaveOutcome> => {
      if (isBroken) throw new Error('a bug');
      saved.push(value);
      return { outcome: 'saved' };
    };
    writer = new CoalescedWriter({ clock, save, onOutcome: () => undefined });
    writer.change('a');
    const broken = writer.flush();
    await expect(broken).rejects.toThrow('a bug');
    isBroken = false;
    expect(await writer.flush()).toEqual({ outcome: 'saved' });
    writer.change('b');
    expect(await writer.flush()).toEqual({ outcome: 'saved' });
    expect(saved).toEqual(['a', 'b']);
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
