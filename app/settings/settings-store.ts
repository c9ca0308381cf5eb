// The operator's settings: one document, one owner.
import { type Settings, settingsSchema } from '../contract.ts';
import { CoalescedWriter } from '../storage/coalesced-writer.ts';
import type { DocumentKind, LoadReport } from '../storage/durable-document.ts';
import type { SaveOutcome } from '../storage/save-outcome.ts';
import type { StorageFault } from '../storage/storage-fault.ts';
import type { Clock } from '../time/clock.ts';

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
  readonly clock: Clock;
  readonly document: { load(): Promise<LoadReport<Settings>>; save(value: Settings): Promise<SaveOutcome> };
  readonly onSaved: (outcome: SaveOutcome) => void;
}

export class SettingsStore {
  readonly #options: SettingsStoreOptions;
  readonly #writer: CoalescedWriter<Settings>;
  #current = DEFAULT_SETTINGS;
  #isWhole = false;

  constructor(options: SettingsStoreOptions) {
    this.#options = options;
    this.#writer = new CoalescedWriter({
      clock: options.clock,
      save: (settings) => options.document.save(settings),
      onOutcome: options.onSaved,
    });
  }

  /** Called once, before anything else. */
  async load(): Promise<readonly StorageFault[]> {
    const { value, faults, source } = await this.#options.document.load();
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

  /** In force at once, on the disk when its promise resolves. */
  change(patch: Partial<Settings>): Promise<SaveOutcome> {
    this.#current = { ...this.#current, ...patch };
    this.#writer.change(this.#current);
    return this.#writer.flush();
  }

  /** Saves what still waits to be saved. */
  flush(): Promise<SaveOutcome> {
    return this.#writer.flush();
  }
}
