// The whole app but for Electron: give it the platform's parts, and it keeps sessions, answers commands and says what
// tray and window show. Wires and decides nothing itself.
import { ActivityRecorder } from '../activity/activity-recorder.ts';
import type { FileChooser } from '../activity/file-chooser.ts';
import { groupRecoveryWords, groupWords } from '../announcements/group-words.ts';
import { NoticeBoard } from '../announcements/notice-board.ts';
import type { Notifier } from '../announcements/notifier.ts';
import { recoveryWords } from '../announcements/recovery-words.ts';
import { SessionAnnouncer } from '../announcements/session-announcer.ts';
import type { SystemClipboard } from '../clipboard/system-clipboard.ts';
import { TokenClipboard } from '../clipboard/token-clipboard.ts';
import { TokenCopier } from '../clipboard/token-copier.ts';
import { activityCommands } from '../commands/activity-commands.ts';
import { CommandDispatcher } from '../commands/command-dispatcher.ts';
import { CompanyCommands } from '../commands/company-commands.ts';
import { exportCommands } from '../commands/export-commands.ts';
import { HelpCommands } from '../commands/help-commands.ts';
import { ImportCommands } from '../commands/import-commands.ts';
import { InteractiveSignIn } from '../commands/interactive-sign-in.ts';
import { orderCommands } from '../commands/order-commands.ts';
import { SessionCommands } from '../commands/session-commands.ts';
import { type SettingsEffects, settingsCommands } from '../commands/settings-commands.ts';
import type { CompanyFileSource } from '../companies/company-file-source.ts';
import { PracticeCompany, type PracticeHost } from '../companies/practice-company.ts';
import type { HostSystem } from '../diagnostics/host-system.ts';
import { SetupCheck } from '../diagnostics/setup-check.ts';
import type { SetupSystem } from '../diagnostics/setup-system.ts';
import { HttpClient } from '../providers/http-client.ts';
import { createProviderRegistry } from '../providers/provider-registry.ts';
import type { Navigation } from '../shared/contract/bridge.ts';
import type { LanguageChoice } from '../shared/contract/settings.ts';
import { sessionProblem } from '../snapshot/company-view.ts';
import { SnapshotFeed } from '../snapshot/snapshot-feed.ts';
import { SnapshotSource } from '../snapshot/snapshot-source.ts';
import type { Cipher } from '../storage/cipher.ts';
import type { DocumentFiles } from '../storage/document-files.ts';
import { spokenLanguage } from '../texts/spoken-language.ts';
import { Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import { inTime } from '../time/time-limit.ts';
import { type Network, RenewalScheduler } from '../tokens/renewal-scheduler.ts';
import { RequestGate } from '../tokens/request-gate.ts';
import { Sessions } from '../tokens/sessions.ts';
import { BackgroundCopy } from './background-copy.ts';
import { SessionRestorer } from './session-restorer.ts';
import { loadStores } from './stores.ts';

/** At the end of the app the clipboard waits this long for the disk, and then no longer. */
const SAVE_FIRST_MS = 1_000;

export interface CoreParts {
  readonly clock: Clock;
  readonly random: () => number;
  /** Told what should never be thrown, for the log. */
  readonly onBug: (error: unknown) => void;
  readonly newId: () => string;
  readonly dataFolder: string;
  readonly files: DocumentFiles;
  readonly cipher: Cipher & { prepare(): Promise<void> };
  readonly fetch: typeof globalThis.fetch;
  readonly network: Network;
  readonly clipboard: SystemClipboard;
  readonly notifier: Notifier;
  readonly fileChooser: FileChooser;
  readonly companyFiles: CompanyFileSource;
  readonly host: HostSystem;
  readonly setupSystem: SetupSystem;
  readonly settingsEffects: Omit<SettingsEffects, 'applyWeakStorage' | 'applyLanguage'>;
  readonly startPractice: () => Promise<PracticeHost>;
  readonly isTrayAvailable: () => boolean;
  readonly showWindow: (navigation: Navigation) => void;
  /** BCP 47 tags, the one that the operator likes best first. */
  readonly systemLanguages: readonly string[];
  readonly appVersion: string;
  readonly platform: string;
}

export type Core = Awaited<ReturnType<typeof createCore>>;

export async function createCore(parts: CoreParts) {
  const { clock, cipher, notifier, settingsEffects, onBug } = parts;
  const texts = new Texts();
  // What is found while the files are loaded has nobody to tell yet.
  let tellChange = () => {};
  const onChange = () => tellChange();

  // What is stored
  const notices = new NoticeBoard({ texts, folder: parts.dataFolder, onChange });
  await cipher.prepare();
  const stores = await loadStores({ folder: parts.dataFolder, files: parts.files, cipher, clock, notices });
  const { settings, companies, vault } = stores;
  const speak = (choice: LanguageChoice) => texts.speak(spokenLanguage(choice, parts.systemLanguages));
  await speak(settings.current.language);

  // Who gives tokens, and who keeps them fresh
  const http = new HttpClient({ fetch: parts.fetch, clock });
  const providers = createProviderRegistry(http);
  const sessions = new Sessions(providers, {
    clock,
    gate: new RequestGate(),
    vault: stores.sessionVault,
    random: parts.random,
    onBug,
  });
  const scheduler = new RenewalScheduler({ clock, sessions, network: parts.network, onTick: onChange });
  const practice = new PracticeCompany({
    start: parts.startPractice,
    onStart: ({ isRunning, error }) => {
      notices.notePractice(isRunning);
      if (!isRunning) onBug(error);
    },
  });

  // What the operator sees
  const snapshots = new SnapshotSource({
    ...{ clock, texts, companies, providers, sessions, settings, notices },
    secretStorage: () => vault.mode(),
    isTrayAvailable: parts.isTrayAvailable,
    activityRevision: () => stores.activity.revision,
    appVersion: parts.appVersion,
    platform: parts.platform,
    systemLanguage: spokenLanguage('system', parts.systemLanguages).language,
  });
  tellChange = () => snapshots.changed();
  const feed = new SnapshotFeed(() => snapshots.readAnew());
  const recorder = new ActivityRecorder({ log: stores.activity, clock, companies: () => companies.all() });
  const announcer = new SessionAnnouncer({
    clock,
    notifier,
    sessions: () => companies.all().flatMap(({ id }) => sessions.get(id) ?? []),
    problemOf: (session) =>
      sessionProblem({
        company: session.company,
        provider: providers.get(session.company.providerId),
        session: session.view,
        texts,
        nowMs: clock.now(),
      }),
    recoveryOf: (session) => recoveryWords(session, texts, clock.now()),
    groupProblemOf: (cause, ofOne) => groupWords(cause, ofOne, texts),
    groupRecoveryOf: (well) => groupRecoveryWords(well, texts),
    wants: () => settings.current,
    onClick: (session) => parts.showWindow({ screen: 'company', companyId: session.company.id }),
    onGroupClick: () => parts.showWindow({ screen: 'companies', only: 'attention' }),
  });

  // What the operator can do
  const tokenClipboard = new TokenClipboard({
    clipboard: parts.clipboard,
    clock,
    clearAfterS: () => settings.current.clearClipboardAfterS,
    onPutBack: (outcome) =>
      notifier.show({
        title: texts.say('clipboard.putBack.title'),
        body: texts.say(`clipboard.putBack.${outcome}`),
      }),
  });
  const copier = new TokenCopier({
    ...{ clipboard: tokenClipboard, clock, texts },
    providerOf: (session) => providers.get(session.company.providerId),
  });
  const interactiveSignIn = new InteractiveSignIn({
    ...{ providers, texts, clock, lastStored: stores.lastStored },
    isKept: (companyId) => companies.get(companyId) !== undefined,
  });
  const companyCommands = new CompanyCommands({
    ...{ companies, providers, sessions, vault, interactiveSignIn, texts, clock },
    onChange: () => {
      recorder.noteCompanies();
      onChange();
    },
    newId: parts.newId,
    practiceCompany: () => practice.company(),
  });
  const importCommands = new ImportCommands({
    ...{ companies, providers, sessions, settings, vault, texts, clock, onChange },
    source: parts.companyFiles,
    newId: parts.newId,
    onImported: (outcome) => recorder.noteImport(outcome),
    onUndone: () => recorder.noteImportUndone(),
  });
  const sessionCommands = new SessionCommands({
    ...{ companies, providers, sessions, scheduler, interactiveSignIn, texts, clock },
    copier: {
      copy: async (session, format) => {
        const result = await copier.copy(session, format);
        recorder.noteCopy(session.company, result);
        onChange();
        return result;
      },
    },
  });
  const setupCheck = new SetupCheck({
    ...{ clock, texts, cipher, http, companies, network: parts.network, platform: parts.platform },
    clipboard: tokenClipboard,
    system: parts.setupSystem,
    newProbe: parts.newId,
  });
  const helpCommands = new HelpCommands({
    ...{ sessions, providers, texts, clock, snapshots, clipboard: tokenClipboard },
    ...{ host: parts.host, dataFolder: parts.dataFolder },
    proxyFor: (address) => parts.setupSystem.proxyFor(address),
  });
  const commands = new CommandDispatcher({
    ...companyCommands.handlers,
    ...importCommands.handlers,
    ...exportCommands({ companies, texts, clock, fileChooser: parts.fileChooser }),
    ...orderCommands({ companies, settings, onChange }),
    ...sessionCommands.handlers,
    ...activityCommands({
      ...{ companies, texts, clock, onChange },
      log: stores.activity,
      fileChooser: parts.fileChooser,
    }),
    ...helpCommands.handlers,
    ...settingsCommands({
      ...{ settings, notices, texts, onChange },
      effects: {
        ...settingsEffects,
        applyLanguage: speak,
        applyWeakStorage: async (allowed) => void (await vault.setWeakAllowed(allowed)),
      },
    }),
    readSnapshot: () => feed.whole(),
    checkSetup: () => setupCheck.run(),
  });
  const { mayForgetOrphans } = stores;
  const keeper = new SessionRestorer({ companies, sessions, vault, practice, announcer, mayForgetOrphans });

  /** The keyring may be there by now, or unlocked: what waited in memory is stored, what could not be read is read. */
  async function keyringChanged(): Promise<void> {
    await cipher.prepare();
    await stores.resumeWithdrawal();
    await vault.storeHeld();
    await keeper.restoreUnreadable();
    onChange();
  }

  return {
    texts,
    commands,
    snapshots,
    feed,
    settings,
    windowPlace: stores.windowPlace,
    scheduler,
    backgroundCopy: new BackgroundCopy({
      ...{ companies, settings, texts, notifier },
      ...parts,
      commands: sessionCommands,
    }),

    /** A file that the system opens with the app: the window shows what it would do. */
    async openCompanyFile(path: string): Promise<void> {
      parts.showWindow({ screen: 'import', importId: await importCommands.offerPath(path) });
    },

    /** Takes up every session and begins to keep them fresh. */
    async start(): Promise<void> {
      const { theme, copyShortcut } = settings.current;
      settingsEffects.applyTheme(theme);
      notices.noteShortcut(settingsEffects.applyShortcut(copyShortcut) === 'applied');
      await keeper.restore();
      recorder.start(sessions.all());
      sessions.onChange((session) => {
        recorder.noteSession(session);
        announcer.notice(session);
        onChange();
      });
      scheduler.start();
    },

    /** Time has passed without us: due tokens first, then what should have been cleared, then the keyring. */
    async wake(): Promise<void> {
      scheduler.wake();
      await tokenClipboard.clearIfOverdue();
      await keyringChanged();
    },

    keyringChanged,

    /**
     * The end: what was changed is saved, and then the clipboard is cleared of our token, since another program can keep us
     * waiting there. A disk that takes long does not keep the token on the clipboard.
     */
    async finish(): Promise<void> {
      scheduler.stop();
      tokenClipboard.refuseCopies();
      const save = async () => {
        const forgotten = [companyCommands.finish(), importCommands.finish()];
        await Promise.allSettled([...forgotten, vault.storeHeld(), companies.flush(), settings.flush()]);
        await vault.settled();
        await Promise.allSettled([recorder.stop(), stores.windowPlace.flush()]);
      };
      const isSaved = save();
      const isStopped = practice.stop();
      await inTime(clock, SAVE_FIRST_MS, isSaved, undefined);
      await Promise.allSettled([isSaved, isStopped, tokenClipboard.close()]);
    },
  };
}
