// Everything but Electron: give it the platform's parts, and it keeps tokens fresh, carries out commands and says what tray
// and window show. Puts the pieces together and decides nothing itself.
import { NoticeBoard } from '../announcements/notice-board.ts';
import type { CopyConfirmations } from '../commands/copy-confirmations.ts';
import { Shortcuts } from '../commands/shortcuts.ts';
import { governedBy } from '../managed/managed-config.ts';
import { ManagedConfiguration } from '../managed/managed-configuration.ts';
import type { LanguageChoice } from '../shared/contract/settings.ts';
import { spokenLanguage } from '../texts/spoken-language.ts';
import { Texts } from '../texts/texts.ts';
import type { LastPicture } from '../tray/last-picture.ts';
import { type ClipboardParts, createClipboard } from './clipboard.ts';
import { createConfirmations } from './confirmations.ts';
import type { CoreBase, CoreParts } from './core-parts.ts';
import { Lifecycle, type StartOptions } from './lifecycle.ts';
import { createOperatorCommands, type OperatorCommands } from './operator-commands.ts';
import { createOperatorView, type OperatorView } from './operator-view.ts';
import { createUpdates } from './own-updates.ts';
import { loadStores } from './stores.ts';
import { createTokenSupply } from './token-supply.ts';

export type Core = Awaited<ReturnType<typeof createCore>>;

export async function createCore(parts: CoreParts) {
  const texts = new Texts();
  // Nothing shows what is found while the files are loaded: the first snapshot will.
  let view: OperatorView | undefined;
  let confirmations: CopyConfirmations | undefined;
  let clipboard: ClipboardParts | undefined;
  const reviewing = (tell: 'changed' | 'timePassed') => () => {
    confirmations?.review();
    clipboard?.watch.review();
    view?.announcer.review();
    view?.snapshots[tell]();
  };
  const [onChange, onTick] = [reviewing('changed'), reviewing('timePassed')];
  const notices = new NoticeBoard({ texts, folder: parts.dataFolder, onChange });
  const managed = new ManagedConfiguration({ ...parts, source: parts.managedSource });
  await managed.read();
  const stores = await loadStores({ ...parts, notices, governed: governedBy(managed.current) });
  const hourCycle = await parts.hourCycle;
  const speak = (choice: LanguageChoice) =>
    texts.speak(spokenLanguage(choice, parts.systemLanguages, hourCycle));
  await Promise.all([speak(stores.settings.current.language), parts.cipherIsReady]);
  void stores.resumeWithdrawal();

  const updates = createUpdates({ parts, texts, stores, managed, onChange });
  const shortcuts = new Shortcuts({ effects: parts.settingsEffects, settings: stores.settings, notices });
  const base: CoreBase = { parts, texts, notices, shortcuts, stores, managed, updates, onChange };
  const supply = createTokenSupply(base, onTick);
  confirmations = createConfirmations(base, supply);
  clipboard = createClipboard(base, supply, confirmations);
  view = createOperatorView(base, supply, confirmations, clipboard);
  const { clipboard: tokenClipboard } = clipboard;
  const commands = createOperatorCommands({ base, supply, view, clipboard, confirmations, speak });
  const lifecycle = new Lifecycle(base, supply, view, commands);
  return {
    texts,
    commands: commands.dispatcher,
    backgroundCopy: commands.backgroundCopy,
    quickCopy: commands.quickCopy,
    confirmations,
    farewells: commands.farewells,
    snapshots: view.snapshots,
    feed: view.feed,
    quickCopyFeed: view.quickCopyFeed,
    settings: stores.settings,
    windowPlace: stores.windowPlace,
    scheduler: supply.scheduler,
    updates,
    start: (options?: StartOptions) => lifecycle.start(options),
    wake: () => lifecycle.wake(),
    keyringChanged: () => lifecycle.keyringChanged(),
    finish: () => lifecycle.finish(),
    keepPicture: (onDisk?: LastPicture) => lifecycle.keepPicture(onDisk),
    /** One that says "installing" counts for one start, whatever comes of the installation. Call it before that. */
    usePicture: (onDisk?: LastPicture) => lifecycle.usePicture(onDisk),

    /** The screen is being locked. */
    lock: () => tokenClipboard.clearNow('locked'),

    /** The operator looks at what tray or window say: another app may have copied something since. */
    lookAtClipboard: () => tokenClipboard.verify(),

    ...importOpeners(parts, commands),
  };
}

function importOpeners({ showWindow }: CoreParts, { imports }: OperatorCommands) {
  return {
    /** For a company file that the system opens with the app: the window shows what an import of it would do. */
    async openCompanyFile(path: string): Promise<void> {
      showWindow({ screen: 'import', importId: await imports.offerPath(path) });
    },

    /** The same for a link that offers a company. */
    openAddLink(link: string): void {
      showWindow({ screen: 'import', importId: imports.offerLink(link) });
    },
  };
}
