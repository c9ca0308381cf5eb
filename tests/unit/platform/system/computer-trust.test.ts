// A real TLS server, before the real library in Node, with bundles of authorities on the disk.
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { createServer } from 'node:tls';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { ComputerTrust } from '../../../../app/platform/system/computer-trust.ts';
import { systemClock } from '../../../../app/platform/system/system-clock.ts';
import type { CertificateLook } from '../../../../app/providers/certificate-look.ts';
import type { CertificateFault } from '../../../../app/shared/trust.ts';
import { certificateFacts } from '../../../../app/trust/certificate-facts.ts';
import { HandshakeVerifier } from '../../../../app/trust/handshake-verifier.ts';
import { CertificateWorkshop, serverFor } from '../../../support/services/certificate-workshop.ts';

const workshop = await CertificateWorkshop.open();
const [root, stranger] = [await workshop.root('Dropped root'), await workshop.root('Strange root')];
const leaf = await workshop.make({
  subject: 'practice',
  issuer: root,
  extensions: serverFor('IP:127.0.0.1'),
});
let bytes = 0;
const server = createServer({ key: leaf.key, cert: leaf.cert }, (socket) => {
  socket.on('error', () => undefined);
  socket.on('data', (data: Buffer) => {
    bytes += data.byteLength;
  });
});
server.on('tlsClientError', () => undefined).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const folder = mkdtempSync(path.join(tmpdir(), 'tokentray-bundles-'));
const bundleOf = (...lines: readonly string[]): string => {
  const file = path.join(folder, 'bundle.pem');
  writeFileSync(file, lines.join('\n'));
  return file;
};
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  server.close();
  rmSync(folder, { recursive: true });
  await workshop.close();
});

const verifier = new HandshakeVerifier({
  clock: systemClock,
  open: async (target) => {
    const socket = connect(target.port, target.hostname);
    await once(socket, 'connect');
    return socket;
  },
});

const certificate = new X509Certificate(leaf.cert);
const refusedFor = (...faults: readonly CertificateFault[]): CertificateLook => ({
  ...{ kind: 'refused', facts: certificateFacts(certificate), hosts: [], faults },
  certificate: certificate.raw.toString('base64'),
});
const accepts = (bundles: readonly string[] | undefined, look = refusedFor('unknownIssuer')) =>
  new ComputerTrust({
    ...{ certificates: { look: async () => look }, verifier },
    ...(bundles && { bundles }),
  }).accepts(new URL(`https://127.0.0.1:${port}/`));

it('accepts what an authority in the bundle issued, and sends nothing', async () => {
  expect(await accepts([bundleOf('# from the system', stranger.cert, root.cert)])).toBe(true);
  expect(bytes).toBe(0);
});

it('accepts what is only in SSL_CERT_FILE', async () => {
  expect(await accepts(undefined)).toBe(false);
  vi.stubEnv('SSL_CERT_FILE', bundleOf(root.cert));
  expect(await accepts(undefined)).toBe(true);
});

it('accepts nothing under other authorities, nor without any', async () => {
  expect(await accepts([bundleOf(stranger.cert)])).toBe(false);
  expect(await accepts([bundleOf('practice')])).toBe(false);
  expect(await accepts([path.join(folder, 'missing.pem'), folder])).toBe(false);
});

it.each<[string, CertificateLook]>([
  ['that is accepted by now', { kind: 'trusted' }],
  ['that was not seen', { kind: 'failed', failure: { kind: 'offline' } }],
  ['with another fault as well', refusedFor('unknownIssuer', 'otherHost')],
])('does not speak of a certificate %s', async (_what, look) => {
  expect(await accepts([bundleOf(root.cert)], look)).toBe(false);
});
