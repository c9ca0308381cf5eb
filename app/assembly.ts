// Everything after the first part: builds the real parts, puts them together and starts them. With main.ts, the only file that
// knows both our own code and Electron's. Loaded once the tray shows its last picture.
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { app, powerMonitor } from 'electron';
import type { SystemClipboard } from './clipboard/system-clipboard.ts';
import { type Core, createCore } from './core/core.ts';
import type { CoreParts } from './core/core-parts.ts';
import { computerParts } from './platform/computer-parts.ts';
import type { EarlyQuestions } from './platform/launch/early-questions.ts';
import type { LaunchRequests } from './platform/launch/launch-requests.ts';
import type { AppLog } from './platform/system/app-log.ts';
import { systemLanguages } from './platform/system/electron-host-system.ts';
import { electronNotifier, showTestNotification } from './platform/system/electron-notifier.ts';
import { certificateFileDialog, companyFileDialog, saveDialog } from './platform/system/file-dialogs.ts';
import { watchScreenLock } from './platform/system/screen-lock.ts';
import { createServiceNetwork, serviceProxy } from './platform/system/service-network.ts';
import {
  applyStartAtLogin,
  repairStartAtLogin,
  wasStartedAtLogin,
} from './platform/system/start-at-login.ts';
import { systemClock as clock } from './platform/system/system-clock.ts';
import { applyTheme, GlobalShortcuts } from './platform/system/system-effects.ts';
import type { ElectronTray } from './platform/tray/electron-tray.ts';
import type { TrayPresence } from './platform/tray/tray-presence.ts';
import { AppMenu } from './platform/window/app-menu.ts';
import { ConfirmationWindow } from './platform/window/confirmation-window.ts';
import type { MainWindow } from './platform/window/main-window.ts';
import { QuickCopyWindow } from './platform/window/quick-copy-window.ts';
import type { LastPicture } from './tray/last-picture.ts';
import type { StartingTray } from './tray/starting-tray.ts';
import { carryOut, type TrayActions } from './tray/tray-actions.ts';
import { describeTray } from './tray/tray-menu.ts';
import { pageParts, WindowOpening } from './window-opening.ts';

/** The first renewals load a tenth of a second of code: what was clicked before, and the window, are served by then. */
const RENEW_AFTER_MS = 250;

/** What is there before everything else. */
export interface FirstPart {
  readonly log: AppLog;
  readonly noteFault: (event: string, error: unknown) => void;
  readonly launchRequests: LaunchRequests;
  /** Where a file of the app's own is. */
  readonly inApp: (...parts: readonly string[]) => string;
  readonly dataFolder: string;
  /** The version that takes this one's place starts while this one ends. */
  readonly giveUpLocks: () => void;
  /** From then on there is something to save and to clear before the app ends. Must not reject. */
  readonly finishWith: (finish: () => Promise<void>) => void;
  readonly tray: ElectronTray;
  readonly trayPresence: TrayPresence;
  readonly startingTray: StartingTray;
  /** The one that is shown. */
  readonly picture: LastPicture | undefined;
  /** Resolves when the panel was looked for. */
  readonly panelIsKnown: Promise<void>;
  /** What the system was asked meanwhile. */
  readonly questions: EarlyQuestions;
  /** A copy that was clicked may have started its thread. */
  readonly clipboard: SystemClipboard;
  /** Of the window that is open already. */
  readonly opening: WindowOpening | undefined;
}

export async function assemble(first: FirstPart): Promise<void> {
  const { log, launchRequests, tray, trayPresence, startingTray } = first;
  const pages = pageParts(first.inApp);
  const opening = first.opening ?? new WindowOpening(first);
  const { window } = opening;
  const confirmationWindow = new ConfirmationWindow({ ...pages, confirmations: () => core.confirmations });
  const quickCopyWindow = new QuickCopyWindow({
    ...pages,
    feed: () => core.quickCopyFeed,
    copies: () => core.quickCopy,
    trayPlace: () => tray.place,
  });
  const shortcuts = new GlobalShortcuts({
    copyShortcut: () => void core.backgroundCopy.copyFirst(),
    quickCopyShortcut: () => quickCopyWindow.toggle(),
  });
  const services = createServiceNetwork({ clock, platform: process.platform });
  const operator = operatorParts(first, window, shortcuts, services);
  const creation = createCore({
    ...computerParts({ services, ...first }),
    startPractice,
    ...operator,
    confirmationScreen: confirmationWindow,
    quickCopyScreen: quickCopyWindow,
    ...first.questions,
  });
  first.questions.followKeyring(() => void creation.then((created) => created.keyringChanged()));
  const core = await creation;
  core.usePicture(first.picture);
  if (await core.updates.installWaiting(wasStartedAtLogin())) return app.quit();
  const actions = trayActions(core, opening, quickCopyWindow);
  first.finishWith(() => core.finish().catch((error: unknown) => log.fault('farewell', error)));
  const onRestored = async () => {
    startingTray.handOver({
      carryOut: (command) => carryOut(command, actions),
      look: () => void core.lookAtClipboard(),
    });
    opening.begin(core);
    await nextTurn();
    await first.panelIsKnown;
    // Not before: companies whose sessions are not restored yet would be shown as signed out.
    showSnapshots(core, { opening, quickCopyWindow, tray, trayPresence });
    core.keepPicture(first.picture);
    core.snapshots.publish();
    const isAskedFor = !(wasStartedAtLogin() || core.updates.startsHidden) || launchRequests.isWaiting;
    if (isAskedFor && !opening.isOpen) window.show();
    listenToSystem(core, window, first);
    await delay(RENEW_AFTER_MS);
  };
  await core.start({ takeCopy: () => startingTray.takeCopy(), onRestored });
  void log.info('started', { version: app.getVersion(), electron: process.versions.electron });
}

type ServiceNetwork = ReturnType<typeof createServiceNetwork>;

type OperatorPart =
  | ('clipboard' | 'notifier' | 'fileChooser' | 'companyFiles' | 'certificateFiles')
  | ('setupSystem' | 'settingsEffects' | 'trayStanding' | 'showWindow' | 'systemLanguages');

/** What the core needs to reach the operator. */
function operatorParts(
  { clipboard, log, trayPresence }: FirstPart,
  window: MainWindow,
  shortcuts: GlobalShortcuts,
  { isAcceptedElsewhere }: ServiceNetwork,
): Pick<CoreParts, OperatorPart> {
  return {
    clipboard,
    notifier: electronNotifier,
    fileChooser: saveDialog,
    companyFiles: companyFileDialog,
    certificateFiles: certificateFileDialog,
    setupSystem: {
      ...{ showTestNotification, isAcceptedElsewhere },
      proxyFor: serviceProxy,
      lookForTray: async () => {
        await trayPresence.look();
        return trayPresence.standing;
      },
    },
    settingsEffects: {
      ...{ applyTheme, applyStartAtLogin },
      repairStartAtLogin: (isOn) => {
        if (repairStartAtLogin(isOn) === 'refused') void log.info('start at login not repaired', {});
      },
      applyShortcut: (name, keys) => shortcuts.apply(name, keys),
    },
    trayStanding: () => trayPresence.standing,
    showWindow: (navigation) => window.show(navigation),
    systemLanguages: systemLanguages(),
  };
}

const trayActions = (core: Core, opening: WindowOpening, quickCopyWindow: QuickCopyWindow): TrayActions => ({
  copy: (companyId) => void core.backgroundCopy.copy(companyId),
  cancelSignIn: (companyId) => void core.commands.dispatch('cancelSignIn', { companyId }),
  clearClipboard: () => void core.commands.dispatch('clearClipboard', undefined),
  renewAll: () => void core.commands.dispatch('renewAll', undefined),
  quickCopy: () => quickCopyWindow.toggle(),
  show: (target) => opening.window.show(target),
  quit: () => opening.quit(),
});

interface Shown {
  readonly opening: WindowOpening;
  readonly quickCopyWindow: QuickCopyWindow;
  readonly tray: ElectronTray;
  readonly trayPresence: TrayPresence;
}

/** Tray, menu and windows follow every snapshot. */
function showSnapshots(core: Core, { opening, quickCopyWindow, tray, trayPresence }: Shown): void {
  const { window } = opening;
  const appMenu = new AppMenu(core.texts, () => opening.quit());
  core.snapshots.subscribe((snapshot) => {
    appMenu.speak(snapshot.language);
    if (trayPresence.isAvailable) tray.show(() => describeTray(snapshot, core.texts, clock.now()));
    const change = window.isListening ? core.feed.changeTo(snapshot) : undefined;
    if (change) window.send('change', change);
    quickCopyWindow.tell(snapshot);
  });
  trayPresence.onChange(() => core.snapshots.changed());
  trayPresence.onLost(() => window.bringBack());
}

/** Opened files and links, second instances, sleep, a locked screen, and the dock. */
function listenToSystem(core: Core, window: MainWindow, { launchRequests, trayPresence }: FirstPart): void {
  launchRequests.listen({
    openFile: (path) => void core.openCompanyFile(path),
    openLink: (link) => core.openAddLink(link),
    showWindow: () => window.show(),
  });
  const wake = () => void Promise.all([core.wake(), trayPresence.look()]);
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);
  watchScreenLock(() => void core.lock());
  app.on('activate', () => window.show());
}

/** Loaded only when it is asked for. */
async function startPractice() {
  const { startPracticeServer } = await import('./practice/practice-server.ts');
  const server = await startPracticeServer();
  const account = server.accounts.find((each) => each.service === 'klearstack');
  if (!account) throw new Error('the practice server has no account');
  const { companyName, userId } = account;
  return { address: server.address, companyName, userId, close: () => server.close() };
}
