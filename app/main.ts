// Builds the real parts, puts them together and starts. The only file that knows both our own code and Electron's.
import * as path from 'node:path';
import { app, dialog, powerMonitor } from 'electron';
import { type Core, createCore } from './core/core.ts';
import type { CoreParts } from './core/core-parts.ts';
import { desktopClipboard } from './platform/clipboard/desktop-clipboard.ts';
import { computerParts, dataFolder } from './platform/computer-parts.ts';
import { systemCipher } from './platform/keyring/system-cipher.ts';
import { finishBeforeQuitting } from './platform/launch/finish-before-quitting.ts';
import { LaunchRequests } from './platform/launch/launch-requests.ts';
import { removeUnknownSwitches } from './platform/launch/launch-switches.ts';
import { SecondInstances } from './platform/launch/second-instances.ts';
import { type Launch, SingleInstanceLock } from './platform/launch/single-instance-lock.ts';
import { AppLog } from './platform/system/app-log.ts';
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
import { applyTheme, GlobalShortcuts, takeShortcutsByPortal } from './platform/system/system-effects.ts';
import { systemHourCycle } from './platform/system/system-hour-cycle.ts';
import { ElectronTray } from './platform/tray/electron-tray.ts';
import { systemSight, TrayPresence } from './platform/tray/tray-presence.ts';
import { AppMenu } from './platform/window/app-menu.ts';
import { registerAppScheme } from './platform/window/app-protocol.ts';
import { hardenChromium } from './platform/window/chromium-hardening.ts';
import { type Dispatcher, openCommandChannels } from './platform/window/command-channels.ts';
import { ConfirmationWindow } from './platform/window/confirmation-window.ts';
import { readFirstPage } from './platform/window/first-page.ts';
import { MainWindow } from './platform/window/main-window.ts';
import { QuickCopyWindow } from './platform/window/quick-copy-window.ts';
import { readFile } from './storage/disk-files.ts';
import { spokenLanguage } from './texts/spoken-language.ts';
import { Texts } from './texts/texts.ts';
import { carryOut, type TrayActions } from './tray/tray-actions.ts';
import { describeTray } from './tray/tray-menu.ts';

const log = new AppLog();
// A log that cannot be written must not become a fault that is logged.
const noteFault = (event: string, error: unknown) => void log.fault(event, error).catch(() => undefined);
process.on('uncaughtException', (error) => noteFault('uncaught exception', error));
process.on('unhandledRejection', (reason) => noteFault('unhandled rejection', reason));

if (app.isPackaged) restrictSwitches();
const launch: Launch = { commandLine: process.argv, folder: process.cwd() };
const secondInstances = new SecondInstances(app);
const launchRequests = new LaunchRequests({ app, secondInstances, launch });
registerAppScheme();
hardenChromium();
takeShortcutsByPortal();
app.setAppUserModelId('app.tokentray.desktop');
// Before any file is opened: two instances would overwrite each other's tokens.
const lock = new SingleInstanceLock(app.getPath('userData'));
if (app.requestSingleInstanceLock()) app.whenReady().then(startAlone).catch(giveUp);
// Electron has reported our command line to the other instance; where it could not, this shows the window at least.
else void lock.notifyOwner({ commandLine: [], folder: '' }).finally(() => app.quit());

async function startAlone(): Promise<void> {
  const isAlone = await lock.acquire((later) => secondInstances.report(later));
  app.on('quit', () => lock.release());
  if (isAlone) return start();
  // Electron takes us for the first instance: what it reports to us is for the one that has the lock.
  secondInstances.subscribe((later) => void lock.notifyOwner(later));
  await lock.notifyOwner(launch);
  app.quit();
}

async function start(): Promise<void> {
  app.on('window-all-closed', () => undefined); // the tray goes on
  const trayPresence = new TrayPresence({ clock, sight: systemSight });
  const window = createWindow(() => core, trayPresence);
  const commands = laterCommands();
  openCommandChannels(window, commands.dispatching);
  // Its files are served by this thread: nothing else is begun until it is drawn.
  const firstPage = wasStartedAtLogin() || launchRequests.isWaiting ? undefined : firstPageHere();
  if (firstPage) await window.showFirstPage(firstPage);
  const confirmationWindow = new ConfirmationWindow({
    ...pageParts(),
    confirmations: () => core.confirmations,
  });
  const tray = new ElectronTray({
    clock,
    iconFolder: inApp('dist', 'icons', 'tray'),
    onCommand: (command) => carryOut(command, trayActions(core, window, quickCopyWindow)),
    onLook: () => void core.lookAtClipboard(),
    onUp: (putUpAnew) => trayPresence.iconIsUp(putUpAnew),
  });
  const quickCopyWindow = new QuickCopyWindow({
    ...pageParts(),
    feed: () => core.quickCopyFeed,
    copies: () => core.quickCopy,
    trayPlace: () => tray.place,
  });
  const shortcuts = new GlobalShortcuts({
    copyShortcut: () => void core.backgroundCopy.copyFirst(),
    quickCopyShortcut: () => quickCopyWindow.toggle(),
  });
  const services = createServiceNetwork({ clock, platform: process.platform });
  const creation = createCore({
    ...computerParts({ services, inApp, noteFault, giveUpLocks }),
    startPractice,
    ...operatorParts(window, trayPresence, shortcuts, services),
    confirmationScreen: confirmationWindow,
    quickCopyScreen: quickCopyWindow,
    cipher: systemCipher(clock, () => void creation.then((created) => created.keyringChanged())),
  });
  const [core] = await Promise.all([creation, trayPresence.start()]);
  if (await core.updates.installWaiting(wasStartedAtLogin())) return app.quit();
  showSnapshots(core, { window, quickCopyWindow, tray, trayPresence });
  await core.start();
  commands.begin(core.commands);
  core.snapshots.publish();
  const isAskedFor = !(wasStartedAtLogin() || core.updates.startsHidden) || launchRequests.isWaiting;
  if (isAskedFor && !firstPage) window.show();
  listenToSystem(core, window, trayPresence);
  const finish = () => core.finish().catch((error: unknown) => log.fault('farewell', error));
  finishBeforeQuitting({ clock, finish });
  void log.info('started', { version: app.getVersion(), electron: process.versions.electron });
}

function createWindow(core: () => Core, trayPresence: TrayPresence): MainWindow {
  const window: MainWindow = new MainWindow({
    ...pageParts(),
    place: {
      remembered: () => core().windowPlace.current,
      remember: (place) => core().windowPlace.remember(place),
    },
    onClose: ({ canTell }) => {
      if (!trayPresence.mayHideWindow()) return 'minimize';
      return (canTell && core().farewells.beforeFirstClose()) || 'destroy';
    },
    quit: () => quit(core(), window),
  });
  return window;
}

/** As the operator wishes; asks first where that loses sign-ins. The end of the session never waits for an answer. */
function quit(core: Core, window: MainWindow): void {
  const question = core.farewells.beforeQuit();
  if (question) window.tell(question);
  else app.quit();
}

/** What the window asks for before there is a core waits for it. */
function laterCommands() {
  let begin: (dispatcher: Dispatcher) => void = () => undefined;
  const dispatching = new Promise<Dispatcher>((resolve) => {
    begin = resolve;
  });
  return { dispatching, begin };
}

const firstPageHere = () => readFirstPage(dataFolder(), inApp('dist', 'renderer'), { read: readFile });

/** What each of our windows is made from. */
const pageParts = () => ({
  pageFolder: inApp('dist', 'renderer'),
  preload: inApp('dist', 'app', 'preload.cjs'),
  icon: inApp('dist', 'icons', 'app', '256.png'),
  developmentUrl: app.isPackaged ? '' : import.meta.env.WINDOW_URL,
});

type ServiceNetwork = ReturnType<typeof createServiceNetwork>;

type OperatorPart =
  | ('clipboard' | 'notifier' | 'fileChooser' | 'companyFiles' | 'certificateFiles')
  | ('setupSystem' | 'settingsEffects' | 'isTrayAvailable' | 'showWindow' | 'systemLanguages' | 'hourCycle');

/** What the core needs to reach the operator. */
function operatorParts(
  window: MainWindow,
  trayPresence: TrayPresence,
  shortcuts: GlobalShortcuts,
  { isAcceptedElsewhere }: ServiceNetwork,
): Pick<CoreParts, OperatorPart> {
  return {
    clipboard: desktopClipboard({
      clock,
      threadFile: inApp('dist', 'app', 'clipboard-thread.cjs'),
      onBug: (error) => noteFault('clipboard thread', error),
    }),
    notifier: electronNotifier,
    fileChooser: saveDialog,
    companyFiles: companyFileDialog,
    certificateFiles: certificateFileDialog,
    setupSystem: {
      ...{ showTestNotification, isAcceptedElsewhere },
      proxyFor: serviceProxy,
      lookForTray: async () => {
        await trayPresence.look();
        return trayPresence.isAvailable;
      },
    },
    settingsEffects: {
      ...{ applyTheme, applyStartAtLogin },
      repairStartAtLogin: (isOn) => {
        if (repairStartAtLogin(isOn) === 'refused') void log.info('start at login not repaired', {});
      },
      applyShortcut: (name, keys) => shortcuts.apply(name, keys),
    },
    isTrayAvailable: () => trayPresence.isAvailable,
    showWindow: (navigation) => window.show(navigation),
    systemLanguages: systemLanguages(),
    hourCycle: systemHourCycle,
  };
}

const trayActions = (core: Core, window: MainWindow, quickCopyWindow: QuickCopyWindow): TrayActions => ({
  copy: (companyId) => void core.backgroundCopy.copy(companyId),
  cancelSignIn: (companyId) => void core.commands.dispatch('cancelSignIn', { companyId }),
  clearClipboard: () => void core.commands.dispatch('clearClipboard', undefined),
  renewAll: () => void core.commands.dispatch('renewAll', undefined),
  quickCopy: () => quickCopyWindow.toggle(),
  show: (target) => window.show(target),
  quit: () => quit(core, window),
});

interface Shown {
  readonly window: MainWindow;
  readonly quickCopyWindow: QuickCopyWindow;
  readonly tray: ElectronTray;
  readonly trayPresence: TrayPresence;
}

/** Tray, menu and windows follow every snapshot. */
function showSnapshots(core: Core, { window, quickCopyWindow, tray, trayPresence }: Shown): void {
  const appMenu = new AppMenu(core.texts, () => quit(core, window));
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
function listenToSystem(core: Core, window: MainWindow, trayPresence: TrayPresence): void {
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

/** In an installed app no command-line switch and no environment variable lets another program look inside. */
function restrictSwitches(): void {
  delete process.env.SSLKEYLOGFILE; // Chromium would write its connections' keys there
  const ignored = removeUnknownSwitches(process.argv.slice(1), app.commandLine, process.platform);
  if (ignored.length > 0) void log.info('options ignored', { names: ignored.join(' ').slice(0, 500) });
}

/** The version that takes this one's place starts while this one ends. */
function giveUpLocks(): void {
  lock.release();
  app.releaseSingleInstanceLock();
}

/** An app that could not start must not stay behind as an invisible process. */
async function giveUp(error: unknown): Promise<void> {
  await log.fault('start', error);
  const texts = new Texts();
  // English is better than nothing.
  await texts.speak(spokenLanguage('system', systemLanguages())).catch(() => undefined);
  dialog.showErrorBox(
    texts.say('start.failed.title'),
    texts.say('start.failed.meaning', { folder: app.getPath('logs') }),
  );
  app.exit(1);
}

const inApp = (...parts: readonly string[]) => path.join(app.getAppPath(), ...parts);

/** Loaded only when it is asked for. */
async function startPractice() {
  const { startPracticeServer } = await import('./practice/practice-server.ts');
  const server = await startPracticeServer();
  const account = server.accounts.find((each) => each.service === 'klearstack');
  if (!account) throw new Error('the practice server has no account');
  const { companyName, userId } = account;
  return { address: server.address, companyName, userId, close: () => server.close() };
}
