// Builds the real parts, wires them and starts. The only file that knows both our own code and Electron's.
import { randomUUID } from 'node:crypto';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import { app, BrowserWindow, dialog, powerMonitor, safeStorage } from 'electron';
import type { SystemClipboard } from './clipboard/system-clipboard.ts';
import { type Core, createCore } from './core/core.ts';
import { electronClipboard } from './platform/clipboard/electron-clipboard.ts';
import { linuxClipboard } from './platform/clipboard/linux-clipboard.ts';
import { pasteOnWayland } from './platform/clipboard/wl-paste.ts';
import { ThreadClipboard } from './platform/clipboard/x11/thread-clipboard.ts';
import { companyFileDialog } from './platform/dialogs/company-file-dialog.ts';
import { saveDialog } from './platform/dialogs/save-dialog.ts';
import { keyringState } from './platform/keyring/keyring-service.ts';
import { watchKeyring } from './platform/keyring/keyring-watch.ts';
import { SafeStorageCipher } from './platform/keyring/safe-storage-cipher.ts';
import { removeUnknownSwitches } from './platform/launch/launch-switches.ts';
import { OpenedFiles } from './platform/launch/opened-files.ts';
import { SecondStarts } from './platform/launch/second-starts.ts';
import { SingleInstanceLock } from './platform/launch/single-instance-lock.ts';
import { ThreadWriter } from './platform/storage/thread-writer.ts';
import { AppLog } from './platform/system/app-log.ts';
import { electronHostSystem } from './platform/system/electron-host-system.ts';
import { electronNotifier, showTestNotification } from './platform/system/electron-notifier.ts';
import { createServiceFetch, electronNetwork, serviceProxy } from './platform/system/service-fetch.ts';
import { systemClock as clock } from './platform/system/system-clock.ts';
import {
  applyStartAtLogin,
  applyTheme,
  CopyShortcut,
  HIDDEN_ARGUMENT,
} from './platform/system/system-effects.ts';
import { systemLanguages } from './platform/system/system-languages.ts';
import { ElectronTray } from './platform/tray/electron-tray.ts';
import { TrayPresence } from './platform/tray/tray-presence.ts';
import { AppMenu } from './platform/window/app-menu.ts';
import { registerAppScheme } from './platform/window/app-protocol.ts';
import { sendNoClientCertificate } from './platform/window/client-certificates.ts';
import { openCommandChannels } from './platform/window/command-channels.ts';
import { MainWindow } from './platform/window/main-window.ts';
import { keepSessionsQuiet } from './platform/window/quiet-sessions.ts';
import { DiskFiles } from './storage/disk-files.ts';
import { spokenLanguage } from './texts/spoken-language.ts';
import { Texts } from './texts/texts.ts';
import { describeTray, type TrayCommand } from './tray/tray-menu.ts';

/** The end of the app waits no longer than this for the clipboard and the disk. */
const MAX_FAREWELL_MS = 2_000;

const log = new AppLog();
// A log that cannot be written must not become a fault that is logged.
const noteFault = (event: string, error: unknown) => void log.fault(event, error).catch(() => undefined);
process.on('uncaughtException', (error) => noteFault('uncaught exception', error));
process.on('unhandledRejection', (reason) => noteFault('unhandled rejection', reason));

if (app.isPackaged) listenToFewOptions();
const openedFiles = new OpenedFiles();
const secondStarts = new SecondStarts();
registerAppScheme();
keepSessionsQuiet();
sendNoClientCertificate();
app.setAppUserModelId('app.tokentray.desktop');
// Before any file is opened: two copies would overwrite each other's tokens.
const lock = new SingleInstanceLock(app.getPath('userData'));
if (app.requestSingleInstanceLock()) app.whenReady().then(startAlone).catch(giveUp);
// Electron has told the other copy of the command line; where it could not, this shows the window at least.
else void lock.notifyOwner({ commandLine: [], folder: '' }).finally(() => app.quit());

async function startAlone(): Promise<void> {
  const isAlone = await lock.acquire(({ commandLine, folder }) => {
    app.emit('second-instance', {}, commandLine, folder);
  });
  app.on('quit', () => lock.release());
  if (isAlone) return start();
  app.on('second-instance', (_event, commandLine, folder) => void lock.notifyOwner({ commandLine, folder }));
  await lock.notifyOwner({ commandLine: process.argv, folder: process.cwd() });
  app.quit();
}

async function start(): Promise<void> {
  const dataFolder = path.join(app.getPath('userData'), 'data');
  const trayPresence = new TrayPresence(clock);
  const shortcut = new CopyShortcut(() => void core.backgroundCopy.copyFirst());
  const window = new MainWindow({
    pageFolder: inApp('dist', 'renderer'),
    preload: inApp('dist', 'app', 'preload.cjs'),
    icon: inApp('dist', 'icons', 'app', '256.png'),
    developmentUrl: app.isPackaged ? '' : import.meta.env.WINDOW_URL,
    place: {
      remembered: () => core.windowPlace.current,
      remember: (place) => core.windowPlace.remember(place),
    },
    onClose: () => (trayPresence.isAvailable ? 'destroy' : 'minimize'),
  });
  const creation = createCore({
    clock,
    random: Math.random,
    onBug: (error) => void log.fault('session', error),
    newId: randomUUID,
    dataFolder,
    files: new DiskFiles(storageWriter()),
    cipher: new SafeStorageCipher({
      ...{ safeStorage, clock, keyringState },
      platform: process.platform,
      watchKeyring: (onChange) => watchKeyring(clock, onChange),
      onKeyringChange: () => void creation.then((created) => created.keyringChanged()),
    }),
    fetch: createServiceFetch(),
    network: electronNetwork,
    clipboard: systemClipboard(),
    notifier: electronNotifier,
    fileChooser: saveDialog,
    companyFiles: companyFileDialog,
    host: electronHostSystem({ dataFolder, licencesFile: inApp('dist', 'app', 'licences.txt') }),
    setupSystem: {
      showTestNotification,
      proxyFor: serviceProxy,
      lookForTray: async () => {
        await trayPresence.look();
        return trayPresence.isAvailable;
      },
    },
    settingsEffects: { applyTheme, applyStartAtLogin, applyShortcut: (keys) => shortcut.apply(keys) },
    startPractice,
    isTrayAvailable: () => trayPresence.isAvailable,
    showWindow: (navigation) => window.show(navigation),
    systemLanguages: systemLanguages(),
    appVersion: app.getVersion(),
    platform: process.platform,
  });
  const [core] = await Promise.all([creation, trayPresence.look()]);
  const tray = new ElectronTray({
    iconFolder: inApp('dist', 'icons', 'tray'),
    onCommand: (command) => obey(command, core, window),
  });

  openCommandChannels(window, core.commands);
  const appMenu = new AppMenu(core.texts);
  core.snapshots.subscribe((snapshot) => {
    appMenu.speak(snapshot.language);
    if (trayPresence.isAvailable) tray.show(describeTray(snapshot, core.texts, clock.now()));
    const change = window.isListening ? core.feed.changeTo(snapshot) : undefined;
    if (change) window.send('change', change);
  });
  trayPresence.onChange(() => core.snapshots.changed());
  await core.start();
  core.snapshots.publish();
  const isAskedFor = !process.argv.includes(HIDDEN_ARGUMENT) || openedFiles.isWaiting;
  if (isAskedFor || !trayPresence.isAvailable) window.show();
  openedFiles.listen((path) => void core.openCompanyFile(path));

  powerMonitor.on('resume', () => void core.wake());
  powerMonitor.on('unlock-screen', () => void core.wake());
  secondStarts.listen(() => window.show());
  app.on('activate', () => window.show());
  app.on('window-all-closed', () => undefined); // the tray goes on
  sayGoodbyeBeforeQuitting(core);
  void log.info('started', { version: app.getVersion(), electron: process.versions.electron });
}

/** In an installed app nothing on the command line, and no variable, lets another program look inside. */
function listenToFewOptions(): void {
  delete process.env.SSLKEYLOGFILE; // Chromium would write the keys of its connections there
  const ignored = removeUnknownSwitches(process.argv.slice(1), app.commandLine, process.platform);
  if (ignored.length > 0) void log.info('options ignored', { names: ignored.join(' ').slice(0, 500) });
}

/** An app that could not start must not stay as a process that nobody sees. */
async function giveUp(error: unknown): Promise<void> {
  await log.fault('start', error);
  const texts = new Texts();
  // Its words in English are better than none.
  await texts.speak(spokenLanguage('system', systemLanguages())).catch(() => undefined);
  dialog.showErrorBox(
    texts.say('start.failed.title'),
    texts.say('start.failed.meaning', { folder: app.getPath('logs') }),
  );
  app.exit(1);
}

const inApp = (...parts: readonly string[]) => path.join(app.getAppPath(), ...parts);

function obey(command: TrayCommand, core: Core, window: MainWindow): void {
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
    case 'addCompany':
      window.show({ screen: 'companies' });
      break;
    case 'open':
      window.show();
      break;
    case 'refreshAll':
      void core.commands.dispatch('refreshAll', undefined);
      break;
    case 'quit':
      app.quit();
      break;
  }
}

function storageWriter(): ThreadWriter {
  return new ThreadWriter({
    clock,
    startThread: () =>
      new Worker(inApp('dist', 'app', 'storage-thread.cjs'), { name: 'storage', execArgv: [] }),
    onBug: (error) => noteFault('storage thread', error),
  });
}

function systemClipboard(): SystemClipboard {
  if (process.platform !== 'linux') return electronClipboard;
  const { DISPLAY: display = '', WAYLAND_DISPLAY, XDG_SESSION_TYPE } = process.env;
  const isWayland = Boolean(WAYLAND_DISPLAY) || XDG_SESSION_TYPE === 'wayland';
  const x = new ThreadClipboard({
    clock,
    startThread: () =>
      new Worker(inApp('dist', 'app', 'clipboard-thread.cjs'), {
        ...{ name: 'clipboard', execArgv: [] },
        workerData: { display, isWayland },
      }),
    onBug: (error) => noteFault('clipboard thread', error),
    pasteOnWayland,
  });
  const hasFocus = () => BrowserWindow.getFocusedWindow() !== null;
  return linuxClipboard({ x, electron: electronClipboard, isWayland, hasFocus, pasteOnWayland });
}

/** Loads the practice server only now. */
async function startPractice() {
  const { startPracticeServer } = await import('./practice/practice-server.ts');
  const server = await startPracticeServer();
  const account = server.accounts.find((each) => each.service === 'klearstack');
  if (!account) throw new Error('the practice server has no account');
  const { companyName, userId } = account;
  return { address: server.address, companyName, userId, close: () => server.close() };
}

function sayGoodbyeBeforeQuitting(core: Core): void {
  let isSaid = false;
  app.on('will-quit', (event) => {
    if (isSaid) return;
    event.preventDefault();
    isSaid = true;
    const tooLate = new Promise<void>((resolve) => clock.setTimer(MAX_FAREWELL_MS, resolve));
    // Electron ignores a quit that comes before this event has ended.
    const done = core.finish().catch((error: unknown) => log.fault('farewell', error));
    void Promise.race([done, tooLate]).then(() => setImmediate(() => app.quit()));
  });
}
