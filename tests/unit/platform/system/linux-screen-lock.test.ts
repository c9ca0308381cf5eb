// Which signals count as a lock. That real ones arrive is tried end to end.
import { expect, it } from 'vitest';
import { watchLinuxLock } from '../../../../app/platform/system/linux-screen-lock.ts';

interface Signal {
  readonly member?: string;
  readonly value?: boolean;
}

function setUp(sessionId?: string) {
  let locks = 0;
  const watched = new Map<string, { rules: readonly string[]; say: (signal: Signal) => void }>();
  const env = sessionId === undefined ? {} : { XDG_SESSION_ID: sessionId };
  const stop = watchLinuxLock(
    env,
    () => {
      locks += 1;
    },
    (rules, onSignal, bus = 'session') => {
      watched.set(bus, { rules, say: onSignal });
      return () => void watched.delete(bus);
    },
  );
  return { watched, stop, locks: () => locks };
}

it('a screen saver that becomes active, and not one that ends', () => {
  const { watched, locks } = setUp();
  const { rules = [], say } = watched.get('session') ?? {};
  expect(rules).toContain("type='signal',interface='org.gnome.ScreenSaver',member='ActiveChanged'");
  expect(rules).toContain("type='signal',interface='org.freedesktop.ScreenSaver',member='ActiveChanged'");
  say?.({ member: 'NameAcquired' });
  say?.({ member: 'ActiveChanged', value: false });
  expect(locks()).toBe(0);
  say?.({ member: 'ActiveChanged', value: true });
  expect(locks()).toBe(1);
});

it('logind locking a session, and not what a bus says at first', () => {
  const { watched, locks } = setUp();
  watched.get('system')?.say({ member: 'NameAcquired' });
  expect(locks()).toBe(0);
  watched.get('system')?.say({ member: 'Lock' });
  expect(locks()).toBe(1);
});

it.each([
  ['2', 'session/_32'],
  ['c1', 'session/c1'],
  ['12', 'session/_312'],
  ['c-ä', 'session/c_2d_c3_a4'],
])("only the operator's own session, where the system says which it is: %s", (sessionId, path) => {
  const { rules } = setUp(sessionId).watched.get('system') ?? {};
  expect(rules?.[0]).toMatch(new RegExp(`,path='/org/freedesktop/login1/${path}'$`));
});

it('any session where it does not say so', () => {
  expect(setUp().watched.get('system')?.rules[0]).not.toContain('path=');
});

it('nothing any more after the end', () => {
  const { watched, stop } = setUp();
  stop();
  expect(watched.size).toBe(0);
});
