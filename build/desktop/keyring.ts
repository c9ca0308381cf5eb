// A real GNOME keyring on the session bus, in a home of its own: unlocked, locked, gone and back again.
// Its secrets outlive `kill()` and `start()`, as they do on a desktop. Needs gnome-keyring-daemon.
import { type ChildProcess, spawn } from 'node:child_process';
import { Variant } from 'dbus-next';
import { hasExited, killChild } from '../waiting/child-exit.ts';
import { waitUntil } from '../waiting/wait-until.ts';
import { BusConnection } from './bus-connection.ts';
import { PrivateHome } from './private-home.ts';

const SERVICE = { destination: 'org.freedesktop.secrets', path: '/org/freedesktop/secrets' };
const LOGIN_COLLECTION = '/org/freedesktop/secrets/collection/login';
const PASSWORD = 'practice-password';
const START_TIMEOUT_MS = 15_000;

export class Keyring {
  readonly #home = new PrivateHome();
  readonly #bus: BusConnection;
  #daemon: ChildProcess | undefined;

  private constructor(bus: BusConnection) {
    this.#bus = bus;
  }

  /** Resolves when the keyring is there and unlocked. */
  static async start(): Promise<Keyring> {
    const keyring = new Keyring(await BusConnection.open());
    await keyring.unlock();
    return keyring;
  }

  /** Locked: secrets are there but cannot be read. */
  async lock(): Promise<void> {
    const body = [[LOGIN_COLLECTION]];
    const interfaceName = 'org.freedesktop.Secret.Service';
    await this.#bus.call({ ...SERVICE, interfaceName, member: 'Lock', signature: 'ao', body });
    await this.#waitForLocked(true);
  }

  /** What it holds, as an app of this operator can read it while it is unlocked. */
  async contents(): Promise<readonly { readonly label: string; readonly secret: string }[]> {
    const session = await this.#openSession();
    const items = (await this.#property(LOGIN_COLLECTION, 'Collection', 'Items')) as readonly string[];
    return Promise.all(
      items.map(async (path) => {
        const interfaceName = 'org.freedesktop.Secret.Item';
        const body = [session];
        const item = { destination: SERVICE.destination, path, interfaceName };
        const [secret] = await this.#bus.call({ ...item, member: 'GetSecret', signature: 'o', body });
        const [, , value] = secret as readonly [string, Buffer, Buffer, string];
        return { label: String(await this.#property(path, 'Item', 'Label')), secret: value.toString() };
      }),
    );
  }

  /** As when the operator types its password later: the keyring that runs is unlocked, where it stands. */
  async unlockInPlace(): Promise<void> {
    const password = [await this.#openSession(), Buffer.alloc(0), Buffer.from(PASSWORD), 'text/plain'];
    await this.#bus.call({
      ...SERVICE,
      interfaceName: 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface',
      member: 'UnlockWithMasterPassword',
      signature: 'o(oayays)',
      body: [LOGIN_COLLECTION, password],
    });
    await this.#waitForLocked(false);
  }

  /** Also brings the keyring back after `kill()`: a new one starts, and is unlocked as it does. */
  async unlock(): Promise<void> {
    await this.kill();
    const args = ['--foreground', '--unlock', '--components=secrets'];
    const env = { ...process.env, ...this.#home.env };
    this.#daemon = spawn('gnome-keyring-daemon', args, { env, stdio: ['pipe', 'ignore', 'ignore'] });
    this.#daemon.stdin?.end(PASSWORD);
    await this.#waitForLocked(false);
  }

  /** No keyring on this desktop any more. */
  async kill(): Promise<void> {
    const daemon = this.#daemon;
    this.#daemon = undefined;
    if (daemon !== undefined && !hasExited(daemon)) await killChild(daemon, 'SIGTERM');
  }

  async stop(): Promise<void> {
    await this.kill();
    this.#bus.close();
    this.#home.remove();
  }

  async #waitForLocked(wanted: boolean): Promise<void> {
    await waitUntil({
      what: `the keyring to be ${wanted ? 'locked' : 'unlocked'}`,
      look: () => this.#isLocked(),
      until: (locked) => locked === wanted,
      timeoutMs: START_TIMEOUT_MS,
    });
  }

  async #openSession(): Promise<unknown> {
    const plain = { signature: 'sv', body: ['plain', new Variant('s', '')] };
    const service = { ...SERVICE, interfaceName: 'org.freedesktop.Secret.Service' };
    const [, session] = await this.#bus.call({ ...service, member: 'OpenSession', ...plain });
    return session;
  }

  #isLocked(): Promise<unknown> {
    return this.#property(LOGIN_COLLECTION, 'Collection', 'Locked');
  }

  async #property(path: string, of: 'Collection' | 'Item', name: string): Promise<unknown> {
    const [value] = await this.#bus.call({
      destination: SERVICE.destination,
      path,
      interfaceName: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [`org.freedesktop.Secret.${of}`, name],
    });
    return value;
  }
}
