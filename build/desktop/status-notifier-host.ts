// Stands in for the desktop panel: reads the tray menu that a person would see and clicks it.
// Start it before the app; `stop()` it before the app starts, and the desktop has no tray.
import { createHash } from 'node:crypto';
import { Variant } from 'dbus-next';
import { waitUntil } from '../waiting/wait-until.ts';
import { BusConnection } from './bus-connection.ts';
import {
  type PanelManners,
  type StatusNotifierItem,
  StatusNotifierWatcher,
} from './status-notifier-watcher.ts';
import { findByLabel, type LabelPath, menuLines, type TrayMenuItem, trayMenu } from './tray-menu.ts';

export interface IconPixels {
  /** Of the largest picture sent. */
  readonly width: number;
  readonly height: number;
  readonly hash: string;
}

const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const WAIT_MS = 10_000;

export class StatusNotifierHost {
  readonly #bus: BusConnection;
  readonly #watcher: StatusNotifierWatcher;

  private constructor(bus: BusConnection, watcher: StatusNotifierWatcher) {
    this.#bus = bus;
    this.#watcher = watcher;
  }

  static async start(manners: PanelManners = 'good'): Promise<StatusNotifierHost> {
    const bus = await BusConnection.open();
    return new StatusNotifierHost(bus, await StatusNotifierWatcher.start(bus, manners));
  }

  /** From now on; a panel that is `good` again takes icons again, and does not know those of before. */
  behave(manners: PanelManners): void {
    this.#watcher.behave(manners);
  }

  /** How many icons are on the panel now; an app that ends takes its icon along. */
  get itemCount(): number {
    return this.#watcher.items.length;
  }

  /** Whether an icon is on the panel that answers. */
  async hasLiveIcon(): Promise<boolean> {
    return (
      this.itemCount > 0 &&
      (await this.properties().then(
        ({ Id }) => Id !== undefined,
        () => false,
      ))
    );
  }

  /** Resolves when an app has put up its icon. Call `forget()` first to wait for a new one. */
  async waitForItem(timeoutMs = WAIT_MS): Promise<void> {
    await waitUntil({
      what: 'a tray icon',
      look: () => this.itemCount,
      until: (count) => count > 0,
      timeoutMs,
    });
  }

  forget(): void {
    this.#watcher.forget();
  }

  /** Everything the icon says of itself: Title, ToolTip, Status, IconPixmap, Menu, ... */
  async properties(): Promise<Readonly<Record<string, unknown>>> {
    const [properties] = await this.#callItem('org.freedesktop.DBus.Properties', 'GetAll', 's', [ITEM]);
    return properties as Record<string, unknown>;
  }

  /** What a pointer resting on the icon shows. */
  async toolTip(): Promise<string> {
    const { ToolTip } = await this.properties();
    const [, , title] = ToolTip as readonly [string, unknown, string, string];
    return title;
  }

  async menu(): Promise<readonly TrayMenuItem[]> {
    const path = await this.#menuPath();
    // An app may fill its menu only when it is about to be shown; one that need not may answer with an error.
    await this.#callMenu(path, 'AboutToShow', 'i', [0]).catch(() => {});
    const [, layout] = await this.#callMenu(path, 'GetLayout', 'iias', [0, -1, []]);
    return trayMenu(layout);
  }

  /** The visible menu, one line per item; see `menuLines`. */
  async labels(): Promise<readonly string[]> {
    return menuLines(await this.menu());
  }

  async waitForLabel(label: LabelPath, timeoutMs = WAIT_MS): Promise<TrayMenuItem> {
    const menu = await waitUntil({
      what: `the tray to say ${shown(label)}`,
      look: () => this.menu(),
      until: (items) => findByLabel(items, label) !== undefined,
      timeoutMs,
      describe: (items) => JSON.stringify(menuLines(items)),
    });
    return required(menu, label);
  }

  /** Clicks the item as soon as the tray says so. */
  async clickOnceSaid(label: LabelPath, timeoutMs = WAIT_MS): Promise<void> {
    await this.waitForLabel(label, timeoutMs);
    await this.clickByLabel(label);
  }

  /**
   * Reads the menu first, since each new menu has new ids; where the app replaced it in between, the new one is read.
   * Throws if the item is not there or greyed out.
   */
  async clickByLabel(label: LabelPath, tries = 3): Promise<void> {
    const item = required(await this.menu(), label);
    if (!item.enabled) throw new Error(`The tray item "${item.label}" is greyed out.`);
    const event = [item.id, 'clicked', new Variant('i', 0), 0];
    try {
      await this.#callMenu(await this.#menuPath(), 'Event', 'isvu', event);
    } catch (error) {
      // The app refuses an id that it has just retired.
      if (tries === 1) throw error;
      await this.clickByLabel(label, tries - 1);
    }
  }

  /** A primary click on the icon itself. */
  async activate(): Promise<void> {
    await this.#callItem(ITEM, 'Activate', 'ii', [0, 0]);
  }

  async iconPixels(): Promise<IconPixels> {
    const { IconPixmap } = await this.properties();
    const pictures = IconPixmap as readonly (readonly [number, number, Uint8Array])[];
    const [width, height, argb] = [...pictures].sort((a, b) => b[0] - a[0])[0] ?? [0, 0, new Uint8Array()];
    return { width, height, hash: createHash('sha256').update(argb).digest('hex') };
  }

  /** The panel goes away; safe to call twice. */
  stop(): void {
    this.#watcher.forget();
    this.#bus.close();
  }

  async #menuPath(): Promise<string> {
    const [path] = await this.#callItem('org.freedesktop.DBus.Properties', 'Get', 'ss', [ITEM, 'Menu']);
    return String(path);
  }

  #callItem(interfaceName: string, member: string, signature: string, body: readonly unknown[]) {
    return this.#bus.call({ ...this.#item(), interfaceName, member, signature, body });
  }

  #callMenu(path: string, member: string, signature: string, body: readonly unknown[]) {
    return this.#bus.call({ ...this.#item(), path, interfaceName: MENU, member, signature, body });
  }

  #item(): StatusNotifierItem {
    const item = this.#watcher.items.at(-1);
    if (item === undefined) throw new Error('There is no tray icon. Wait for it with waitForItem().');
    return item;
  }
}

function required(menu: readonly TrayMenuItem[], label: LabelPath): TrayMenuItem {
  const item = findByLabel(menu, label);
  if (item === undefined)
    throw new Error(`The tray has no item ${shown(label)}. It has: ${JSON.stringify(menuLines(menu))}`);
  return item;
}

function shown(label: LabelPath): string {
  return Array.isArray(label) ? label.map(String).join(' > ') : String(label);
}
