import { expect, it } from 'vitest';
import { describeLastPicture, isSamePicture, type LastPicture } from '../../../app/tray/last-picture.ts';

const MADE_MS = 1_000_000;
const PICTURE: LastPicture = {
  ...{ version: 1, madeAtMs: MADE_MS, icon: 'ok', count: 0, readyUntilMs: MADE_MS + 60_000 },
  ...{ toolTip: 'starting', note: 'as of noon', heardNote: 'heard' },
  items: [{ kind: 'note', label: 'ACME' }],
};
const shown = (nowMs: number, isHeard = false) => describeLastPicture(PICTURE, { nowMs, isHeard });

it('stands under a line that marks it, which changes with a click', () => {
  const { items, toolTip } = shown(MADE_MS);
  expect(items).toEqual([{ kind: 'note', label: 'as of noon' }, { kind: 'separator' }, ...PICTURE.items]);
  expect(toolTip).toBe('starting');
  expect(shown(MADE_MS, true).items[0]).toEqual({ kind: 'note', label: 'heard' });
});

it('does not show a time that has passed as valid', () => {
  expect(shown(MADE_MS).icon).toBe('ok');
  expect(shown(MADE_MS + 58_999).icon).toBe('ok');
  expect(shown(MADE_MS + 59_000).icon).toBe('idle');
  // The clock was set back: what it says proves nothing.
  expect(shown(MADE_MS - 1).icon).toBe('idle');
});

it('is the same picture whenever it was made', () => {
  const later = { ...PICTURE, madeAtMs: MADE_MS + 1, readyUntilMs: MADE_MS + 2, note: 'as of one' };
  expect(isSamePicture(PICTURE, later)).toBe(true);
  expect(isSamePicture(PICTURE, { ...later, items: [] })).toBe(false);
  expect(isSamePicture(PICTURE, { ...later, count: 1 })).toBe(false);
});
