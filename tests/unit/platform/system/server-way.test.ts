import { once } from 'node:events';
import { createServer as createProxy } from 'node:http';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openWay } from '../../../../app/platform/system/server-way.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const greeter = () =>
  listening(createServer((socket) => socket.on('error', () => undefined).end('practice')));
const open = (port: number, way: string, signal = new AbortController().signal) =>
  openWay({ hostname: '127.0.0.1', port }, async () => way, signal);

async function heard(port: number, way: string): Promise<string | undefined> {
  const socket = await open(port, way);
  if (!socket) return undefined;
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'end');
  socket.destroy();
  return Buffer.concat(chunks).toString();
}

/** Answers every CONNECT alike. */
async function proxyThat(status: number) {
  const asked: (string | undefined)[] = [];
  const proxy = createProxy();
  proxy.on('connect', ({ url = '', headers }, socket) => {
    asked.push(url, headers['proxy-authorization']);
    socket.write(`HTTP/1.1 ${status} Practice\r\n\r\n`);
    if (status === 200) connect(Number(url.split(':')[1]), '127.0.0.1').pipe(socket);
    else socket.end();
  });
  return { port: await listening(proxy), asked };
}

describe('the way to a server', () => {
  it('is direct where Chromium’s is', async () => {
    expect(await heard(await greeter(), 'DIRECT')).toBe('practice');
  });

  it('goes through an HTTP proxy, which gets no password', async () => {
    const port = await greeter();
    const proxy = await proxyThat(200);
    expect(await heard(port, `PROXY 127.0.0.1:${proxy.port}; DIRECT`)).toBe('practice');
    expect(proxy.asked).toEqual([`127.0.0.1:${port}`, undefined]);
  });

  it('is not found where a proxy refuses, or is of another kind', async () => {
    const port = await greeter();
    const proxy = await proxyThat(407);
    expect(await heard(port, `PROXY 127.0.0.1:${proxy.port}`)).toBeUndefined();
    for (const way of ['SOCKS5 127.0.0.1:1', 'HTTPS 127.0.0.1:1', 'PROXY', 'nonsense'])
      expect(await heard(port, way)).toBeUndefined();
  });

  it('is given up when it is no longer wanted', async () => {
    const silent = await listening(createProxy().on('connect', () => undefined));
    const ending = new AbortController();
    const opening = open(1, `PROXY 127.0.0.1:${silent}`, ending.signal);
    ending.abort();
    await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
  });
});
