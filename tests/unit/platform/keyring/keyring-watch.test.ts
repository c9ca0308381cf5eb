import { expect, it } from 'vitest';
import { watchKeyring } from '../../../../app/platform/keyring/keyring-watch.ts';
import { ManualClock } from '../../../support/core/manual-clock.ts';

function setUp() {
  const clock = new ManualClock();
  const seen = { looks: 0, isListening: true, rules: [] as readonly string[], signal: () => {} };
  const stop = watchKeyring(
    clock,
    () => {
      seen.looks += 1;
    },
    (rules, onSignal) => {
      Object.assign(seen, { rules, signal: onSignal });
      return () => {
        seen.isListening = false;
      };
    },
  );
  return { clock, seen, stop };
}

it('looks once for signals that come together', async () => {
  const { clock, seen } = setUp();
  for (let count = 0; count < 5; count += 1) seen.signal();
  expect(seen.looks).toBe(0);
  await clock.advance(300);
  expect(seen.looks).toBe(1);
});

it('looks every 5 s at most at a keyring that comes and goes', async () => {
  const { clock, seen } = setUp();
  for (let count = 0; count < 200; count += 1) {
    seen.signal();
    await clock.advance(100);
  }
  expect(seen.looks).toBeGreaterThanOrEqual(4);
  expect(seen.looks).toBeLessThanOrEqual(5);
});

it('looks no more once it is stopped, not for what came just before either', async () => {
  const { clock, seen, stop } = setUp();
  seen.signal();
  stop();
  await clock.advance(10_000);
  expect([seen.looks, seen.isListening]).toEqual([0, false]);
});

it('hears of every keyring that Electron can use', () => {
  const { seen } = setUp();
  for (const name of [
    'org.freedesktop.secrets',
    'org.kde.kwalletd',
    'org.kde.kwalletd5',
    'org.kde.kwalletd6',
  ])
    expect(seen.rules.filter((rule) => rule.includes(`'${name}'`))).toHaveLength(2);
});
