// The desktop panel's register of tray icons (org.kde.StatusNotifierWatcher). It must be there before the app starts:
// an app that finds no watcher draws no icon. It must not know what is in a menu.
import { Variant } from 'dbus-next';
import type { BusConnection } from './bus-connection.ts';

export interface StatusNotifierItem {
  readonly destination: string;
  readonly path: string;
}

interface Registered extends StatusNotifierItem {
  readonly owner: string;
}

const NAME = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';

export class StatusNotifierWatcher {
  #items: readonly Registered[] = [];
  readonly #bus: BusConnection;

  private constructor(bus: BusConnection) {
    this.#bus = bus;
  }

  static async start(bus: BusConnection): Promise<StatusNotifierWatcher> {
    const watcher = new StatusNotifierWatcher(bus);
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

  /** A service is an object path of the caller (libappindicator) or a bus name (the specification). */
  #register(service: string, sender: string): undefined {
    const item = service.startsWith('/')
      ? { destination: sender, path: service, owner: sender }
      : { destination: service, path: '/StatusNotifierItem', owner: sender };
    this.#items = [...this.#items, item];
    this.#announce('StatusNotifierItemRegistered', item);
  }

  #drop(name: string): void {
    const gone = this.#items.filter((item) => item.owner === name || item.destination === name);
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
      IsStatusNotifierHostRegistered: new Variant('b', true),
      ProtocolVersion: new Variant('i', 0),
    };
  }
}
