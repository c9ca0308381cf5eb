// "Start when I log in", as each system wants it. Linux has a folder of entries, the others an interface of their own.
import { mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { app } from 'electron';
import { refusalOf } from '../../storage/system-error.ts';
import { autostartEntry, isSwitchedOff, startableProgram } from './autostart-entry.ts';

/** The argument for a start at login: stay in the tray. */
export const HIDDEN_ARGUMENT = '--hidden';

/** Whether the system has started us, and not the operator. macOS passes no arguments on, but remembers. */
export function wasStartedAtLogin(): boolean {
  if (process.argv.includes(HIDDEN_ARGUMENT)) return true;
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

export function applyStartAtLogin(startAtLogin: boolean): 'applied' | 'refused' {
  if (!app.isPackaged) return 'applied'; // it would start a bare Electron
  if (process.platform === 'linux')
    return refusalOf(() => applyAutostartFile(startAtLogin)) === undefined ? 'applied' : 'refused';
  app.setLoginItemSettings({ openAtLogin: startAtLogin, args: [HIDDEN_ARGUMENT] });
  return 'applied';
}

/** At each start: the program may have moved since the setting was made. A start switched off elsewhere stays off. */
export function repairStartAtLogin(startAtLogin: boolean): 'applied' | 'refused' {
  if (!startAtLogin || isInOrder()) return 'applied';
  return applyStartAtLogin(true);
}

function isInOrder(): boolean {
  if (process.platform === 'linux') {
    const entry = currentEntry();
    return entry === wantedEntry() || isSwitchedOff(entry);
  }
  // macOS knows the app by its identity, wherever it is.
  return process.platform === 'darwin' || app.getLoginItemSettings({ args: [HIDDEN_ARGUMENT] }).openAtLogin;
}

function applyAutostartFile(startAtLogin: boolean): void {
  const file = autostartFile();
  if (!startAtLogin) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, wantedEntry());
}

/** '' where there is none, or none that can be read. */
function currentEntry(): string {
  try {
    return readFileSync(autostartFile(), 'utf8');
  } catch {
    return ''; // then it is written anew, or the system refuses that too
  }
}

function wantedEntry(): string {
  return autostartEntry(ownProgram(), [HIDDEN_ARGUMENT]);
}

/** What starts this very program, the next time too. */
export function ownProgram(): string {
  const isFile = (file: string) => statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  const { APPIMAGE, APPDIR } = process.env;
  const surroundings = { execPath: process.execPath, env: { APPIMAGE, APPDIR: resolved(APPDIR) }, isFile };
  return startableProgram(surroundings);
}

/** `process.execPath` has no links in it. */
function resolved(folder: string | undefined): string | undefined {
  try {
    return folder && realpathSync(folder);
  } catch {
    return undefined; // a folder that is not there is not ours
  }
}

const autostartFile = () => path.join(app.getPath('appData'), 'autostart', 'tokentray.desktop');
