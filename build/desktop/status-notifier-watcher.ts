// The desktop panel's register of tray icons (org.kde.StatusNotifierWatcher). It must be there before the app starts:
// an app that finds no watcher draws no icon. It can play bad panels too. It must not know what is in a menu.
import { DBusError, Variant } from 'dbus-next';
import type { BusConnection } from './bus-connection.ts';

export interface StatusNotifierItem {
  readonly destination: string;
  readonly path: string;
}

/** How a panel treats icons. */
export type PanelManners =
  | 'good'
  /** Takes none. */
  | 'refusing'
  /** Takes each one and lets go of it soon after. */
  | 'dropping'
  /** Lists each one at a place where there is none. */
  | 'hollow'
  /** The register is there, and no panel shows what is in it: on KDE it outlives a panel that crashes. */
  | 'headless';

interface Registered extends StatusNotifierItem {
  readonly owner: string;
}

const NAME = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';
const DROP_AFTER_MS = 50;

export class StatusNotifierWatcher {
  #items: readonly Registered[] = [];
  #manners: PanelManners = 'good';
  readonly #bus: BusConnection;

  private constructor(bus: BusConnection) {
    this.#bus = bus;
  }

  static async start(bus: BusConnection, manners: PanelManners = 'good'): Promise<StatusNotifierWatcher> {
    const watcher = new StatusNotifierWatcher(bus);
    watcher.#manners = manners;
    bus.answer(NAME, {
      RegisterStatusNotifierItem: ([service], sender) => watcher.#register(String(service), sender),
      RegisterStatusNotifierHost: () => undefined,
    });
    bus.answerProperties(() => watcher.#properties());
    await bus.onNameGone((name) => watcher.#drop(name));
    await bus.own(NAME);
    return watcher;
  }

  /** The icons on the panel, oldest first. */
  get items(): readonly StatusNotifierItem[] {
    return this.#items;
  }

  forget(): void {
    this.#items = [];
  }

  /** From now on, also to the icons that are there. */
  behave(manners: PanelManners): void {
    this.#manners = manners;
    if (manners === 'headless') this.#bus.signal(PATH, NAME, 'StatusNotifierHostUnregistered', NOTHING);
    if (manners === 'good') this.#bus.signal(PATH, NAME, 'StatusNotifierHostRegistered', NOTHING);
    if (manners === 'dropping') this.#letGo(this.#items);
    if (manners === 'hollow') {
      const before = this.#items;
      this.#items = before.map(hollow);
      for (const item of before) this.#announce('StatusNotifierItemUnregistered', item);
    }
  }

  /** A service is an object path of the caller (libappindicator) or a bus name (the specification). */
  #register(service: string, sender: string): undefined {
    if (this.#manners === 'refusing')
      throw new DBusError('org.freedesktop.DBus.Error.AccessDenied', 'This panel takes no icons.');
    const offered = service.startsWith('/')
      ? { destination: sender, path: service, owner: sender }
      : { destination: service, path: '/StatusNotifierItem', owner: sender };
    const item = this.#manners === 'hollow' ? hollow(offered) : offered;
    this.#items = [...this.#items, item];
    this.#announce('StatusNotifierItemRegistered', item);
    if (this.#manners === 'dropping') setTimeout(() => this.#letGo([item]), DROP_AFTER_MS);
  }

  #drop(name: string): void {
    this.#letGo(this.#items.filter((item) => item.owner === name || item.destination === name));
  }

  #letGo(gone: readonly Registered[]): void {
    this.#items = this.#items.filter((item) => !gone.includes(item));
    for (const item of gone) this.#announce('StatusNotifierItemUnregistered', item);
  }

  #announce(member: string, item: StatusNotifierItem): void {
    this.#bus.signal(PATH, NAME, member, { signature: 's', body: [item.destination + item.path] });
  }

  #properties(): Readonly<Record<string, Variant>> {
    const services = this.#items.map((item) => item.destination + item.path);
    return {
      RegisteredStatusNotifierItems: new Variant('as', services),
      IsStatusNotifierHostRegistered: new Variant('b', this.#manners !== 'headless'),
      ProtocolVersion: new Variant('i', 0),
    };
  }
}

const NOTHING = { signature: '', body: [] };
const hollow = (item: Registered): Registered => ({ ...item, path: '/Nothing' });
