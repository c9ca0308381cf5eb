import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { onOwnPort } from '../../../support/network/own-ports.ts';

const FIRST_OF_THE_SYSTEM = 32_768;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(port: number): Promise<number> {
  const server = createServer().listen(port, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

it('gives each server a port that the system gives to no one by chance', async () => {
  const ports = [await onOwnPort(listen), await onOwnPort(listen)];
  expect(new Set(ports).size).toBe(2);
  for (const port of ports) expect(port).toBeLessThan(FIRST_OF_THE_SYSTEM);
});

it('takes the next one where another program has it', async () => {
  const taken: number[] = [];
  const port = await onOwnPort(async (wanted) => {
    if (taken.length === 0) taken.push(await listen(wanted));
    return listen(wanted);
  });
  expect(taken).not.toContain(port);
});

it('passes on whatever else goes wrong', async () => {
  const failing = onOwnPort(() => Promise.reject(new Error('no network')));
  await expect(failing).rejects.toThrow('no network');
});
