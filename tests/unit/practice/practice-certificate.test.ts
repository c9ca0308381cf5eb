// Real TLS servers and clients: Node's own, and curl and openssl where they are there.
import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CERTIFICATE_FAULTS,
  fingerprintOf,
  makePracticeCertificate,
} from '../../../app/practice/practice-certificate.ts';
import { startPractice } from '../../support/practice/practice-under-test.ts';

const run = promisify(execFile);
const isHere = (program: string, ...args: string[]) =>
  run(program, args).then(
    () => true,
    () => false,
  );
const hasCurl = await isHere('curl', '--version');
const hasOpenssl = await isHere('openssl', 'version');
console.info(`TLS clients here: Node${hasCurl ? ', curl' : ''}${hasOpenssl ? ', openssl' : ''}.`);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'practice-certificate-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a strict client says of it: the code of an error, or undefined where it would go on. */
async function complaint(address: string, host: string, ca: string): Promise<string | undefined> {
  const socket = await new Promise<TLSSocket>((resolve, reject) => {
    const opened = connect(
      { host: '127.0.0.1', port: Number(new URL(address).port), ca, rejectUnauthorized: false },
      () => resolve(opened),
    ).on('error', reject);
  });
  const untrusted: unknown = socket.authorizationError;
  const { checkServerIdentity } = await import('node:tls');
  const otherHost = checkServerIdentity(host, socket.getPeerCertificate());
  socket.destroy();
  const error = untrusted ?? otherHost;
  return error instanceof Error && 'code' in error ? String(error.code) : error && String(error);
}

describe('the usual certificate', () => {
  it.each(['127.0.0.1', 'localhost'])(
    'is accepted for %s by who trusts its authority, and only by them',
    async (host) => {
      const certificate = await makePracticeCertificate();
      const { address } = await startPractice({ certificate });
      expect(address).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
      const other = await makePracticeCertificate();
      expect(await complaint(address, host, certificate.authority ?? '')).toBeUndefined();
      expect(await complaint(address, host, other.authority ?? '')).toMatch(/UNABLE_TO_(GET|VERIFY)/);
    },
  );

  it('has a key and an authority that no other has', async () => {
    const [one, two] = [await makePracticeCertificate(), await makePracticeCertificate()];
    const keys = [one, two].map(
      ({ cert }) => new X509Certificate(cert).publicKey.export({ format: 'jwk' }).x,
    );
    expect(keys[0]).not.toBe(keys[1]);
    const issuers = [one, two].map(({ cert }) => new X509Certificate(cert).issuer);
    expect(issuers[0]).not.toBe(issuers[1]);
  });

  it('vouches for nothing else', async () => {
    const { cert, authority = '' } = await makePracticeCertificate();
    expect([new X509Certificate(cert).ca, new X509Certificate(authority).ca]).toEqual([false, true]);
  });

  it.runIf(hasCurl)('is accepted by curl with the authority, and by no curl without', async () => {
    const certificate = await makePracticeCertificate();
    const { address } = await startPractice({ certificate, clock: { now: Date.now } });
    const ca = join(folder, 'curl-ca.pem');
    await writeFile(ca, certificate.authority ?? '');
    const form = ['--form', 'user_id=practice-26', '--form', 'company_name=Practice Company'];
    const call = ['--silent', ...form, `${address}/access/klearstack/getaccesstokenfromuserid`];
    const { stdout } = await run('curl', ['--cacert', ca, ...call]);
    expect(JSON.parse(stdout)).toMatchObject({ access_token: expect.any(String) });
    await expect(run('curl', call)).rejects.toMatchObject({ code: 60 });
  });

  it.runIf(hasOpenssl)('has the fingerprint that openssl prints', async () => {
    const { cert } = await makePracticeCertificate();
    const file = join(folder, 'server.pem');
    await writeFile(file, cert);
    const { stdout } = await run('openssl', ['x509', '-noout', '-fingerprint', '-sha256', '-in', file]);
    expect(stdout.trim().split('=')[1]).toBe(fingerprintOf(cert));
  });
});

describe('a faulty certificate', () => {
  const COMPLAINTS: Record<(typeof CERTIFICATE_FAULTS)[number], string> = {
    'self-signed': 'DEPTH_ZERO_SELF_SIGNED_CERT',
    expired: 'CERT_HAS_EXPIRED',
    'not-yet-valid': 'CERT_NOT_YET_VALID',
    'wrong-name': 'ERR_TLS_CERT_ALTNAME_INVALID',
  };

  it.each(CERTIFICATE_FAULTS)('that is %s is refused for that alone', async (fault) => {
    const certificate = await makePracticeCertificate(fault);
    const { address } = await startPractice({ certificate });
    const trusted = certificate.authority ?? (await makePracticeCertificate()).authority ?? '';
    expect(await complaint(address, '127.0.0.1', trusted)).toBe(COMPLAINTS[fault]);
  });

  it('is answered like any other where the client looks away, as the service documents it', async () => {
    for (const fault of CERTIFICATE_FAULTS) {
      const { address } = await startPractice({ certificate: await makePracticeCertificate(fault) });
      const socket = connect({
        host: '127.0.0.1',
        port: Number(new URL(address).port),
        rejectUnauthorized: false,
      });
      socket.end('GET /whoami HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n');
      const [first] = await new Promise<string[]>((resolve) =>
        socket.once('data', (data) => resolve(String(data).split('\r\n'))),
      );
      expect(first).toBe('HTTP/1.1 401 Unauthorized');
    }
  });
});
