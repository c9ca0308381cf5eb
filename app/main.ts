// The first part of the app: takes the lock, and shows the last list in the window and the last known picture in the tray.
// Everything else is in assembly.ts and loaded after that, so nothing is imported here that these do not need.
import * as path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { app, dialog, powerMonitor } from 'electron';
import type { SystemClipboard } from './clipboard/system-clipboard.ts';
import { finishBeforeQuitting } from './platform/launch/finish-before-quitting.ts';
import { LaunchRequests, type NextStart } from './platform/launch/launch-requests.ts';
import { removeUnknownSwitches } from './platform/launch/launch-switches.ts';
import { SecondInstances } from './platform/launch/second-instances.ts';
import { type Launch, SingleInstanceLock } from './platform/launch/single-instance-lock.ts';
import { AppLog } from './platform/system/app-log.ts';
import { wasStartedAtLogin } from './platform/system/start-at-login.ts';
import { systemClock as clock } from './platform/system/system-clock.ts';
import { takeShortcutsByPortal } from './platform/system/system-effects.ts';
import { ElectronTray } from './platform/tray/electron-tray.ts';
import { systemSight, TrayPresence } from './platform/tray/tray-presence.ts';
import { preventDefaultMenu } from './platform/window/app-menu.ts';
import { registerAppScheme } from './platform/window/app-protocol.ts';
import { hardenChromium } from './platform/window/chromium-hardening.ts';
import { readFile } from './storage/disk-files.ts';
import { readLoose } from './storage/loose-document.ts';
import { LAST_PICTURE } from './tray/last-picture-schema.ts';
import { StartingTray } from './tray/starting-tray.ts';
import type { WindowOpening, WindowOpeningOptions } from './window-opening.ts';

/** A panel that takes the icon without a word has asked its questions by then. */
const PANEL_TAKES_MS = 150;
/** A panel that has taken the icon asks for its picture and its menu. */
const PANEL_ASKS_MS = 20;

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
preventDefaultMenu();
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
  const trayPresence = new TrayPresence({ clock, ...systemSight });
  app.on('window-all-closed', () => undefined); // the tray goes on
  const dataFolder = path.join(app.getPath('userData'), 'data');
  const opening = await openLastList({ inApp, dataFolder, trayPresence });
  const startingTray: StartingTray = new StartingTray({
    clock,
    version: app.getVersion(),
    show: (describe) => tray.show(describe),
    onFault: (error) => noteFault('last picture of the tray', error),
    quit: () => app.quit(),
  });
  const tray = new ElectronTray({
    clock,
    iconFolder: inApp('dist', 'icons', 'tray'),
    onCommand: (command) => startingTray.click(command),
    onLook: () => startingTray.look(),
    onUp: (putUpAnew) => trayPresence.iconIsUp(putUpAnew),
  });
  // Before the panel is asked, which takes as long as a panel that is there takes with the icon.
  const found = readLoose(LAST_PICTURE, dataFolder, { read: readFile });
  const picture = found && startingTray.showPicture(found) ? found : undefined;
  const panelIsKnown = trayPresence.start().then(() => {
    if (!trayPresence.isAvailable) tray.takeDown();
  });
  // Who looks at the window waits for its buttons, not for the icon.
  const waitsForPanel = picture && !opening;
  const isTaken = waitsForPanel ? trayPresence.untilTaken(PANEL_TAKES_MS, PANEL_ASKS_MS) : Promise.resolve();
  const { askEarly } = await import('./platform/launch/early-questions.ts');
  const questions = askEarly(clock, isTaken);
  startingTray.whenCopyWaits(() => void prepareCopy());
  opening?.whenCopyWaits(() => void prepareCopy());
  await isTaken;
  // So early that the system's word of a shutdown is heard before there is a copy to clear.
  let finish = async () => {};
  finishBeforeQuitting({
    ...{ app, powerMonitor, clock, launchRequests, beginNextStart },
    finish: () => finish(),
  });
  await loadInTurns();
  await nextTurn();
  const { assemble } = await import('./assembly.ts');
  const finishWith = (last: () => Promise<void>) => {
    finish = last;
  };
  const shown = { tray, trayPresence, startingTray, picture, panelIsKnown, opening };
  await assemble({
    ...shown,
    questions,
    clipboard: await clipboard(),
    finishWith,
    log,
    noteFault,
    launchRequests,
    inApp,
    dataFolder,
    giveUpLocks,
  });
}

let loadedClipboard: Promise<SystemClipboard> | undefined;

/** The one that everything uses. */
function clipboard(): Promise<SystemClipboard> {
  loadedClipboard ??= loadClipboard();
  return loadedClipboard;
}

async function loadClipboard(): Promise<SystemClipboard> {
  const { desktopClipboard } = await import('./platform/clipboard/desktop-clipboard.ts');
  return desktopClipboard({
    clock,
    threadFile: inApp('dist', 'app', 'clipboard-thread.cjs'),
    onBug: (error) => noteFault('clipboard thread', error),
  });
}

/** The clipboard's thread starts while everything else is loaded. */
async function prepareCopy(): Promise<void> {
  try {
    await (await clipboard()).worksInBackground();
  } catch {
    // The copy itself, or the start, will say so.
  }
}

/** The window's files are served by this thread: nothing else is begun until the list is drawn. */
async function openLastList(options: WindowOpeningOptions): Promise<WindowOpening | undefined> {
  if (wasStartedAtLogin() || launchRequests.isWaiting) return undefined;
  const { WindowOpening } = await import('./window-opening.ts');
  const opening = new WindowOpening(options);
  await opening.showLastList();
  return opening;
}

/** What the assembly needs most: in parts, each after a turn for what panel, menu and keyring say meanwhile. */
async function loadInTurns(): Promise<void> {
  const parts = [
    () => import('./platform/launch/launch-schema.ts'), // with the schema library
    () => import('./texts/texts.ts'),
    () => import('./core/core.ts'),
  ];
  for (const load of parts) {
    await nextTurn();
    await load();
  }
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

/** Someone has started the app while it was ending. */
async function beginNextStart(next: NextStart): Promise<void> {
  try {
    const nextStart = await import('./platform/launch/next-start.ts');
    await nextStart.beginNextStart(next, giveUpLocks);
  } catch (error) {
    noteFault('next start', error); // the system refuses to start it; this one ends all the same
  }
}

/** An app that could not start must not stay behind as an invisible process. */
async function giveUp(error: unknown): Promise<void> {
  await log.fault('start', error);
  const [{ Texts }, { spokenLanguage }, { systemLanguages }] = await Promise.all([
    import('./texts/texts.ts'),
    import('./texts/spoken-language.ts'),
    import('./platform/system/electron-host-system.ts'),
  ]);
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
