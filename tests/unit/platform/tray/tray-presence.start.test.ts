// From a start until the panel has taken the icon.
import { describe, expect, it } from 'vitest';
import { TrayPresence } from '../../../../app/platform/tray/tray-presence.ts';
import { ManualClock } from '../../../support/core/manual-clock.ts';
import { NO_PANEL, NOT_SHOWN, onDesktop, SHOWN } from './desktop-under-test.ts';

describe('at the start', () => {
  it('without a panel, the window is asked for after three seconds', async () => {
    const { clock, presence, heard } = await onDesktop(NO_PANEL);
    expect(presence.isAvailable).toBe(false);
    await clock.advance(2_900);
    expect(heard).toEqual([]);
    await clock.advance(100);
    expect(heard).toEqual(['lost']);
  });

  it('with a panel that comes two seconds later, it is not; the icon is put up then', async () => {
    const { clock, heard, become, putUp, desktop } = await onDesktop(NO_PANEL);
    await clock.advance(2_000);
    become(NOT_SHOWN);
    await clock.advance(250);
    expect(heard).toEqual(['there']);
    putUp();
    become(SHOWN);
    await clock.advance(60_000);
    expect([heard, desktop.offers]).toEqual([['there'], 0]);
  });
});

describe('an icon that is up before the panel is asked', () => {
  it('counts for nothing where there is no panel: one that comes is offered the icon as at any start', async () => {
    const { clock, presence, heard, become, putUp, desktop } = await onDesktop(NO_PANEL, { isUpFirst: true });
    expect(presence.isAvailable).toBe(false);
    await clock.advance(2_000);
    become(NOT_SHOWN);
    await clock.advance(250);
    expect([heard, desktop.offers]).toEqual([['there'], 0]);
    putUp();
    become(SHOWN);
    await clock.advance(60_000);
    expect([heard, desktop.offers, presence.isAvailable]).toEqual([['there'], 0, true]);
  });

  it.each([
    ['is seen by the first look where the panel has taken it before anyone listened', SHOWN, 20],
    ['is waited for in vain where the panel does not take it', NOT_SHOWN, 150],
  ])('%s', async (_, sight, endsAfterMs) => {
    const { clock, isTaken } = await onDesktop(sight, { isUpFirst: true });
    await clock.advance(endsAfterMs - 1);
    expect(isTaken()).toBe(false);
    await clock.advance(1);
    expect(isTaken()).toBe(true);
  });
});

describe('waiting for the panel to take the icon', () => {
  const REGISTERED = 'StatusNotifierItemRegistered';

  it.each([
    ['ends soon after the panel says that it has', REGISTERED, 40],
    ['ends in time where the panel says nothing of it', 'StatusNotifierHostRegistered', 150],
  ] as const)('%s', async (_, signal, endsAfterMs) => {
    const { clock, desktop, presence } = await onDesktop(SHOWN);
    let isOver = false;
    void presence.untilTaken(150, 20).then(() => {
      isOver = true;
    });
    await clock.advance(20);
    desktop.signal(signal);
    await clock.advance(endsAfterMs - 21);
    expect(isOver).toBe(false);
    await clock.advance(1);
    expect(isOver).toBe(true);
  });

  it('takes no time where the system asks nothing of an icon', async () => {
    const presence = new TrayPresence({ clock: new ManualClock(), sight: undefined });
    await presence.start();
    await presence.untilTaken(150, 20);
  });
});
