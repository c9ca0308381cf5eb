// The last picture of the home screen: kept for the next start while what it shows is true, and forgotten once a company in it
// is gone, renamed or signed out.
import type { WindowPlace } from '../settings/window-place-store.ts';
import type { CompanyView } from '../shared/contract/companies.ts';
import type { HomePicture } from '../shared/contract/home-picture.ts';
import type { Snapshot } from '../shared/contract/snapshot.ts';
import type { SaveOutcome } from '../storage/save-outcome.ts';
import { StoredValue, type StoredValueOptions } from '../storage/stored-value.ts';
import type { PicturedCompany, StoredHome, StoredPicture } from './home-picture.ts';

type Known = Pick<Snapshot, 'companies' | 'settings' | 'updates'>;

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

  /** From the window, which is not trusted: a picture of companies that are not there is not kept. */
  keep(picture: HomePicture, known: Known): void {
    const companies = shownIn(picture, known.companies);
    const { theme } = known.settings;
    if (companies) this.#change({ ...picture, companies, theme, place: this.#place() });
  }

  /** Call it with each snapshot, once the sessions are restored. */
  review(known: Known): void {
    const { picture } = this.#stored.current;
    if (!picture) return;
    const { theme } = known.settings;
    if (!isTrue(picture, known)) this.#change(null);
    else if (picture.theme !== theme) this.#change({ ...picture, theme });
  }

  /** At the end of the app. */
  flush(): Promise<SaveOutcome> {
    const { picture } = this.#stored.current;
    if (picture) this.#change({ ...picture, place: this.#place() });
    return this.#stored.flush();
  }

  #change(picture: StoredPicture | null): void {
    const isOther = JSON.stringify(picture) !== JSON.stringify(this.#stored.current.picture);
    if (isOther) this.#stored.saveSoon({ picture });
  }
}

/** Where an update waits, it is only known after a start whether a window is shown at all. */
const isTrue = (picture: StoredPicture, { companies, updates }: Known) =>
  updates.status.kind !== 'ready' &&
  JSON.stringify(shownIn(picture, companies)) === JSON.stringify(picture.companies);

/** Undefined where one of them is not there. */
function shownIn(
  { parts }: HomePicture,
  companies: readonly CompanyView[],
): readonly PicturedCompany[] | undefined {
  const ids = new Set(parts.flatMap((part) => ('tag' in part ? (part.attributes['data-key'] ?? []) : [])));
  const shown = companies
    .filter(({ id }) => ids.has(id))
    .map(({ id, label, status }) => ({ id, label, isSignedOut: status === 'signedOut' }));
  return shown.length === ids.size ? shown : undefined;
}
