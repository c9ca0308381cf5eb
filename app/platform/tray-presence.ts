// Whether the tray can be drawn now. At login the panel may come after us, so an absent one is looked for again.
import type { Clock } from '../tokens/clock.ts';
import { hasTrayHost } from './tray-host.ts';

/** Looked for again this often, for this long; after that only when the window is opened. */
const LOOK_AGAIN_MS = 5_000;
const MAX_LOOKS = 60;

export interface TrayPresenceOptions {
  readonly clock: Clock;
  readonly onChange: () => void;
}

export class TrayPresence {
  readonly #options: TrayPresenceOptions;
  #isAvailable = true;
  #looks = 0;

  constructor(options: TrayPresenceOptions) {
    this.#options = options;
  }

  get isAvailable(): boolean {
    return this.#isAvailable;
  }

  async look(): Promise<void> {
    const before = this.#isAvailable;
    this.#isAvailable = await hasTrayHost();
    this.#looks += 1;
    if (this.#isAvailable !== before) this.#options.onChange();
    if (!this.#isAvailable && this.#looks < MAX_LOOKS) {
      this.#options.clock.setTimer(LOOK_AGAIN_MS, () => void this.look());
    }
  }
}
