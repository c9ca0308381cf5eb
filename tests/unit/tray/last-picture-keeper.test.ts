import { expect, it } from 'vitest';
import { Texts } from '../../../app/texts/texts.ts';
import type { LastPicture } from '../../../app/tray/last-picture.ts';
import { LastPictureKeeper } from '../../../app/tray/last-picture-keeper.ts';
import { makeLastPicture } from '../../../app/tray/last-picture-maker.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';
import { snapshot } from '../../support/snapshot/snapshot-sample.ts';

const HOUR_MS = 60 * 60_000;
const called = (label: string) => snapshot({ companies: [company({ label })] });

function keeper() {
  const clock = new ManualClock();
  const saved: LastPicture[] = [];
  const kept = new LastPictureKeeper({
    ...{ clock, texts: new Texts() },
    save: async (picture) => void saved.push(picture),
  });
  const labels = () => saved.map(({ items: [item] }) => (item?.kind === 'command' ? item.label : ''));
  return { clock, kept, saved, labels };
}

it('saves the newest of several changes, soon, and the same picture only once', async () => {
  const { clock, kept, labels } = keeper();
  kept.note(called('ACME'));
  kept.note(called('Globex'));
  await clock.advance(3_000);
  expect(labels()).toEqual(['Globex - copy token']);
  kept.note(called('Globex'));
  await clock.advance(24 * HOUR_MS);
  expect([labels().length, clock.pending]).toEqual([1, 0]);
  kept.note(called('Initech'));
  await clock.advance(3_000);
  expect(labels()).toEqual(['Globex - copy token', 'Initech - copy token']);
});

it('does not write again what is on the disk', async () => {
  const { clock, kept, saved } = keeper();
  kept.begin(makeLastPicture(called('ACME'), new Texts(), clock.now()));
  kept.note(called('ACME'));
  await clock.advance(3_000);
  expect(saved).toEqual([]);
  kept.note(called('Globex'));
  await clock.advance(3_000);
  expect(saved.length).toBe(1);
});

it('at the end saves what waits, and a picture that names an old time anew', async () => {
  const waiting = keeper();
  waiting.kept.note(called('ACME'));
  await waiting.kept.finish(called('Globex'));
  expect([waiting.labels(), waiting.clock.pending]).toEqual([['Globex - copy token'], 0]);

  for (const [age, saves] of [
    [HOUR_MS, 1],
    [HOUR_MS + 3_000, 2],
  ] as const) {
    const { clock, kept, saved } = keeper();
    kept.note(called('ACME'));
    await clock.advance(3_000);
    await clock.advance(age);
    await kept.finish(called('ACME'));
    expect(saved.length).toBe(saves);
  }
});

it('saves nothing where the app ends before its sessions are restored', async () => {
  const { clock, kept, saved } = keeper();
  await kept.finish(called('ACME'));
  expect([saved, clock.pending]).toEqual([[], 0]);
});
