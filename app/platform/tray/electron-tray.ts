// Draws the tray from its description, and changes it only where the description changed.

import * as path from 'node:path';
import {
  Menu,
  type MenuItemConstructorOptions,
  type NativeImage,
  nativeImage,
  type Rectangle,
  Tray,
} from 'electron';
import type { Clock } from '../../time/clock.ts';
import type { TrayCommand, TrayDescription, TrayItem } from '../../tray/tray-menu.ts';
import type { TrayIcon } from '../../tray/tray-state.ts';
import { MenuInHand } from './menu-in-hand.ts';

export interface ElectronTrayOptions {
  readonly clock: Clock;
  /** The folder of the tray's icons. */
  readonly iconFolder: string;
  readonly onCommand: (command: TrayCommand) => void;
}

export class ElectronTray {
  readonly #options: ElectronTrayOptions;
  readonly #menuInHand: MenuInHand;
  #tray: Tray | undefined;
  #describe: () => TrayDescription = () => ({ icon: 'idle', toolTip: '', items: [] });
  #shown: { readonly icon?: TrayIcon; readonly toolTip?: string; readonly items?: string } = {};

  constructor(options: ElectronTrayOptions) {
    this.#options = options;
    this.#menuInHand = new MenuInHand({
      clock: options.clock,
      platform: process.platform,
      onFree: () => this.#refresh(),
    });
  }

  /** Where the icon is; undefined on systems that do not tell. */
  get place(): Rectangle | undefined {
    return this.#tray?.getBounds();
  }

  /** `describe` is asked again before the menu is opened, where the system says so: minutes pass without a change of state. */
  show(describe: () => TrayDescription): void {
    this.#describe = describe;
    this.#refresh();
  }

  #refresh(): void {
    const { icon, toolTip, items } = this.#describe();
    const tray = this.#tray ?? this.#create(icon);
    const before = this.#shown;
    if (before.icon !== icon) tray.setImage(this.#image(icon));
    if (before.toolTip !== toolTip) tray.setToolTip(toolTip);
    this.#shown = { ...before, icon, toolTip };
    if (this.#menuInHand.isOpen) return;
    const itemsText = JSON.stringify(items);
    if (before.items !== itemsText) tray.setContextMenu(this.#watchedMenu(items));
    this.#shown = { icon, toolTip, items: itemsText };
  }

  #watchedMenu(items: readonly TrayItem[]): Menu {
    const menu = this.#menu(items);
    const hasSubmenus = items.some(({ kind }) => kind === 'submenu');
    menu.on('menu-will-show', () => this.#menuInHand.willShow());
    menu.on('menu-will-close', () => this.#menuInHand.willClose({ hasSubmenus }));
    return menu;
  }

  #create(icon: TrayIcon): Tray {
    const tray = new Tray(this.#image(icon));
    this.#shown = { icon };
    // On Windows and macOS the pointer comes first, then the click that opens the menu.
    tray.on('mouse-enter', () => this.#refresh());
    // On macOS a click opens the menu; elsewhere it opens the window, and the menu has an entry for it too.
    if (process.platform !== 'darwin') tray.on('click', () => this.#options.onCommand({ do: 'open' }));
    this.#tray = tray;
    return tray;
  }

  /** Windows and macOS choose the scale themselves; a Linux panel gets one picture and scales it down. */
  #image(icon: TrayIcon): NativeImage {
    const file =
      { darwin: `${icon}Template.png`, linux: `${icon}@3x.png` }[process.platform as string] ?? `${icon}.png`;
    return nativeImage.createFromPath(path.join(this.#options.iconFolder, file));
  }

  #menu(items: readonly TrayItem[]): Menu {
    return Menu.buildFromTemplate(items.map((item) => this.#menuItem(item)));
  }

  #menuItem(item: TrayItem): MenuItemConstructorOptions {
    switch (item.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'note':
        return { label: escapeMnemonics(item.label), enabled: false };
      case 'submenu':
        return {
          label: escapeMnemonics(item.label),
          submenu: item.items.map((inner) => this.#menuItem(inner)),
        };
      case 'command':
        return {
          label: escapeMnemonics(item.label),
          enabled: item.enabled,
          click: () => this.#options.onCommand(item.command),
        };
    }
  }
}

/** Electron reads a single `&` as a mnemonic on every platform. */
const escapeMnemonics = (label: string) => label.replaceAll('&', '&&');
