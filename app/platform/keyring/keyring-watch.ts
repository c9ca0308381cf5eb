// Reports when a keyring may have become usable: it has appeared on the session bus, or sent a signal that it has changed.
import type { Clock } from '../../time/clock.ts';
import { watchBusSignals } from '../system/bus-signals.ts';
import { KEYRING_NAMES } from './keyring-service.ts';

/** Signals that belong together arrive within this time. */
const GATHER_MS = 300;
/** A keyring that comes and goes all the time is checked this often at most. */
const REST_MS = 5_000;

const RULES = KEYRING_NAMES.flatMap((name) => [
  `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${name}'`,
  `type='signal',sender='${name}'`,
]);

/** Returns the unsubscribe. */
export function watchKeyring(clock: Clock, onChange: () => void, watch = watchBusSignals): () => void {
  let cancel: (() => void) | undefined;
  let restsUntilMs = 0;
  const look = () => {
    cancel = undefined;
    restsUntilMs = clock.monotonic() + REST_MS;
    onChange();
  };
  const stop = watch(RULES, () => {
    cancel ??= clock.setTimer(Math.max(GATHER_MS, restsUntilMs - clock.monotonic()), look);
  });
  return () => {
    stop();
    cancel?.();
  };
}
