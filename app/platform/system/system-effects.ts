// What settings do to the system: theme, shortcut, start at login.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { app, globalShortcut, nativeTheme } from 'electron';
import type { Settings } from '../../shared/contract/settings.ts';
import { refusalOf } from '../../storage/system-error.ts';

/** The argument for a start at login: stay in the tray. */
export const HIDDEN_ARGUMENT = '--hidden';

export function applyTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme;
}

export class CopyShortcut {
  readonly #onPress: () => void;
  #accelerator = '';

  constructor(onPress: () => void) {
    this.#onPress = onPress;
  }

  /** Registers the new shortcut before it releases the old one, so that a failure changes nothing. */
  apply(accelerator: string): 'applied' | 'taken' | 'unusable' {
    if (accelerator === this.#accelerator) return 'applied';
    if (accelerator !== '') {
      try {
        if (!globalShortcut.register(accelerator, this.#onPress)) return 'taken';
      } catch {
        return 'unusable'; // Electron throws on what it cannot parse
      }
    }
    if (this.#accelerator !== '') globalShortcut.unregister(this.#accelerator);
    this.#accelerator = accelerator;
    return 'applied';
  }
}

export function applyStartAtLogin(startAtLogin: boolean): 'applied' | 'refused' {
  if (!app.isPackaged) return 'applied'; // it would start a bare Electron
  if (process.platform === 'linux')
    return refusalOf(() => applyAutostartFile(startAtLogin)) === undefined ? 'applied' : 'refused';
  app.setLoginItemSettings({ openAtLogin: startAtLogin, args: [HIDDEN_ARGUMENT] });
  return 'applied';
}

/** The XDG autostart specification; an AppImage's own path is in APPIMAGE. */
function applyAutostartFile(startAtLogin: boolean): void {
  const file = path.join(app.getPath('appData'), 'autostart', 'tokentray.desktop');
  if (!startAtLogin) {
    rmSync(file, { force: true });
    return;
  }
  const program = process.env.APPIMAGE ?? process.execPath;
  const entry = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=TokenTray',
    `Exec="${program}" ${HIDDEN_ARGUMENT}`,
  ];
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${entry.join('\n')}\n`);
}
