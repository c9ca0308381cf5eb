// A session bus that lets one client in and says what a test writes.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { vi } from 'vitest';

const REPLY = 2;
const ERROR = 3;
const SIGNAL = 4;

export class PlayedBus {
  /** The client's end of the line, once the client has let itself in. */
  readonly begun: Promise<Socket>;
  /** Resolves when the client has gone. */
  readonly left: Promise<void>;
  readonly #folder: string;
  readonly #server: Server;

  private constructor(folder: string, server: Server) {
    this.#folder = folder;
    this.#server = server;
    let hasLeft = () => {};
    this.left = new Promise((resolve) => {
      hasLeft = resolve;
    });
    this.begun = new Promise((resolve) => {
      server.on('connection', (client) => {
        client.on('error', () => undefined);
        client.once('close', () => hasLeft());
        client.once('data', () => {
          client.once('data', () => resolve(client));
          client.write('OK 00ff\r\n');
        });
      });
    });
  }

  static async start(): Promise<PlayedBus> {
    const folder = mkdtempSync(path.join(tmpdir(), 'bus-'));
    const file = path.join(folder, 'bus');
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', `unix:path=${file}`);
    const server = createServer();
    const bus = new PlayedBus(folder, server);
    await new Promise<void>((resolve) => void server.listen(file, resolve));
    return bus;
  }

  /** The first bytes of a signal whose body is this long. */
  static signalHead(bodyBytes: number): Buffer {
    const head = Buffer.alloc(16);
    head.write('l', 'latin1');
    head.set([SIGNAL, 0, 1], 1);
    head.writeUInt32LE(bodyBytes, 4);
    return head;
  }

  static signal(bodyBytes: number): Buffer {
    return Buffer.concat([PlayedBus.signalHead(bodyBytes), Buffer.alloc(bodyBytes)]);
  }

  /** The answer to the call with that serial number: one boolean. */
  static reply(serial: number, truth: boolean): Buffer {
    const fields = Buffer.alloc(15);
    fields.set([5, 1, 0x75, 0]);
    fields.writeUInt32LE(serial, 4);
    fields.set([8, 1, 0x67, 0, 1, 0x62, 0], 8);
    const body = Buffer.alloc(4);
    body.writeUInt32LE(truth ? 1 : 0);
    return PlayedBus.#message(REPLY, fields, body);
  }

  static error(serial: number, errorName: string): Buffer {
    const fields = Buffer.alloc(8 + 4 + 4 + errorName.length + 1);
    fields.set([5, 1, 0x75, 0]);
    fields.writeUInt32LE(serial, 4);
    fields.set([4, 1, 0x73, 0], 8);
    fields.writeUInt32LE(errorName.length, 12);
    fields.write(errorName, 16, 'latin1');
    return PlayedBus.#message(ERROR, fields, Buffer.alloc(0));
  }

  async stop(): Promise<void> {
    vi.unstubAllEnvs();
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.#folder, { recursive: true });
  }

  static #message(kind: number, fields: Buffer, body: Buffer): Buffer {
    const head = PlayedBus.signalHead(body.length);
    head[1] = kind;
    head.writeUInt32LE(1, 8);
    head.writeUInt32LE(fields.length, 12);
    return Buffer.concat([head, fields, Buffer.alloc((8 - (fields.length % 8)) % 8), body]);
  }
}
