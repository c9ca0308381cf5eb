// Draws the tray from its description, and changes it only where the description changed.

import * as path from 'node:path';
import { Menu, type MenuItemConstructorOptions, type NativeImage, nativeImage, Tray } from 'electron';
import type { TrayCommand, TrayDescription, TrayIcon, TrayItem } from '../../tray/tray-menu.ts';

export interface ElectronTrayOptions {
  /** The folder of the tray's icons. */
  readonly iconFolder: string;
  readonly onCommand: (command: TrayCommand) => void;
}

export class ElectronTray {
  readonly #options: ElectronTrayOptions;
  #tray: Tray | undefined;
  #shown: { readonly icon: TrayIcon; readonly toolTip: string; readonly items: string } | undefined;

  constructor(options: ElectronTrayOptions) {
    this.#options = options;
  }

  show(description: TrayDescription): void {
    const tray = this.#tray ?? this.#create(description.icon);
    const items = JSON.stringify(description.items);
    const before = this.#shown;
    this.#shown = { icon: description.icon, toolTip: description.toolTip, items };
    if (before && before.icon !== description.icon) tray.setImage(this.#image(description.icon));
    if (before?.toolTip !== description.toolTip) tray.setToolTip(description.toolTip);
    if (before?.items !== items) tray.setContextMenu(this.#menu(description.items));
  }

  #create(icon: TrayIcon): Tray {
    const tray = new Tray(this.#image(icon));
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
