// Draws the tray from its description, and changes it only where the description changed.

import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  Menu,
  type MenuItemConstructorOptions,
  type NativeImage,
  nativeImage,
  type Rectangle,
  screen,
  Tray,
} from 'electron';
import type { Clock } from '../../time/clock.ts';
import type { TrayCommand, TrayDescription, TrayItem } from '../../tray/tray-menu.ts';
import { iconFile, linuxIconFile, linuxIconSizePx } from './icon-file.ts';
import { MenuInHand } from './menu-in-hand.ts';

export interface ElectronTrayOptions {
  readonly clock: Clock;
  /** The folder of the tray's icons. */
  readonly iconFolder: string;
  readonly onCommand: (command: TrayCommand) => void;
  /** The pointer rests on the icon: on Windows, where nothing tells that another app has copied something. */
  readonly onLook: () => void;
  /** The icon was put up; `putUpAnew` takes it down and puts up another one. */
  readonly onUp: (putUpAnew: () => void) => void;
}

interface Shown {
  readonly picture?: string;
  /** Beside the icon, on macOS: the count, which is in the picture elsewhere. */
  readonly title?: string;
  readonly toolTip?: string;
  readonly items?: readonly TrayItem[];
}

export class ElectronTray {
  readonly #options: ElectronTrayOptions;
  readonly #menuInHand: MenuInHand;
  #tray: Tray | undefined;
  #cancelTimer = () => {};
  #describe: () => TrayDescription = () => ({ icon: 'idle', count: 0, toolTip: '', items: [] });
  #shown: Shown = {};

  constructor(options: ElectronTrayOptions) {
    this.#options = options;
    this.#menuInHand = new MenuInHand({
      clock: options.clock,
      platform: process.platform,
      onFree: () => this.#redraw(),
    });
  }

  /** Where the icon is; undefined on systems that do not tell. */
  get place(): Rectangle | undefined {
    return this.#tray?.getBounds();
  }

  /** `describe` is asked again before the menu is opened, where the system says so: minutes pass without a change of state. */
  show(describe: () => TrayDescription): void {
    this.#describe = describe;
    this.#redraw();
  }

  /** Until something is shown again. */
  takeDown(): void {
    this.#cancelTimer();
    this.#tray?.destroy();
    this.#tray = undefined;
  }

  #redraw(): void {
    const { toolTip, items, changesInMs, ...state } = this.#describe();
    this.#cancelTimer();
    if (changesInMs !== undefined)
      this.#cancelTimer = this.#options.clock.setTimer(changesInMs, () => this.#redraw());
    const picture = this.#pictureOf(state);
    const title = process.platform === 'darwin' && state.count > 0 ? String(state.count) : '';
    const tray = this.#tray ?? this.#create(picture);
    const before = this.#shown;
    if (before.picture !== picture) tray.setImage(this.#image(picture));
    if (before.title !== title) tray.setTitle(title);
    if (before.toolTip !== toolTip) tray.setToolTip(toolTip);
    this.#shown = { ...before, picture, title, toolTip };
    if (this.#menuInHand.isOpen) return;
    // Not by their text: the items of companies that did not change are the same objects, which costs next to nothing.
    const isSame = before.items !== undefined && isDeepStrictEqual(before.items, items);
    if (!isSame) tray.setContextMenu(this.#watchedMenu(items));
    this.#shown = { picture, title, toolTip, items };
  }

  #watchedMenu(items: readonly TrayItem[]): Menu {
    const menu = this.#menu(items);
    const hasSubmenus = items.some(({ kind }) => kind === 'submenu');
    menu.on('menu-will-show', () => this.#menuInHand.willShow());
    menu.on('menu-will-close', () => this.#menuInHand.willClose({ hasSubmenus }));
    return menu;
  }

  #create(picture: string): Tray {
    const tray = new Tray(this.#image(picture));
    this.#shown = { picture, title: '' };
    // On Windows and macOS the pointer comes first, then the click that opens the menu.
    tray.on('mouse-enter', () => {
      this.#redraw();
      if (process.platform === 'win32') this.#options.onLook();
    });
    // On macOS a click opens the menu; elsewhere it opens the window, and the menu has an entry for it too.
    if (process.platform !== 'darwin') tray.on('click', () => this.#options.onCommand({ do: 'open' }));
    this.#tray = tray;
    this.#options.onUp(() => this.#putUpAnew());
    return tray;
  }

  #putUpAnew(): void {
    this.takeDown();
    this.#redraw();
  }

  #pictureOf(state: Pick<TrayDescription, 'icon' | 'count'>): string {
    if (process.platform !== 'linux') return iconFile(process.platform, state);
    const { scaleFactor } = screen.getPrimaryDisplay();
    return linuxIconFile(state, linuxIconSizePx(process.env.XDG_CURRENT_DESKTOP ?? '', scaleFactor));
  }

  /** On Linux by the file's content: by its name Electron would find the other scales too, and send the largest. */
  #image(picture: string): NativeImage {
    const file = path.join(this.#options.iconFolder, picture);
    return process.platform === 'linux'
      ? nativeImage.createFromBuffer(readFileSync(file))
      : nativeImage.createFromPath(file);
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
