// A host of its own at the other end of a cable: another network namespace, which leads to a server of the test.
// Only for scenes that run in a network of their own. Needs ip of iproute2, and unshare and nsenter of util-linux.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { PrivateHome } from '../../../build/desktop/private-home.ts';
import { killChild } from '../../../build/waiting/child-exit.ts';
import { waitUntil } from '../../../build/waiting/wait-until.ts';
import { within } from '../../../build/waiting/within.ts';

const PORT = 8443;
const START_TIMEOUT_MS = 15_000;
const RELAY = join(import.meta.dirname, 'far-relay.ts');

export class FarHost {
  /** Of the addresses that are no one's (RFC 5737). */
  static readonly ip = '192.0.2.1';
  static readonly port = PORT;
  readonly #home: PrivateHome;
  readonly #entrance: Server;
  readonly #relay: ChildProcess;

  private constructor(home: PrivateHome, entrance: Server, relay: ChildProcess) {
    this.#home = home;
    this.#entrance = entrance;
    this.#relay = relay;
  }

  /** `port`: of a server on this side's loopback, which is what the host serves. */
  static async start(port: number): Promise<FarHost> {
    const home = new PrivateHome();
    // Socket files lead from one namespace to another; network addresses do not.
    const socketFile = join(home.path, 'entrance');
    const entrance = await startEntrance(socketFile, port);
    const relayed = [process.execPath, RELAY, String(PORT), socketFile];
    const relay = spawn('unshare', ['--net', ...relayed], { stdio: ['pipe', 'pipe', 'inherit'] });
    await within(START_TIMEOUT_MS, 'the far host', once(relay.stdout, 'data'));
    const host = new FarHost(home, entrance, relay);
    await host.#layCable();
    return host;
  }

  /** As when the other end of the cable is pulled: addresses stay, nothing arrives. */
  pullCable(): void {
    this.#farSide('ip', 'link', 'set', 'far', 'down');
  }

  plugIn(): void {
    this.#farSide('ip', 'link', 'set', 'far', 'up');
  }

  /** As when a person switches the network of this computer off. */
  switchOff(): void {
    nearSide('ip', 'link', 'set', 'near', 'down');
  }

  switchOn(): void {
    nearSide('ip', 'link', 'set', 'near', 'up');
  }

  async stop(): Promise<void> {
    await killChild(this.#relay);
    this.#entrance.close();
    this.#home.remove();
  }

  /** Ends when the link is up to the last: a change that came later would stop what the app asks in that moment. */
  async #layCable(): Promise<void> {
    const farEnd = ['name', 'far', 'netns', String(this.#relay.pid)];
    nearSide('ip', 'link', 'add', 'near', 'type', 'veth', 'peer', ...farEnd);
    nearSide('ip', 'address', 'add', '192.0.2.2/30', 'dev', 'near');
    this.#farSide('ip', 'address', 'add', `${FarHost.ip}/30`, 'dev', 'far');
    // An address of IPv6 would be made by the system, and be ready only seconds later.
    nearSide('ip', 'link', 'set', 'near', 'addrgenmode', 'none');
    // Else it takes the system three seconds to see that no one is there.
    nearSide('ip', 'ntable', 'change', 'name', 'arp_cache', 'dev', 'near', 'retrans', '100');
    this.switchOn();
    this.plugIn();
    await waitUntil({
      what: 'the cable',
      look: () => execFileSync('ip', ['link', 'show', 'near'], { encoding: 'utf8' }),
      until: (link) => link.includes('state UP'),
      timeoutMs: START_TIMEOUT_MS,
    });
  }

  #farSide(...command: readonly string[]): void {
    execFileSync('nsenter', ['--target', String(this.#relay.pid), '--net', ...command]);
  }
}

function nearSide(command: string, ...args: readonly string[]): void {
  execFileSync(command, [...args]);
}

async function startEntrance(socketFile: string, port: number): Promise<Server> {
  const server = createServer((far) => {
    const served = connect(port, '127.0.0.1');
    for (const socket of [far, served]) socket.on('error', () => {});
    far.on('close', () => served.destroy());
    served.on('close', () => far.destroy());
    far.pipe(served).pipe(far);
  });
  server.listen(socketFile);
  await once(server, 'listening');
  return server;
}
