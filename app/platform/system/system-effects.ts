// What settings do to the system: theme and shortcuts. The start at login has a file of its own.
import { app, globalShortcut, nativeTheme } from 'electron';
import type { Settings, ShortcutName } from '../../shared/contract/settings.ts';

export function applyTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme;
}

/**
 * On Wayland no app hears keys that are meant for another: the desktop's portal asks the operator once and then passes the shortcut on.
 * GNOME's knows the app by the desktop file that `desktopName` in package.json names. Call before the app is ready.
 */
export function takeShortcutsByPortal(): void {
  if (process.platform !== 'linux' || process.env.XDG_SESSION_TYPE !== 'wayland') return;
  const features = [app.commandLine.getSwitchValue('enable-features'), 'GlobalShortcutsPortal'];
  app.commandLine.appendSwitch('enable-features', features.filter(Boolean).join(','));
}

/** The shortcuts that work in any app. */
export class GlobalShortcuts {
  readonly #onPress: Readonly<Record<ShortcutName, () => void>>;
  readonly #applied = new Map<ShortcutName, string>();

  constructor(onPress: Readonly<Record<ShortcutName, () => void>>) {
    this.#onPress = onPress;
  }

  /** Registers the new shortcut before it releases the old one, so that a failure changes nothing. */
  apply(name: ShortcutName, accelerator: string): 'applied' | 'taken' | 'unusable' {
    const before = this.#applied.get(name) ?? '';
    if (accelerator === before) return 'applied';
    if (accelerator !== '') {
      try {
        if (!globalShortcut.register(accelerator, this.#onPress[name])) return 'taken';
      } catch {
        return 'unusable'; // Electron throws on what it cannot parse
      }
    }
    if (before !== '') globalShortcut.unregister(before);
    this.#applied.set(name, accelerator);
    return 'applied';
  }
}
