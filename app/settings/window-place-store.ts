// Where the operator left the window: a document of its own, so that moving the window never touches the settings.
import { z } from 'zod';
import { CoalescedWriter } from '../storage/coalesced-writer.ts';
import type { DocumentKind, LoadReport } from '../storage/durable-document.ts';
import type { SaveOutcome } from '../storage/save-outcome.ts';
import type { Clock } from '../time/clock.ts';

const placeSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  isMaximized: z.boolean(),
  zoomLevel: z.number().min(-9).max(9).default(0),
});
/** In device-independent pixels, as it is when not maximized. `zoomLevel`: 0 is the usual size, each step is 1.2 times. */
export type WindowPlace = Readonly<z.infer<typeof placeSchema>>;

const contentSchema = z.object({ place: placeSchema.nullable() });
type PlaceContent = z.infer<typeof contentSchema>;

export const WINDOW_PLACE_DOCUMENT: DocumentKind<PlaceContent> = {
  name: 'window-place',
  schemaVersion: 1,
  schema: contentSchema,
  initial: { place: null },
  migrations: {},
};

export interface WindowPlaceStoreOptions {
  readonly clock: Clock;
  readonly document: {
    load(): Promise<LoadReport<PlaceContent>>;
    save(value: PlaceContent): Promise<SaveOutcome>;
  };
}

export class WindowPlaceStore {
  readonly #options: WindowPlaceStoreOptions;
  readonly #writer: CoalescedWriter<PlaceContent>;
  #place: WindowPlace | null = null;

  constructor(options: WindowPlaceStoreOptions) {
    this.#options = options;
    this.#writer = new CoalescedWriter({
      clock: options.clock,
      save: (content) => options.document.save(content),
      // A place that could not be saved is no loss that anybody must hear of.
      onOutcome: () => undefined,
    });
  }

  /** Called once. A file that cannot be read is as good as none. */
  async load(): Promise<void> {
    this.#place = (await this.#options.document.load()).value.place;
  }

  get current(): WindowPlace | null {
    return this.#place;
  }

  /** Called for every step of a drag: many steps are one save. */
  remember(place: WindowPlace): void {
    if (JSON.stringify(place) === JSON.stringify(this.#place)) return;
    this.#place = place;
    this.#writer.change({ place });
  }

  flush(): Promise<SaveOutcome> {
    return this.#writer.flush();
  }
}
