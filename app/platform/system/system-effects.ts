// What settings do to the system: theme and shortcut. The start at login has a file of its own.
import { globalShortcut, nativeTheme } from 'electron';
import type { Settings } from '../../shared/contract/settings.ts';

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
