// Keeps the last known picture of the tray for the next start. Nothing is lost with it, so a picture that cannot be written is
// not tried again.
import type { Snapshot } from '../shared/contract/snapshot.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import { isSamePicture, type LastPicture } from './last-picture.ts';
import { makeLastPicture } from './last-picture-maker.ts';

/** Changes within this time are one picture. */
const GATHER_MS = 3_000;
/** At the end of the app, an older picture is made anew, for the time that it names. */
const MAX_AGE_MS = 60 * 60_000;

export interface LastPictureKeeperOptions {
  readonly clock: Clock;
  readonly texts: Texts;
  /** Must not reject. */
  readonly save: (picture: LastPicture) => Promise<void>;
}

export class LastPictureKeeper {
  readonly #options: LastPictureKeeperOptions;
  #latest: Snapshot | undefined;
  #saved: LastPicture | undefined;
  #cancelTimer: (() => void) | undefined;

  constructor(options: LastPictureKeeperOptions) {
    this.#options = options;
  }

  /** `onDisk`: the one that was found at the start. */
  begin(onDisk: LastPicture | undefined): void {
    this.#saved = onDisk;
  }

  /** Call it with each snapshot, once the sessions are restored. */
  note(snapshot: Snapshot): void {
    this.#latest = snapshot;
    this.#cancelTimer ??= this.#options.clock.setTimer(GATHER_MS, () => void this.#save());
  }

  /** At the end of the app, with the state of this moment. */
  async finish(current: Snapshot): Promise<void> {
    if (!this.#latest) return;
    this.#latest = current;
    await this.#save(MAX_AGE_MS);
    this.#latest = undefined;
  }

  async #save(maxAgeMs = Number.POSITIVE_INFINITY): Promise<void> {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    if (!this.#latest) return;
    const { clock, texts, save } = this.#options;
    const picture = makeLastPicture(this.#latest, texts, clock.now());
    const isKept =
      this.#saved &&
      isSamePicture(this.#saved, picture) &&
      Math.abs(picture.madeAtMs - this.#saved.madeAtMs) <= maxAgeMs;
    if (isKept) return;
    this.#saved = picture;
    await save(picture);
  }
}
