import { describe, expect, it } from 'vitest';
import { describeLastPicture, isSamePicture, type LastPicture } from '../../../app/tray/last-picture.ts';
import type { TrayCommand, TrayItem } from '../../../app/tray/tray-menu.ts';

const MADE_MS = 1_000_000;
const PICTURE: LastPicture = {
  ...{ version: 1, madeAtMs: MADE_MS, icon: 'ok', count: 0, readyUntilMs: MADE_MS + 60_000 },
  ...{ toolTip: 'starting', note: 'as of noon', heardNote: 'heard' },
  items: [{ kind: 'note', label: 'ACME' }],
};
const shown = (nowMs: number, isHeard = false) =>
  describeLastPicture(PICTURE, { nowMs, isHeard, version: '1.0.0' });

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
  const update = { version: '1.1.0', note: 'installing' };
  expect(isSamePicture(PICTURE, { ...later, update })).toBe(false);
  expect(isSamePicture({ ...PICTURE, update }, { ...later, update })).toBe(true);
});

describe('with an update that waits', () => {
  const command = (what: TrayCommand, enabled = true): TrayItem => ({
    ...{ kind: 'command', label: what.do, enabled, command: what },
  });
  const COPY = { do: 'copy', companyId: 'a' } as const;
  const waiting: LastPicture = {
    ...PICTURE,
    items: [
      command(COPY),
      { kind: 'submenu', label: 'more', items: [command({ do: 'signIn', companyId: 'b' })] },
      command({ do: 'open' }),
      command({ do: 'quit' }),
    ],
    update: { version: '1.1.0', note: 'installing' },
  };
  const itemsOn = (version: string, isHeard: boolean) =>
    describeLastPicture(waiting, { nowMs: MADE_MS, isHeard, version }).items;

  it.each([true, false])('promises no click, and can be quit (clicked: %s)', (isHeard) => {
    expect(itemsOn('1.0.0', isHeard)).toEqual([
      { kind: 'note', label: 'installing' },
      { kind: 'separator' },
      command(COPY, false),
      { kind: 'submenu', label: 'more', items: [command({ do: 'signIn', companyId: 'b' }, false)] },
      command({ do: 'open' }, false),
      command({ do: 'quit' }),
    ]);
  });

  it('is as ever once the new version runs', () => {
    const [note, , ...items] = itemsOn('1.1.0', false);
    expect([note, items]).toEqual([{ kind: 'note', label: 'as of noon' }, waiting.items]);
  });
});
