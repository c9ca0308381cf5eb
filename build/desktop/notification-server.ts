// Stands in for the desktop's notifications: records what the app shows and presses its buttons.
// It must not know the app.

import { waitUntil } from '../waiting/wait-until.ts';
import { BusConnection, type BusReply } from './bus-connection.ts';

export interface ShownNotification {
  readonly id: number;
  readonly summary: string;
  readonly body: string;
  /** Keys for `invoke`, each with the words on its button; `default` is a click on the notification itself. */
  readonly actions: Readonly<Record<string, string>>;
}

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const WAIT_MS = 10_000;
const CLOSED_BY_CALL = 3;

export class NotificationServer {
  #shown: readonly ShownNotification[] = [];
  #everShown: readonly ShownNotification[] = [];
  readonly #standing = new Map<number, ShownNotification>();
  #lastId = 0;
  readonly #bus: BusConnection;

  private constructor(bus: BusConnection) {
    this.#bus = bus;
  }

  static async start(): Promise<NotificationServer> {
    const bus = await BusConnection.open();
    const server = new NotificationServer(bus);
    bus.answer(NAME, {
      Notify: (body) => server.#notify(body),
      CloseNotification: ([id]) => server.#close(Number(id)),
      GetCapabilities: () => ({ signature: 'as', body: [['body', 'actions']] }),
      GetServerInformation: () => ({ signature: 'ssss', body: ['practice desktop', 'tests', '1', '1.2'] }),
    });
    await bus.own(NAME);
    return server;
  }

  /** Everything shown since the start or the last `forget()`, oldest first. */
  get shown(): readonly ShownNotification[] {
    return this.#shown;
  }

  /** Those too that were forgotten. */
  get everShown(): readonly ShownNotification[] {
    return this.#everShown;
  }

  /** Those that are neither closed by the app nor by a click, oldest first. */
  get standing(): readonly ShownNotification[] {
    return [...this.#standing.values()];
  }

  forget(): void {
    this.#shown = [];
  }

  /** The newest notification whose summary, a line break and body match; one shown before the call counts too. */
  async waitFor(pattern: RegExp, timeoutMs = WAIT_MS): Promise<ShownNotification> {
    const isWanted = ({ summary, body }: ShownNotification) => pattern.test(`${summary}\n${body}`);
    const shown = await waitUntil({
      what: `a notification ${pattern}`,
      look: () => this.#shown,
      until: (all) => all.some(isWanted),
      timeoutMs,
      describe: (all) => JSON.stringify(all.map(({ summary, body }) => `${summary}: ${body}`)),
    });
    return shown.findLast(isWanted) as ShownNotification;
  }

  /** Presses a button of a notification, or clicks it (`default`). */
  invoke(id: number, action = 'default'): void {
    this.#bus.signal(PATH, NAME, 'ActionInvoked', { signature: 'us', body: [id, action] });
    this.#close(id);
  }

  /** From now on this desktop has no notifications. */
  stop(): void {
    this.#bus.close();
  }

  /** Arguments as the specification orders them: app, replaces, icon, summary, body, actions, hints, timeout. */
  #notify([, replaces, , summary, body, actions]: readonly unknown[]): BusReply {
    const id = Number(replaces) || ++this.#lastId;
    const notification = { id, summary: String(summary), body: String(body), actions: pairs(actions) };
    this.#shown = [...this.#shown, notification];
    this.#everShown = [...this.#everShown, notification];
    this.#standing.set(id, notification);
    return { signature: 'u', body: [id] };
  }

  #close(id: number): undefined {
    this.#standing.delete(id);
    this.#bus.signal(PATH, NAME, 'NotificationClosed', { signature: 'uu', body: [id, CLOSED_BY_CALL] });
  }
}

function pairs(actions: unknown): Readonly<Record<string, string>> {
  const flat = actions as readonly string[];
  return Object.fromEntries(flat.flatMap((key, at) => (at % 2 === 0 ? [[key, flat[at + 1] ?? '']] : [])));
}
