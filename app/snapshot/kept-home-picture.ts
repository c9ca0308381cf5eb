// The last picture of the home screen: kept for the next start while that will show the same list, and forgotten once it will not.
import type { WindowPlace } from '../settings/window-place-store.ts';
import type { HomePicture } from '../shared/contract/home-picture.ts';
import type { Snapshot } from '../shared/contract/snapshot.ts';
import { plainLocale } from '../shared/hour-cycle.ts';
import type { SaveOutcome } from '../storage/save-outcome.ts';
import { StoredValue, type StoredValueOptions } from '../storage/stored-value.ts';
import type { StoredHome, StoredPicture } from './home-picture.ts';
import { hasRowsOf, listAtStart, rowsIn } from './list-at-start.ts';

export interface KeptHomePictureOptions extends Omit<StoredValueOptions<StoredHome>, 'onSaved'> {
  /** Of the window. */
  readonly place: () => WindowPlace | null;
}

export class KeptHomePicture {
  readonly #stored: StoredValue<StoredHome>;
  readonly #place: KeptHomePictureOptions['place'];

  constructor({ place, ...options }: KeptHomePictureOptions) {
    this.#place = place;
    // One that is lost costs the next start a moment, which is too little to report.
    this.#stored = new StoredValue({ picture: null }, { ...options, onSaved: () => undefined });
  }

  /** Called once. */
  async load(): Promise<void> {
    await this.#stored.load();
  }

  /** From the window, which is not trusted: a picture of another list than the next start will show is not kept. */
  keep(picture: HomePicture, known: Snapshot): void {
    const { length } = rowsIn(picture.parts);
    const list = listAtStart(known, length);
    if (!list || length === 0 || !hasRowsOf(picture, list) || !speaks(picture, known)) return;
    this.#change({ ...picture, list, theme: known.settings.theme, place: this.#place() });
  }

  /** Call it with each snapshot, once the sessions are restored. */
  review(known: Snapshot): void {
    const { picture } = this.#stored.current;
    if (!picture) return;
    const { theme } = known.settings;
    // Not soon, as other changes are: no crash must leave it there.
    if (!isTrue(picture, known)) void this.#stored.saveNow({ picture: null });
    else if (picture.theme !== theme) this.#change({ ...picture, theme });
  }

  /** At the end of the app. */
  flush(): Promise<SaveOutcome> {
    const { picture } = this.#stored.current;
    if (picture) this.#change({ ...picture, place: this.#place() });
    return this.#stored.flush();
  }

  #change(picture: StoredPicture): void {
    const isOther = JSON.stringify(picture) !== JSON.stringify(this.#stored.current.picture);
    if (isOther) this.#stored.saveSoon({ picture });
  }
}

const isTrue = (picture: StoredPicture, known: Snapshot) =>
  speaks(picture, known) &&
  JSON.stringify(listAtStart(known, picture.list.companies.length)) === JSON.stringify(picture.list);

/** Its language, as the page has it. */
const speaks = ({ language }: HomePicture, known: Snapshot) => language === plainLocale(known.language);
