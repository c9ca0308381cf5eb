// The state that tray and window render: the whole once, then what changed.
import type { ClipboardView } from './clipboard.ts';
import type { CompanyView, ProviderView } from './companies.ts';
import type { ManagedView } from './managed.ts';
import type { Language, Settings, ShortcutName } from './settings.ts';
import type { UpdatesView } from './updates.ts';

/** Something the operator should know that is not about one company. */
export interface Notice {
  readonly id: string;
  readonly severity: 'info' | 'warning';
  readonly title: string;
  readonly meaning: string;
  readonly dismissible: boolean;
}

/** `secure`: by the system's keyring. `weak`: stored, but readable by others on this machine. `memory`: until quit. */
export type SecretStorage = 'secure' | 'weak' | 'memory';

/** The whole state that the window renders. Immutable; a new one with a higher `revision` for every change. */
export interface Snapshot {
  readonly revision: number;
  readonly appVersion: string;
  readonly platform: string;
  /** A BCP 47 tag: the language that is spoken, and the region whose dates and numbers, and the clock, that go with it, where known. */
  readonly language: string;
  /** What `system` means here. */
  readonly systemLanguage: Language;
  /** Favourites in their order, then the others as the operator arranged them. */
  readonly companies: readonly CompanyView[];
  /** Whose token was copied lately, the last one first; a few. */
  readonly recentCompanyIds: readonly string[];
  readonly providers: readonly ProviderView[];
  readonly settings: Settings;
  /** Those that do nothing, since the system refused them. */
  readonly refusedShortcuts: readonly ShortcutName[];
  readonly managed: ManagedView;
  readonly secretStorage: SecretStorage;
  readonly trayAvailable: boolean;
  readonly updates: UpdatesView;
  readonly clipboard: ClipboardView;
  readonly notices: readonly Notice[];
  /** Another number for every change of the activity: time to read it again. */
  readonly activityRevision: number;
}

/** What changed since the snapshot of revision `since`; a window that has another one reads the whole again. */
export interface SnapshotChange {
  readonly since: number;
  readonly revision: number;
  /** Companies that are new or differ. */
  readonly companies: readonly CompanyView[];
  /** The ids of all companies in their order, where that changed. */
  readonly order?: readonly string[];
  /** The other parts that differ. */
  readonly rest: Partial<Omit<Snapshot, 'revision' | 'companies'>>;
}

export interface SnapshotContract {
  readSnapshot: { input: undefined; answer: Snapshot };
  dismissNotice: { input: { readonly noticeId: string }; answer: undefined };
}
