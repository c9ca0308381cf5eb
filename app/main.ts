// Builds the real parts, puts them together and starts. The only file that knows both our own code and Electron's.
import { randomUUID } from 'node:crypto';
import * as path from 'node:path';
import { app, dialog, powerMonitor } from 'electron';
import { type Core, createCore } from './core/core.ts';
import type { CoreParts } from './core/core-parts.ts';
import { desktopClipboard } from './platform/clipboard/desktop-clipboard.ts';
import { systemCipher } from './platform/keyring/system-cipher.ts';
import { finishBeforeQuitting } from './platform/launch/finish-before-quitting.ts';
import { LaunchRequests } from './platform/launch/launch-requests.ts';
import { removeUnknownSwitches } from './platform/launch/launch-switches.ts';
import { SecondInstances } from './platform/launch/second-instances.ts';
import { type Launch, SingleInstanceLock } from './platform/launch/single-instance-lock.ts';
import { systemManagedSource } from './platform/managed/system-managed-source.ts';
import { storageWriter } from './platform/storage/thread-writer.ts';
import { AppLog } from './platform/system/app-log.ts';
import { electronHostSystem, systemLanguages } from './platform/system/electron-host-system.ts';
import { electronNotifier, showTestNotification } from './platform/system/electron-notifier.ts';
import { certificateFileDialog, companyFileDialog, saveDialog } from './platform/system/file-dialogs.ts';
import { createServiceNetwork, electronNetwork, serviceProxy } from './platform/system/service-network.ts';
import {
  applyStartAtLogin,
  repairStartAtLogin,
  wasStartedAtLogin,
} from './platform/system/start-at-login.ts';
import { systemClock as clock } from './platform/system/system-clock.ts';
import { applyTheme, CopyShortcut } from './platform/system/system-effects.ts';
import { ElectronTray } from './platform/tray/electron-tray.ts';
import { systemSight, TrayPresence } from './platform/tray/tray-presence.ts';
import { ownUpdateSource } from './platform/updates/own-package.ts';
import { AppMenu } from './platform/window/app-menu.ts';
import { registerAppScheme } from './platform/window/app-protocol.ts';
import { hardenChromium } from './platform/window/chromium-hardening.ts';
import { openCommandChannels } from './platform/window/command-channels.ts';
import { ConfirmationWindow } from './platform/window/confirmation-window.ts';
import { MainWindow } from './platform/window/main-window.ts';
import { DiskFiles } from './storage/disk-files.ts';
import { spokenLanguage } from './texts/spoken-language.ts';
import { Texts } from './texts/texts.ts';
import { describeTray, type TrayCommand } from './tray/tray-menu.ts';

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
  const trayPresence = new TrayPresence({ clock, sight: systemSight });
  const window = createWindow(() => core.windowPlace, trayPresence);
  const confirmationWindow = new ConfirmationWindow({
    ...pageParts(),
    confirmations: () => core.confirmations,
  });
  const shortcut = new CopyShortcut(() => void core.backgroundCopy.copyFirst());
  const services = createServiceNetwork({ clock, platform: process.platform });
  const creation = createCore({
    ...systemParts(services),
    ...operatorParts(window, trayPresence, shortcut, services),
    confirmationScreen: confirmationWindow,
    cipher: systemCipher(clock, () => void creation.then((created) => created.keyringChanged())),
  });
  const [core] = await Promise.all([creation, trayPresence.start()]);
  if (await core.updates.installWaiting(wasStartedAtLogin())) return app.quit();
  openCommandChannels(window, core.commands);
  showSnapshots(core, window, trayPresence);
  await core.start();
  core.snapshots.publish();
  const isAskedFor = !(wasStartedAtLogin() || core.updates.startsHidden) || launchRequests.isWaiting;
  if (isAskedFor) window.show();
  listenToSystem(core, window, trayPresence);
  const finish = () => core.finish().catch((error: unknown) => log.fault('farewell', error));
  finishBeforeQuitting({ clock, finish });
  void log.info('started', { version: app.getVersion(), electron: process.versions.electron });
}

function createWindow(windowPlace: () => Core['windowPlace'], trayPresence: TrayPresence): MainWindow {
  return new MainWindow({
    ...pageParts(),
    place: {
      remembered: () => windowPlace().current,
      remember: (place) => windowPlace().remember(place),
    },
    onClose: () => (trayPresence.mayHideWindow() ? 'destroy' : 'minimize'),
  });
}

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
  | ('setupSystem' | 'settingsEffects' | 'isTrayAvailable' | 'showWindow' | 'systemLanguages');

/** What the core needs of the computer and the network. */
function systemParts({
  network: services,
  certificates,
}: ServiceNetwork): Omit<CoreParts, OperatorPart | 'cipher' | 'confirmationScreen'> {
  const dataFolder = path.join(app.getPath('userData'), 'data');
  return {
    ...{ clock, dataFolder, startPractice },
    random: Math.random,
    onBug: (error) => noteFault('session', error),
    newId: randomUUID,
    files: new DiskFiles(
      storageWriter({
        clock,
        threadFile: inApp('dist', 'app', 'storage-thread.cjs'),
        onBug: (error) => noteFault('storage thread', error),
      }),
    ),
    fetch: (input, init, trust) => services.fetch(input, init, trust),
    keepTrust: (trusted) => services.keep(trusted),
    certificates,
    managedSource: systemManagedSource(process.platform),
    network: electronNetwork,
    host: electronHostSystem({ dataFolder, licencesFile: inApp('dist', 'app', 'licences.txt') }),
    updateSource: ownUpdateSource({
      clock,
      leaving: giveUpLocks,
      onBug: (error) => noteFault('update', error),
    }),
    appVersion: app.getVersion(),
    platform: process.platform,
  };
}

/** What the core needs to reach the operator. */
function operatorParts(
  window: MainWindow,
  trayPresence: TrayPresence,
  shortcut: CopyShortcut,
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
      applyShortcut: (keys) => shortcut.apply(keys),
    },
    isTrayAvailable: () => trayPresence.isAvailable,
    showWindow: (navigation) => window.show(navigation),
    systemLanguages: systemLanguages(),
  };
}

/** Tray, menu and window follow every snapshot. */
function showSnapshots(core: Core, window: MainWindow, trayPresence: TrayPresence): void {
  const tray = new ElectronTray({
    clock,
    iconFolder: inApp('dist', 'icons', 'tray'),
    onCommand: (command) => carryOut(command, core, window),
    onUp: (putUpAnew) => trayPresence.iconIsUp(putUpAnew),
  });
  const appMenu = new AppMenu(core.texts);
  core.snapshots.subscribe((snapshot) => {
    appMenu.speak(snapshot.language);
    if (trayPresence.isAvailable) tray.show(() => describeTray(snapshot, core.texts, clock.now()));
    const change = window.isListening ? core.feed.changeTo(snapshot) : undefined;
    if (change) window.send('change', change);
  });
  trayPresence.onChange(() => core.snapshots.changed());
  trayPresence.onLost(() => window.bringBack());
}

/** Opened files and links, second instances, sleep, and the dock. */
function listenToSystem(core: Core, window: MainWindow, trayPresence: TrayPresence): void {
  launchRequests.listen({
    openFile: (path) => void core.openCompanyFile(path),
    openLink: (link) => core.openAddLink(link),
    showWindow: () => window.show(),
  });
  const wake = () => void Promise.all([core.wake(), trayPresence.look()]);
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);
  app.on('activate', () => window.show());
  app.on('window-all-closed', () => undefined); // the tray goes on
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

function carryOut(command: TrayCommand, core: Core, window: MainWindow): void {
  switch (command.do) {
    case 'copy':
      void core.backgroundCopy.copy(command.companyId);
      break;
    case 'signIn':
      window.show({ screen: 'signIn', companyId: command.companyId });
      break;
    case 'cancelSignIn':
      void core.commands.dispatch('cancelSignIn', { companyId: command.companyId });
      break;
    case 'settings':
      window.show({ screen: 'settings' });
      break;
    case 'updates':
      window.show({ screen: 'settings', section: 'updates' });
      break;
    case 'addCompany':
      window.show({ screen: 'companies' });
      break;
    case 'open':
      window.show();
      break;
    case 'renewAll':
      void core.commands.dispatch('renewAll', undefined);
      break;
    case 'quit':
      app.quit();
      break;
  }
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
