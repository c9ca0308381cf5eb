import { describe, expect, it } from 'vitest';
import { MenuInHand } from '../../../../app/platform/tray/menu-in-hand.ts';
import { ManualClock } from '../../../support/core/manual-clock.ts';

function inHand(platform: string) {
  const clock = new ManualClock();
  const freed: number[] = [];
  const startMs = clock.now();
  const menu = new MenuInHand({ clock, platform, onFree: () => freed.push(clock.now() - startMs) });
  return { clock, freed, menu };
}

describe.each(['darwin', 'win32'])('the menu on %s', (platform) => {
  it('is open from the moment it says so until the click that closed it has arrived', async () => {
    const { clock, freed, menu } = inHand(platform);
    expect(menu.isOpen).toBe(false);
    menu.willShow();
    await clock.advance(5_000);
    expect(menu.isOpen).toBe(true);
    menu.willClose({ hasSubmenus: false });
    expect(menu.isOpen).toBe(true);
    await clock.advance(200);
    expect([menu.isOpen, freed]).toEqual([false, [5_200]]);
  });

  it('that is opened again at once stays in hand', async () => {
    const { clock, freed, menu } = inHand(platform);
    menu.willShow();
    menu.willClose({ hasSubmenus: false });
    await clock.advance(100);
    menu.willShow();
    await clock.advance(10_000);
    expect([menu.isOpen, freed]).toEqual([true, []]);
  });

  it('that never says that it closed is taken for closed at last', async () => {
    const { clock, freed, menu } = inHand(platform);
    menu.willShow();
    await clock.advance(120_000);
    expect([menu.isOpen, freed]).toEqual([false, [120_000]]);
  });

  it('that says only that it closed was not open', async () => {
    const { clock, freed, menu } = inHand(platform);
    menu.willClose({ hasSubmenus: true });
    await clock.advance(60_000);
    expect([menu.isOpen, freed]).toEqual([false, []]);
  });
});

it.each([
  ['darwin', 10_000],
  ['win32', 200],
])('on %s a menu with submenus is free %i ms after it said that it closed', async (platform, waitMs) => {
  const { clock, freed, menu } = inHand(platform);
  menu.willShow();
  menu.willClose({ hasSubmenus: true });
  await clock.advance(waitMs - 1);
  expect(menu.isOpen).toBe(true);
  await clock.advance(1);
  expect(freed).toEqual([waitMs]);
});

it('on Linux a menu is believed to be open only where it has said before that one closed', async () => {
  const { clock, menu } = inHand('linux');
  menu.willShow();
  expect(menu.isOpen).toBe(false);
  menu.willClose({ hasSubmenus: false });
  await clock.advance(200);
  menu.willShow();
  expect(menu.isOpen).toBe(true);
});
