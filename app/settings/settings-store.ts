// The operator's settings: one document, one owner. What IT has set is kept beside them, and never saved with them.
import type { Settings } from '../shared/contract/settings.ts';
import type { DocumentKind } from '../storage/durable-document.ts';
import type { SaveOutcome } from '../storage/save-outcome.ts';
import type { StorageFault } from '../storage/storage-fault.ts';
import { StoredValue, type StoredValueOptions } from '../storage/stored-value.ts';
import {
  type GovernedSettings,
  isChosen,
  type OwnSettings,
  type SettingName,
  settingsInForce,
  UNGOVERNED,
  withChange,
} from './settings-layers.ts';
import {
  DEFAULT_SETTINGS,
  type StoredSettings,
  storedSettingsSchema,
  withFavourites,
} from './settings-schema.ts';

export const SETTINGS_DOCUMENT: DocumentKind<StoredSettings> = {
  name: 'settings',
  schemaVersion: 2,
  schema: storedSettingsSchema,
  initial: DEFAULT_SETTINGS,
  migrations: { 1: withFavourites },
};

export interface SettingsStoreOptions extends StoredValueOptions<StoredSettings> {
  /** What IT has set, as far as it is known at the start. */
  readonly governed?: GovernedSettings;
}

export class SettingsStore {
  readonly #stored: StoredValue<StoredSettings>;
  #governed: GovernedSettings;
  /** Made when it is asked for, once for each change. */
  #inForce: Settings | undefined;

  constructor({ governed = UNGOVERNED, ...options }: SettingsStoreOptions) {
    this.#stored = new StoredValue(DEFAULT_SETTINGS, options);
    this.#governed = governed;
  }

  /** Called once, before anything else. */
  async load(): Promise<readonly StorageFault[]> {
    const faults = await this.#stored.load();
    this.#inForce = undefined;
    return faults;
  }

  /** Whether these are the operator's own settings, as found on the disk. */
  get isWhole(): boolean {
    return this.#stored.isWhole;
  }

  /** What holds: IT's locked values above the operator's own, and those above IT's defaults. */
  get current(): Settings {
    this.#inForce ??= settingsInForce(this.#own(), this.#governed);
    return this.#inForce;
  }

  isLocked(name: string): boolean {
    return Object.hasOwn(this.#governed.locked, name);
  }

  /** Whether IT's default holds, since the operator has not decided. */
  isDefault(name: SettingName): boolean {
    return Object.hasOwn(this.#governed.defaults, name) && !isChosen(this.#own(), name);
  }

  /** IT has set other values. Nothing of it is saved: when they are gone, the operator's own hold again. */
  govern(governed: GovernedSettings): void {
    this.#governed = governed;
    this.#inForce = undefined;
  }

  /** In force at once, on the disk when its promise resolves. What is locked stays as it is. */
  change(patch: Partial<Settings>): Promise<SaveOutcome> {
    const { settings, chosen } = withChange(this.#own(), patch, this.#governed);
    this.#inForce = undefined;
    return this.#stored.saveNow({ ...settings, ...(chosen.length > 0 && { chosen: [...chosen] }) });
  }

  flush(): Promise<SaveOutcome> {
    return this.#stored.flush();
  }

  #own(): OwnSettings {
    const { chosen = [], ...settings } = this.#stored.current;
    return { settings, chosen };
  }
}
