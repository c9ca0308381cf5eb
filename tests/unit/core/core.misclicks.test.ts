// A thousand misclicks on production: not one token on the clipboard that no one confirmed.
import { expect, it } from 'vitest';
import { startCore } from '../../support/core/core-under-test.ts';
import { MemoryFiles } from '../../support/core/memory-files.ts';
import { Misclicks } from '../../support/core/misclicks.ts';
import { seeded } from '../../support/core/seeded.ts';

const WANTED = 1_000;
/** A seed for each part of the day. */
const SEEDS = [1, 2, 3, 4];
const TEST_TIMEOUT_MS = 60_000;

it.each(SEEDS)(
  'copies nothing unconfirmed, however it is clicked (seed %i)',
  async (seed) => {
    const test = await startCore(undefined, { files: new MemoryFiles() });
    const day = new Misclicks(test, seeded(seed));
    await day.begin();
    while (day.asked - day.confirmed < WANTED / SEEDS.length) await day.step();
    expect(day.unconfirmed).toEqual([]);
    // What is confirmed, paused or harmless is copied: nothing else would be proved otherwise.
    expect(day.confirmed).toBeGreaterThan(10);
    expect(day.copied).toBeGreaterThan(day.confirmed);
    expect(test.bench.bugs).toEqual([]);
  },
  TEST_TIMEOUT_MS,
);
