// A plain connection to a server, by the same route as Chromium's requests: directly, or through an HTTP proxy.
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

interface Target {
  readonly hostname: string;
  readonly port: number;
}

/** `proxyFor`: as in a PAC file. Undefined if there is only a way that is not known here: SOCKS, or a proxy behind TLS. */
export async function openWay(
  { hostname, port }: Target,
  proxyFor: (url: string) => Promise<string>,
  signal: AbortSignal,
): Promise<Duplex | undefined> {
  const [way = 'DIRECT'] = (await proxyFor(`https://${hostname}:${port}/`)).split(';');
  const [kind, proxy] = way.trim().split(/\s+/);
  if (kind === 'DIRECT') return connected(hostname.replace(/^\[|\]$/g, ''), port, signal);
  return kind === 'PROXY' && proxy ? tunnelThrough(proxy, `${hostname}:${port}`, signal) : undefined;
}

/** The signal ends the attempt, and not the connection: one that is torn away from under TLS crashes Electron 33. */
async function connected(host: string, port: number, signal: AbortSignal): Promise<Duplex> {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect', { signal });
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return socket;
}

/** Sends the proxy no password. The signal as in `connected`. */
async function tunnelThrough(
  proxy: string,
  target: string,
  signal: AbortSignal,
): Promise<Duplex | undefined> {
  const { hostname, port } = new URL(`http://${proxy}`);
  const asked = request({
    ...{ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 80), agent: false },
    ...{ method: 'CONNECT', path: target, headers: { host: target } },
  });
  asked.on('error', () => undefined); // also of a tunnel that is no longer wanted
  asked.end();
  try {
    const [answer, socket] = (await once(asked, 'connect', { signal })) as [IncomingMessage, Duplex];
    if (answer.statusCode === 200) return socket;
    socket.destroy();
    return undefined;
  } catch (error) {
    asked.destroy();
    throw error;
  }
}
