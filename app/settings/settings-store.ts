// The operator's settings: one document, one owner.
import type { Settings } from '../shared/contract/settings.ts';
import type { DocumentKind } from '../storage/durable-document.ts';
import type { SaveOutcome } from '../storage/save-outcome.ts';
import type { StorageFault } from '../storage/storage-fault.ts';
import { StoredValue, type StoredValueOptions } from '../storage/stored-value.ts';
import { DEFAULT_SETTINGS, settingsSchema, withFavourites } from './settings-schema.ts';

export const SETTINGS_DOCUMENT: DocumentKind<Settings> = {
  name: 'settings',
  schemaVersion: 2,
  schema: settingsSchema,
  initial: DEFAULT_SETTINGS,
  migrations: { 1: withFavourites },
};

export class SettingsStore {
  readonly #stored: StoredValue<Settings>;

  constructor(options: StoredValueOptions<Settings>) {
    this.#stored = new StoredValue(DEFAULT_SETTINGS, options);
  }

  /** Called once, before anything else. */
  load(): Promise<readonly StorageFault[]> {
    return this.#stored.load();
  }

  /** Whether these are the operator's own settings, as found on the disk. */
  get isWhole(): boolean {
    return this.#stored.isWhole;
  }

  get current(): Settings {
    return this.#stored.current;
  }

  /** In force at once, on the disk when its promise resolves. */
  change(patch: Partial<Settings>): Promise<SaveOutcome> {
    return this.#stored.saveNow({ ...this.current, ...patch });
  }

  flush(): Promise<SaveOutcome> {
    return this.#stored.flush();
  }
}
