// Real TLS servers with every kind of chain that must not pass, before the real library in Node.
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer as createPlainServer, type Socket } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../app/platform/system/system-clock.ts';
import type { Clock } from '../../../app/time/clock.ts';
import { type HandshakeOptions, HandshakeVerifier } from '../../../app/trust/handshake-verifier.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import {
  AUTHORITY,
  CertificateWorkshop,
  type Made,
  serverFor,
} from '../../support/services/certificate-workshop.ts';

const HERE = 'IP:127.0.0.1';
const NAME = 'DNS:acme.example.com';

const workshop = await CertificateWorkshop.open();
const root = await workshop.root('Practice root');
const stranger = await workshop.root('Strange root');
afterAll(() => workshop.close());

const between = (subject: string, more: Partial<Parameters<typeof workshop.make>[0]> = {}) =>
  workshop.make({ subject, issuer: root, extensions: AUTHORITY, ...more });
const leafOf = (issuer: Made, more: Partial<Parameters<typeof workshop.make>[0]> = {}) =>
  workshop.make({ subject: 'practice', issuer, extensions: serverFor(HERE, NAME), ...more });

const usual = await leafOf(root);

interface Asked {
  /** The server's own, and what it sends with it. */
  readonly chain: readonly Made[];
  readonly authority?: Made;
  readonly hostname?: string;
  /** What Chromium was shown, if it was something else. */
  readonly shown?: Made;
}

/** Asks a server with this chain; gives the answer, and how many bytes came after the handshake. */
async function ask({ chain, authority = root, hostname = '127.0.0.1', shown }: Asked) {
  const [leaf] = chain;
  if (!leaf) throw new Error('a server has a certificate');
  const options: TlsOptions = {
    ciphers: 'DEFAULT@SECLEVEL=0',
    key: leaf.key,
    cert: chain.map(({ cert }) => cert).join('\n'),
  };
  let bytes = 0;
  const server = createServer(options, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => {
      bytes += data.byteLength;
    });
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const verifier = new HandshakeVerifier({
    clock: systemClock,
    open: async () => {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      return socket;
    },
  });
  const certificate = new X509Certificate((shown ?? leaf).cert);
  const answer = await verifier.verify({ hostname, port }, certificate, [
    new X509Certificate(authority.cert),
  ]);
  server.close();
  await once(server, 'close');
  return { answer, bytes };
}

describe('a chain under the authority', () => {
  it.each([
    ['directly', async () => [await leafOf(root)]],
    [
      'with one in between',
      async () => {
        const middle = await between('Middle');
        return [await leafOf(middle), middle];
      },
    ],
    [
      'in whatever order it is sent',
      async () => {
        const middle = await between('Middle');
        const low = await workshop.make({ subject: 'Low', issuer: middle, extensions: AUTHORITY });
        return [await leafOf(low), middle, low, stranger];
      },
    ],
  ])('is accepted %s, until its first certificate expires, and nothing is sent', async (_how, make) => {
    const chain = await make();
    const untilMs = Math.min(
      ...[...chain.filter((each) => each !== stranger), root].map(({ cert }) =>
        Date.parse(new X509Certificate(cert).validTo),
      ),
    );
    expect(await ask({ chain })).toEqual({ answer: { kind: 'vouched', untilMs }, bytes: 0 });
  });

  it('is accepted for a name as for an address', async () => {
    const chain = [await leafOf(root)];
    expect((await ask({ chain, hostname: 'acme.example.com' })).answer.kind).toBe('vouched');
  });

  const HOSTILE: Readonly<Record<string, () => Promise<Asked>>> = {
    'another authority': async () => ({ chain: [await leafOf(stranger)] }),
    'an authority of the same name with another key': async () => ({
      chain: [await leafOf(await workshop.root('Practice root'))],
    }),
    'a self-signed certificate': async () => ({
      chain: [await workshop.make({ subject: 'practice', extensions: serverFor(HERE) })],
    }),
    'a server’s certificate that signs another': async () => {
      const server = await leafOf(root);
      return { chain: [await leafOf(server), server] };
    },
    'an authority without the right to sign': async () => {
      const mute = await between('Mute', {
        extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,digitalSignature'],
      });
      return { chain: [await leafOf(mute), mute] };
    },
    'more authorities in a row than allowed': async () => {
      const last = await between('Last', {
        extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign'],
      });
      const more = await workshop.make({ subject: 'More', issuer: last, extensions: AUTHORITY });
      return { chain: [await leafOf(more), more, last] };
    },
    'an expired certificate in between': async () => {
      const old = await between('Old', { fromDays: -30, toDays: -1 });
      return { chain: [await leafOf(old), old] };
    },
    'an expired certificate': async () => ({ chain: [await leafOf(root, { fromDays: -30, toDays: -1 })] }),
    'a certificate of tomorrow': async () => ({ chain: [await leafOf(root, { fromDays: 2 })] }),
    'a certificate for people': async () => ({
      chain: [await leafOf(root, { extensions: ['extendedKeyUsage=clientAuth', `subjectAltName=${HERE}`] })],
    }),
    'another host’s certificate': async () => ({
      chain: [await leafOf(root, { extensions: serverFor('IP:127.0.0.2', 'DNS:other.example.com') })],
    }),
    'a host that only the common name names': async () => ({
      chain: [
        await workshop.make({
          subject: 'acme.example.com',
          issuer: root,
          extensions: ['extendedKeyUsage=serverAuth'],
        }),
      ],
      hostname: 'acme.example.com',
    }),
    'a name that its authority may not give, beside one that it may': async () => {
      const bound = await between('Bound', {
        extensions: [...AUTHORITY, 'nameConstraints=critical,permitted;DNS:inside.example.com'],
      });
      const names = serverFor('DNS:www.inside.example.com', NAME);
      return { chain: [await leafOf(bound, { extensions: names }), bound], hostname: 'acme.example.com' };
    },
    'a name that the trusted root itself may not give': async () => {
      const bound = await workshop.root('Bound root', {
        extensions: [...AUTHORITY, 'nameConstraints=critical,permitted;DNS:inside.example.com'],
      });
      return { chain: [await leafOf(bound)], authority: bound, hostname: 'acme.example.com' };
    },
    'a rule that no one here knows': async () => ({
      chain: [
        await leafOf(root, {
          extensions: [...serverFor(HERE), '1.2.3.4.5=critical,ASN1:UTF8String:practice'],
        }),
      ],
    }),
    'a weak key': async () => ({ chain: [await leafOf(root, { keyStrength: 'weak' })] }),
    'a weak signature': async () => ({ chain: [await leafOf(root, { digest: 'sha1' })] }),
    'a weak signature in between': async () => {
      const weak = await between('Weak', { digest: 'sha1' });
      return { chain: [await leafOf(weak), weak] };
    },
    'two authorities that vouch for each other': async () => {
      const one = await workshop.root('One');
      const other = await workshop.make({ subject: 'Other', issuer: one, extensions: AUTHORITY });
      const again = await workshop.make({
        subject: 'One',
        issuer: other,
        extensions: AUTHORITY,
        key: one.key,
      });
      return { chain: [await leafOf(again), again, other] };
    },
    'a hundred certificates that have nothing to do with it': async () => ({
      chain: [await leafOf(stranger), ...Array.from({ length: 100 }, () => stranger)],
    }),
    'a good certificate that is not the one that Chromium was shown': async () => ({
      chain: [await leafOf(root)],
      shown: await leafOf(root),
    }),
  };
  it.each(Object.entries(HOSTILE))('is refused with %s, and nothing is sent', async (_what, make) => {
    expect(await ask(await make())).toEqual({ answer: { kind: 'refused' }, bytes: 0 });
  });
});

describe('a server that cannot be reached for the handshake', () => {
  /** Asks through such a connection. */
  const verdict = (open: HandshakeOptions['open'], clock: Clock = systemClock) =>
    new HandshakeVerifier({ clock, open }).verify(
      { hostname: '127.0.0.1', port: 1 },
      new X509Certificate(usual.cert),
      [new X509Certificate(root.cert)],
    );

  async function listening(onConnection: (socket: Socket) => void): Promise<number> {
    const server = createPlainServer(onConnection).listen(0, '127.0.0.1');
    await once(server, 'listening');
    server.unref();
    return (server.address() as AddressInfo).port;
  }

  const connected = async (port: number) => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  };

  it('is not taken for one that is refused: it is not there', async () => {
    expect(await verdict(() => connected(1))).toEqual({ kind: 'unreached' });
  });

  it('nor is one that hangs up in the middle', async () => {
    const port = await listening((socket) => socket.once('data', () => socket.destroy()));
    expect(await verdict(() => connected(port))).toEqual({ kind: 'unreached' });
  });

  it('nor is one that says nothing until the time is up', async () => {
    const port = await listening(() => undefined);
    const clock = new ManualClock();
    const waiting = verdict(() => connected(port), clock);
    await clock.advance(4_900);
    expect(clock.pending).toBe(1);
    await clock.advance(200);
    expect(await waiting).toEqual({ kind: 'unreached' });
  });

  it('but one to which no way is known is', async () => {
    expect(await verdict(async () => undefined)).toEqual({ kind: 'refused' });
  });
});
