// Says when a keyring of the desktop may be of use now: it has come to the bus, or says that something of it has changed.
import type { Clock } from '../../time/clock.ts';
import { watchBusSignals } from '../system/bus-signals.ts';
import { KEYRING_NAMES } from './keyring-service.ts';

/** What belongs together comes within this time. */
const GATHER_MS = 300;
/** A keyring that comes and goes all the time is looked at this often at most. */
const REST_MS = 5_000;

const RULES = KEYRING_NAMES.flatMap((name) => [
  `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${name}'`,
  `type='signal',sender='${name}'`,
]);

/** Returns the end of the watch. */
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
