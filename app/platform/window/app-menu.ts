// The application menu: what the platform's shortcuts for editing, zoom, window and quit depend on, and nothing else.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { TextKey, Texts } from '../../texts/texts.ts';

type Role = NonNullable<MenuItemConstructorOptions['role']>;
type Entry = readonly [role: Role, label: TextKey] | 'separator';

const ABOUT_APP: readonly Entry[] = [
  ['about', 'menu.about'],
  'separator',
  ['services', 'menu.services'],
  'separator',
  ['hide', 'menu.hide'],
  ['hideOthers', 'menu.hideOthers'],
  ['unhide', 'menu.showAll'],
  'separator',
  ['quit', 'tray.quit'],
];
const FILE: readonly Entry[] = [
  ['close', 'menu.close'],
  ['quit', 'menu.quit'],
];
const EDIT: readonly Entry[] = [
  ['undo', 'menu.undo'],
  ['redo', 'menu.redo'],
  'separator',
  ['cut', 'menu.cut'],
  ['copy', 'menu.copy'],
  ['paste', 'menu.paste'],
  ['delete', 'menu.delete'],
  'separator',
  ['selectAll', 'menu.selectAll'],
];
const VIEW: readonly Entry[] = [
  ['resetZoom', 'menu.actualSize'],
  ['zoomIn', 'menu.zoomIn'],
  ['zoomOut', 'menu.zoomOut'],
];
const WINDOW: readonly Entry[] = [
  ['minimize', 'menu.minimize'],
  ['zoom', 'menu.zoom'],
  ['close', 'menu.close'],
  'separator',
  ['front', 'menu.bringToFront'],
];

/**
 * Before the app is ready: Electron would make a menu of its own, which reloads the page and quits without asking. On macOS an app
 * without a menu has no keys to quit, hide or close by, so there the least of one stands in until the language is known.
 */
export function preventDefaultMenu(): void {
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  else
    app.once('will-finish-launching', () =>
      Menu.setApplicationMenu(
        Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'fileMenu' }, { role: 'windowMenu' }]),
      ),
    );
}

export class AppMenu {
  readonly #texts: Texts;
  /** Asks first where that loses sign-ins. */
  readonly #quit: () => void;
  #language: string | undefined;

  constructor(texts: Texts, quit: () => void) {
    this.#texts = texts;
    this.#quit = quit;
  }

  /** Rebuilds the menu if the language has changed. */
  speak(language: string): void {
    if (language === this.#language) return;
    this.#language = language;
    const isMac = process.platform === 'darwin';
    const menus = [
      isMac ? this.#menu('app.name', ABOUT_APP) : this.#menu('menu.file', FILE),
      this.#menu('menu.edit', EDIT),
      this.#menu('menu.view', VIEW, [this.#zoomInUnshifted()]),
      ...(isMac ? [{ ...this.#menu('menu.window', WINDOW), role: 'window' as const }] : []),
    ];
    Menu.setApplicationMenu(Menu.buildFromTemplate(menus));
  }

  #menu(
    label: TextKey,
    entries: readonly Entry[],
    hidden: readonly MenuItemConstructorOptions[] = [],
  ): MenuItemConstructorOptions {
    const shown = entries.map((entry) => this.#item(entry));
    return { label: this.#texts.say(label), submenu: [...shown, ...hidden] };
  }

  /** As it is typed on most keyboards. */
  #zoomInUnshifted(): MenuItemConstructorOptions {
    return { ...this.#item(['zoomIn', 'menu.zoomIn']), accelerator: 'CommandOrControl+=', visible: false };
  }

  #item(entry: Entry): MenuItemConstructorOptions {
    if (entry === 'separator') return { type: 'separator' };
    const [role, label] = entry;
    if (role !== 'quit') return { role, label: this.#texts.say(label) };
    const keys = process.platform === 'win32' ? {} : { accelerator: 'CommandOrControl+Q' };
    return { ...keys, label: this.#texts.say(label), click: () => this.#quit() };
  }
}
