// How often the window and the tray are told of changes, by a driven clock.
import { describe, expect, it } from 'vitest';
import { userIdDraft } from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';
import { settle } from '../../support/core/manual-clock.ts';
import { MemoryFiles } from '../../support/core/memory-files.ts';

/** A core whose snapshots take that long to be made and shown; `shownAt`: when each was there, in milliseconds from the start. */
async function showing(tookMs: number) {
  const { bench, add } = await startCore(undefined, { files: new MemoryFiles() });
  await add(userIdDraft());
  await bench.clock.advance(5_000);
  const { clock } = bench;
  const { snapshots } = bench.core;
  const sinceMs = clock.monotonic();
  const shownAt: number[] = [];
  snapshots.subscribe(() => {
    clock.sleep(tookMs);
    shownAt.push(clock.monotonic() - sinceMs);
  });
  const changeEvery = async (everyMs: number, times: number) => {
    for (let time = 0; time < times; time += 1) {
      snapshots.changed();
      await clock.advance(everyMs);
    }
  };
  return { clock, snapshots, shownAt, changeEvery };
}

describe('snapshots', () => {
  it('are shown 50 ms after a change, together with what has changed by then', async () => {
    const { shownAt, changeEvery } = await showing(0);
    await changeEvery(10, 20);
    expect(shownAt).toEqual([50, 100, 150, 200]);
  });

  it('rest nine times as long as the last one took', async () => {
    const { shownAt, changeEvery } = await showing(40);
    await changeEvery(10, 100);
    expect(shownAt.slice(0, 3)).toEqual([90, 490, 890]);
  });

  it('rest for a second at most', async () => {
    const { shownAt, changeEvery } = await showing(3_000);
    await changeEvery(10, 300);
    expect(shownAt.slice(0, 3)).toEqual([3_050, 7_050, 11_050]);
  });

  it('lose nothing that changes in a rest, and are shown once for it', async () => {
    const { clock, snapshots, shownAt, changeEvery } = await showing(40);
    await changeEvery(60, 1);
    snapshots.changed();
    snapshots.timePassed();
    snapshots.changed();
    await clock.advance(1_000);
    expect(shownAt).toEqual([90, 490]);
  });

  it('are brought up to date when time has passed: at once, or at the end of a rest', async () => {
    const { clock, snapshots, shownAt } = await showing(40);
    snapshots.timePassed();
    await settle();
    expect(shownAt).toEqual([40]);
    snapshots.timePassed();
    await settle();
    expect(shownAt).toEqual([40]);
    await clock.advance(400);
    expect(shownAt).toEqual([40, 440]);
  });
});
