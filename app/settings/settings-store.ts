// The operator's settings: one document, one owner.
import { type Settings, settingsSchema } from '../contract.ts';
import type { DocumentKind, LoadReport } from '../storage/durable-document.ts';
import type { SaveOutcome } from '../storage/save-outcome.ts';
import type { StorageFault } from '../storage/storage-fault.ts';

const DEFAULT_SETTINGS: Settings = {
  clearClipboardAfterS: 60,
  theme: 'system',
  copyShortcut: '',
  notifyOnCopy: true,
  notifyOnProblem: true,
  notifyOnRecovery: false,
  startAtLogin: false,
  allowWeakStorage: false,
  pinnedCompanyId: null,
  language: 'system',
};

export const SETTINGS_DOCUMENT: DocumentKind<Settings> = {
  name: 'settings',
  schemaVersion: 1,
  schema: settingsSchema,
  initial: DEFAULT_SETTINGS,
  migrations: {},
};

export interface SettingsStoreOptions {
  readonly document: { load(): LoadReport<Settings>; save(value: Settings): SaveOutcome };
  readonly onSaved: (outcome: SaveOutcome) => void;
}

export class SettingsStore {
  readonly #options: SettingsStoreOptions;
  #current = DEFAULT_SETTINGS;
  #isWhole = false;

  constructor(options: SettingsStoreOptions) {
    this.#options = options;
  }

  /** Called once, before anything else. */
  load(): readonly StorageFault[] {
    const { value, faults, source } = this.#options.document.load();
    this.#current = value;
    this.#isWhole = source === 'current' || source === 'lastGood';
    return faults;
  }

  /** Whether these are the operator's own settings, as found on the disk. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  get current(): Settings {
    return this.#current;
  }

  change(patch: Partial<Settings>): void {
    this.#current = { ...this.#current, ...patch };
    this.#options.onSaved(this.#options.document.save(this.#current));
  }
}
