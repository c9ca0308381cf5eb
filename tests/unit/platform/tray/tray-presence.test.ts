// A desktop whose panel comes, goes, refuses and drops; what real ones do is seen end to end.
import { describe, expect, it } from 'vitest';
import { TrayPresence } from '../../../../app/platform/tray/tray-presence.ts';
import { ManualClock } from '../../../support/core/manual-clock.ts';
import { NO_PANEL, NOT_SHOWN, onDesktop, SHOWN } from './desktop-under-test.ts';

it('looks once at an icon that is well, and never again without a signal', async () => {
  const { clock, desktop, heard } = await onDesktop(SHOWN);
  await clock.advance(24 * 60 * 60_000);
  expect([desktop.looks, clock.pending, heard]).toEqual([2, 0, []]);
});

describe('a panel that goes', () => {
  it('is missed after three seconds', async () => {
    const { clock, presence, heard, become } = await onDesktop(SHOWN);
    await clock.advance(60_000);
    become(NO_PANEL);
    await clock.advance(3_000);
    expect([presence.isAvailable, heard]).toEqual([true, []]);
    await clock.advance(250);
    expect([presence.isAvailable, heard]).toEqual([false, ['gone', 'lost']]);
    await clock.advance(60_000);
    expect(heard).toEqual(['gone', 'lost']);
  });

  it('has lost the icon only if it had shown it', async () => {
    const crashed = await onDesktop(SHOWN);
    await crashed.clock.advance(1_000);
    expect(crashed.presence.standing).toBe('available');
    crashed.become(NO_PANEL);
    await crashed.clock.advance(4_000);
    expect(crashed.presence.standing).toBe('lost');
    const bare = await onDesktop(NO_PANEL);
    await bare.clock.advance(4_000);
    const refusing = await onDesktop(NOT_SHOWN);
    await refusing.clock.advance(60_000);
    expect([bare.presence.standing, refusing.presence.standing]).toEqual(['unavailable', 'unavailable']);
  });

  it('and is back at once is not missed', async () => {
    const { clock, heard, become } = await onDesktop(SHOWN);
    await clock.advance(60_000);
    become(NO_PANEL);
    await clock.advance(2_500);
    become({ kind: 'shown', panel: ':1.90' });
    await clock.advance(60_000);
    expect(heard).toEqual([]);
  });

  it('and comes back after hours is there again, and may hide the window', async () => {
    const { clock, desktop, presence, heard, become } = await onDesktop(SHOWN);
    become(NO_PANEL);
    await clock.advance(3 * 60 * 60_000);
    const looksBefore = desktop.looks;
    expect(presence.mayHideWindow()).toBe(false);
    await clock.advance(1_000);
    become({ kind: 'shown', panel: ':1.90' });
    await clock.advance(1_000);
    expect(heard).toEqual(['gone', 'lost', 'there']);
    expect([presence.mayHideWindow(), desktop.offers]).toEqual([true, 0]);
    expect(desktop.looks - looksBefore).toBeLessThanOrEqual(3);
  });

  it('is missed no later where an icon that hangs makes each look take two seconds', async () => {
    const { clock, desktop, heard, become } = await onDesktop(SHOWN);
    await clock.advance(60_000);
    desktop.lookMs = 2_000;
    become(NOT_SHOWN);
    await clock.advance(3_250);
    expect(heard).toEqual(['gone', 'lost']);
  });

  it('without a signal is noticed when the window is closed', async () => {
    const { clock, desktop, presence, heard } = await onDesktop(SHOWN);
    await clock.advance(60_000);
    desktop.sight = NO_PANEL;
    await clock.advance(60_000);
    expect(heard).toEqual([]);
    expect(presence.mayHideWindow()).toBe(true);
    await clock.advance(3_000);
    expect(heard).toEqual(['gone', 'lost']);
  });
});

describe('a panel that is there without our icon', () => {
  it('is offered another one, which it takes, before the icon is missed', async () => {
    const { clock, desktop, heard, become } = await onDesktop(SHOWN);
    await clock.advance(60_000);
    desktop.onOffer = () => become(SHOWN);
    become(NOT_SHOWN);
    await clock.advance(60_000);
    expect([desktop.offers, heard]).toEqual([1, []]);
  });

  it('has a second to take the first one', async () => {
    const { clock, desktop, become, heard } = await onDesktop(NOT_SHOWN);
    await clock.advance(900);
    become(SHOWN);
    await clock.advance(60_000);
    expect([desktop.offers, heard]).toEqual([0, []]);
  });

  it('and refuses all is left alone after four offers; the icon is lost within five seconds of the start', async () => {
    const { clock, desktop, heard } = await onDesktop(NOT_SHOWN);
    await clock.advance(5_000);
    expect([desktop.offers, heard]).toEqual([2, ['gone', 'lost']]);
    await clock.advance(24 * 60 * 60_000);
    expect([desktop.offers, clock.pending, heard]).toEqual([4, 0, ['gone', 'lost']]);
  });

  it('that drops each icon a moment after taking it is not offered icons for ever', async () => {
    const { clock, desktop, presence, become } = await onDesktop(SHOWN);
    desktop.onOffer = () => {
      become(SHOWN);
      clock.setTimer(700, () => become(NOT_SHOWN));
    };
    become(NOT_SHOWN);
    await clock.advance(60 * 60_000);
    expect([desktop.offers, presence.isAvailable]).toEqual([4, false]);
  });

  it('is forgiven when another one starts', async () => {
    const { clock, desktop, presence, become, heard } = await onDesktop(NOT_SHOWN);
    await clock.advance(10 * 60_000);
    expect(desktop.offers).toBe(4);
    desktop.onOffer = () => become({ kind: 'shown', panel: ':1.91' });
    become({ kind: 'notShown', panel: ':1.91' });
    await clock.advance(2_000);
    expect([desktop.offers, presence.isAvailable, heard]).toEqual([5, true, ['gone', 'lost', 'there']]);
  });
});

it('nothing changes where nothing is known', async () => {
  const { clock, presence, heard, become } = await onDesktop({ kind: 'unknown' });
  become({ kind: 'unknown' });
  await clock.advance(60_000);
  expect([presence.isAvailable, heard]).toEqual([true, []]);
});

it('a panel on which icons come and go all the time is looked at twice a second at most', async () => {
  const { clock, desktop } = await onDesktop(SHOWN);
  await clock.advance(60_000);
  const before = desktop.looks;
  for (let count = 0; count < 200; count += 1) {
    desktop.signal();
    await clock.advance(50);
  }
  expect(desktop.looks - before).toBeLessThanOrEqual(21);
});

it('a system that always has a tray is not asked', async () => {
  const presence = new TrayPresence({ clock: new ManualClock(), sight: undefined });
  await presence.start();
  await presence.look();
  expect(presence.mayHideWindow()).toBe(true);
});

it('tells of a loss also those who ask only after it, and not once the icon is seen', async () => {
  const { clock, presence, become } = await onDesktop(NO_PANEL);
  await clock.advance(3_000);
  let losses = 0;
  presence.onLost(() => {
    losses += 1;
  })();
  expect(losses).toBe(1);
  become(SHOWN);
  await clock.advance(250);
  presence.onLost(() => {
    losses += 1;
  });
  expect(losses).toBe(1);
});
