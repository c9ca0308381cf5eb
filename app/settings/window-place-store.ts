// Where the operator left the window, and whether they know where its icon is: a document of its own, so that moving the window never touches the settings.
import { z } from 'zod';
import type { DocumentKind } from '../storage/durable-document.ts';
import type { SaveOutcome } from '../storage/save-outcome.ts';
import { StoredValue, type StoredValueOptions } from '../storage/stored-value.ts';

const placeSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  isMaximized: z.boolean(),
  zoomLevel: z.number().min(-9).max(9).default(0),
});
/** In device-independent pixels, when not maximized. `zoomLevel`: 0 is the normal size, each step a factor of 1.2. */
export type WindowPlace = Readonly<z.infer<typeof placeSchema>>;

const contentSchema = z.object({
  place: placeSchema.nullable(),
  /** They were told that the app goes on running when its window is closed. */
  isIconKnown: z.boolean().default(false),
});
type PlaceContent = z.infer<typeof contentSchema>;

export const WINDOW_PLACE_DOCUMENT: DocumentKind<PlaceContent> = {
  name: 'window-place',
  schemaVersion: 1,
  schema: contentSchema,
  initial: { place: null, isIconKnown: false },
  migrations: {},
};

export class WindowPlaceStore {
  readonly #stored: StoredValue<PlaceContent>;

  constructor(options: Omit<StoredValueOptions<PlaceContent>, 'onSaved'>) {
    // A place that could not be saved is too small a loss to report.
    this.#stored = new StoredValue(WINDOW_PLACE_DOCUMENT.initial, { ...options, onSaved: () => undefined });
  }

  /** Called once. A file that cannot be read is as good as none. */
  async load(): Promise<void> {
    await this.#stored.load();
  }

  get current(): WindowPlace | null {
    return this.#stored.current.place;
  }

  /** Called for every step of a drag: many steps are one save. */
  remember(place: WindowPlace): void {
    const isOther = JSON.stringify(place) !== JSON.stringify(this.current);
    if (isOther) this.#stored.saveSoon({ ...this.#stored.current, place });
  }

  get isIconKnown(): boolean {
    return this.#stored.current.isIconKnown;
  }

  noteIconKnown(): void {
    this.#stored.saveSoon({ ...this.#stored.current, isIconKnown: true });
  }

  flush(): Promise<SaveOutcome> {
    return this.#stored.flush();
  }
}
