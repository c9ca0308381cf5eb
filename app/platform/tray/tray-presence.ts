// Whether the tray can be drawn now. At login the panel may come after us, so an absent one is looked for again.
import type { Clock } from '../../time/clock.ts';
import { hasTrayHost } from './tray-host.ts';

/** Looked for again this often, and this often at most. */
const LOOK_AGAIN_MS = 5_000;
const MAX_LOOKS = 60;

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
