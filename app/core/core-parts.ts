// What the core is built from: what the platform gives, and what every step of the assembly uses.
import type { NoticeBoard } from '../announcements/notice-board.ts';
import type { Notifier } from '../announcements/notifier.ts';
import type { SystemClipboard } from '../clipboard/system-clipboard.ts';
import type { ConfirmationScreen } from '../commands/copy-confirmations.ts';
import type { CertificateFileSource, CompanyFileSource, FileChooser } from '../commands/file-dialogs.ts';
import type { SettingsEffects } from '../commands/settings-commands.ts';
import type { Shortcuts } from '../commands/shortcuts.ts';
import type { PracticeHost } from '../companies/practice-company.ts';
import type { HostSystem, SetupSystem } from '../diagnostics/host-system.ts';
import type { ManagedConfiguration } from '../managed/managed-configuration.ts';
import type { ManagedSource } from '../managed/managed-source.ts';
import type { CertificateSource } from '../providers/certificate-look.ts';
import type { ServiceFetch } from '../providers/http-client.ts';
import type { Navigation } from '../shared/contract/bridge.ts';
import type { HourCycle } from '../shared/hour-cycle.ts';
import type { TrayStanding } from '../shared/tray-standing.ts';
import type { ServiceTrust } from '../shared/trust.ts';
import type { Cipher } from '../storage/cipher.ts';
import type { DocumentFiles } from '../storage/document-files.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import type { Network } from '../tokens/renewal-scheduler.ts';
import type { UpdateSource } from '../updates/update-source.ts';
import type { Updates } from '../updates/updates.ts';
import type { QuickCopyScreen } from './quick-copy.ts';
import type { Stores } from './stores.ts';

export interface CoreParts {
  readonly clock: Clock;
  readonly random: () => number;
  /** Called with what should never be thrown, for the log. */
  readonly onBug: (error: unknown) => void;
  readonly newId: () => string;
  readonly dataFolder: string;
  readonly files: DocumentFiles;
  readonly cipher: Cipher & { prepare(): Promise<void> };
  /** Its first `prepare`, which began before there was a core. */
  readonly cipherIsReady: Promise<void>;
  readonly fetch: ServiceFetch;
  readonly certificates: CertificateSource;
  /** Told what companies trust whenever their list changes: what they trusted before ends at once. */
  readonly keepTrust: (trusted: readonly ServiceTrust[]) => void;
  readonly network: Network;
  readonly clipboard: SystemClipboard;
  readonly notifier: Notifier;
  readonly confirmationScreen: ConfirmationScreen;
  readonly quickCopyScreen: QuickCopyScreen;
  readonly fileChooser: FileChooser;
  readonly companyFiles: CompanyFileSource;
  readonly managedSource: ManagedSource;
  readonly certificateFiles: CertificateFileSource;
  readonly host: HostSystem;
  readonly setupSystem: SetupSystem;
  readonly settingsEffects: Omit<SettingsEffects, 'applyWeakStorage' | 'applyLanguage'>;
  readonly startPractice: () => Promise<PracticeHost>;
  /** Undefined for a copy that was built without an address for updates. */
  readonly updateSource: UpdateSource | undefined;
  /** Removes what the app has left outside its data folder: its log, a downloaded update. Gives what could not be removed. */
  readonly removeTraces: () => Promise<readonly string[]>;
  readonly quit: () => void;
  readonly trayStanding: () => TrayStanding;
  readonly showWindow: (navigation: Navigation) => void;
  /** BCP 47 tags, the operator's favourite first. */
  readonly systemLanguages: readonly string[];
  /** The variable XDG_CURRENT_DESKTOP of Linux. */
  readonly desktops: string;
  /** Whether the system's clock has 12 or 24 hours; undefined where it does not say. */
  readonly hourCycle: Promise<HourCycle | undefined>;
  readonly appVersion: string;
  readonly platform: string;
}

/** What each step builds on. */
export interface CoreBase {
  readonly parts: CoreParts;
  readonly texts: Texts;
  readonly notices: NoticeBoard;
  readonly shortcuts: Shortcuts;
  readonly stores: Stores;
  readonly managed: ManagedConfiguration;
  readonly updates: Updates;
  /** Something that tray and window show has changed. */
  readonly onChange: () => void;
}
