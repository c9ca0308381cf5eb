// A desktop whose panel comes, goes, refuses and drops; what real ones do is seen end to end.
import { describe, expect, it } from 'vitest';
import type { PanelSight } from '../../../../app/platform/tray/panel-sight.ts';
import { TrayPresence } from '../../../../app/platform/tray/tray-presence.ts';
import { ManualClock } from '../../../support/core/manual-clock.ts';

const SHOWN: PanelSight = { kind: 'shown', panel: ':1.7' };
const NOT_SHOWN: PanelSight = { kind: 'notShown', panel: ':1.7' };
const NO_PANEL: PanelSight = { kind: 'noPanel' };

/** An app with its icon up, on a desktop that a test changes. */
async function onDesktop(first: PanelSight, { isIconUp = first.kind !== 'noPanel' } = {}) {
  const clock = new ManualClock();
  const desktop = {
    sight: first,
    looks: 0,
    lookMs: 0,
    offers: 0,
    onOffer: () => {},
    signal: (_member?: string) => {},
  };
  const presence = new TrayPresence({
    clock,
    sight: async () => {
      desktop.looks += 1;
      if (desktop.lookMs > 0)
        await new Promise<void>((resolve) => void clock.setTimer(desktop.lookMs, resolve));
      return desktop.sight;
    },
    watch: (_, onSignal) => {
      desktop.signal = (member) => onSignal(member === undefined ? {} : { member });
      return () => undefined;
    },
  });
  const heard: string[] = [];
  presence.onChange(() => heard.push(presence.isAvailable ? 'there' : 'gone'));
  presence.onLost(() => heard.push('lost'));
  await presence.start();
  const putUp = () =>
    presence.iconIsUp(() => {
      desktop.offers += 1;
      desktop.onOffer();
      putUp();
    });
  if (isIconUp) putUp();
  /** The panel changes, and says so. */
  const become = (sight: PanelSight) => {
    desktop.sight = sight;
    desktop.signal();
  };
  return { clock, desktop, presence, heard, become, putUp };
}

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
