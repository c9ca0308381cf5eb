// What a bus may send. How a real one is heard is tried end to end, with the keyrings.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, it, vi } from 'vitest';
import { watchBusSignals } from '../../../../app/platform/system/bus-signals.ts';

const SIGNAL = 4;

let folder = '';
let server: Server;
/** The client's end of the line, once the client has let itself in. */
let begun: Promise<Socket>;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'bus-'));
  const file = path.join(folder, 'bus');
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', `unix:path=${file}`);
  server = createServer();
  begun = new Promise((resolve) => {
    server.on('connection', (client) => {
      client.once('data', () => {
        client.once('data', () => resolve(client));
        client.write('OK 00ff\r\n');
      });
    });
  });
  await new Promise<void>((resolve) => void server.listen(file, resolve));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

/** The first bytes of a signal whose body is this long. */
function signalHead(bodyBytes: number): Buffer {
  const head = Buffer.alloc(16);
  head.write('l', 'latin1');
  head.set([SIGNAL, 0, 1], 1);
  head.writeUInt32LE(bodyBytes, 4);
  return head;
}

it('hears a signal that comes in pieces, once it is whole', async () => {
  let heard = 0;
  const end = new Promise<void>((resolve) => {
    const stop = watchBusSignals([], () => {
      heard += 1;
      if (heard === 2) resolve(stop());
    });
  });
  const client = await begun;
  client.write(Buffer.concat([signalHead(8), Buffer.alloc(8), signalHead(8), Buffer.alloc(4)]));
  await vi.waitUntil(() => heard === 1);
  client.write(Buffer.alloc(4));
  await end;
});

it('hangs up on a message that is too large before it has come', async () => {
  watchBusSignals([], () => undefined);
  const client = await begun;
  const closed = new Promise<void>((resolve) => void client.once('close', () => resolve()));
  client.write(signalHead(100 * 1024 * 1024));
  await closed;
});
