// Whether this desktop can show a tray icon now: on Linux there may be no StatusNotifier watcher on the session bus. At login
// the panel may start after us, so an absent one is looked for again.
import type { Clock } from '../../time/clock.ts';
import { callBus } from '../system/bus-call.ts';

/** An absent tray is looked for again after this time, for five minutes. */
const LOOK_AGAIN_MS = 5_000;
const MAX_LOOKS = 60;

const FIND_WATCHER = {
  destination: 'org.freedesktop.DBus',
  path: '/',
  interfaceName: 'org.freedesktop.DBus',
  member: 'NameHasOwner',
  args: ['org.kde.StatusNotifierWatcher'],
};

export class TrayPresence {
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #isAvailable = true;
  #looks = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isAvailable(): boolean {
    return this.#isAvailable;
  }

  /** Returns the unsubscribe. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async look(): Promise<void> {
    const before = this.#isAvailable;
    this.#isAvailable = await hasTrayHost();
    this.#looks += 1;
    if (this.#isAvailable !== before) for (const listener of this.#listeners) listener();
    if (!this.#isAvailable && this.#looks < MAX_LOOKS) {
      this.#clock.setTimer(LOOK_AGAIN_MS, () => void this.look());
    }
  }
}

/** True too where it cannot be found out: an icon that may be there is better than a warning that may be wrong. */
async function hasTrayHost(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const answer = await callBus(FIND_WATCHER);
  return answer.kind !== 'answered' || answer.truth !== false;
}
