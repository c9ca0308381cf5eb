import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { companySchema } from '../../../app/companies/company.ts';
import { readAuthority } from '../../../app/trust/authority-file.ts';
import { AUTHORITY, CertificateWorkshop, serverFor } from '../../support/services/certificate-workshop.ts';

const NOW_MS = Date.now();
const workshop = await CertificateWorkshop.open();
afterAll(() => workshop.close());
const root = await workshop.root('IT of ACME');
const certificate = new X509Certificate(root.cert);
const read = (file: string | Uint8Array, nowMs = NOW_MS) => readAuthority(Buffer.from(file), nowMs);
const faultOf = (file: string | Uint8Array, nowMs = NOW_MS) => {
  const reading = read(file, nowMs);
  return reading.kind === 'refused' ? reading.fault : reading.kind;
};

describe('a file with an authority', () => {
  it.each([
    ['as text', root.cert],
    [
      'as text with explanations and Windows line ends',
      `Subject: IT of ACME\r\n${root.cert.replaceAll('\n', '\r\n')}`,
    ],
    ['in binary', certificate.raw],
  ])('is read %s', (_how, file) => {
    expect(read(file)).toEqual({
      kind: 'read',
      authority: {
        subject: 'CN=IT of ACME',
        issuer: 'CN=IT of ACME',
        validFromMs: Date.parse(certificate.validFrom),
        validToMs: Date.parse(certificate.validTo),
        fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
        publicKey: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
        certificate: certificate.raw.toString('base64'),
      },
    });
  });

  it('gives what a company can store', () => {
    const reading = read(root.cert);
    if (reading.kind !== 'read') throw new Error(reading.fault);
    const trust = { authority: { ...reading.authority, sinceMs: NOW_MS } };
    expect(companySchema.shape.trust.parse(trust)).toEqual(trust);
  });

  it('is refused with several certificates, or with a private key, which is no one’s business', () => {
    expect(faultOf(root.cert + root.cert)).toBe('several');
    expect(faultOf(root.cert + root.key)).toBe('privateKey');
  });

  it('is refused unless it is an authority that stands for itself', async () => {
    const server = await workshop.make({
      subject: 'server',
      issuer: root,
      extensions: serverFor('DNS:a.example.com'),
    });
    const selfSigned = await workshop.make({ subject: 'server', extensions: serverFor('DNS:a.example.com') });
    const mute = await workshop.root('mute', {
      extensions: ['basicConstraints=CA:TRUE', 'keyUsage=digitalSignature'],
    });
    for (const { cert } of [server, selfSigned, mute]) expect(faultOf(cert)).toBe('notAnAuthority');
    const middle = await workshop.make({ subject: 'middle', issuer: root, extensions: AUTHORITY });
    const namesake = await workshop.make({ subject: 'IT of ACME', issuer: root, extensions: AUTHORITY });
    for (const { cert } of [middle, namesake]) expect(faultOf(cert)).toBe('notARoot');
    expect(faultOf((await workshop.root('weak', { keyStrength: 'weak' })).cert)).toBe('weak');
  });

  it('is refused outside of its dates', () => {
    expect(faultOf(root.cert, Date.parse(certificate.validTo) + 1)).toBe('expired');
    expect(faultOf(root.cert, Date.parse(certificate.validFrom) - 1)).toBe('notYetValid');
  });

  it.each([
    ['nothing', ''],
    ['other text', 'practice'],
    ['no end', root.cert.slice(0, 200)],
    ['bytes behind the certificate', Buffer.concat([certificate.raw, certificate.raw])],
    ['a million bytes', Buffer.alloc(1_000_001, 0x30)],
  ])('is refused with %s', (_what, file) => {
    expect(faultOf(file)).toBe('notACertificate');
  });

  it('never throws, and cut off anywhere or with any other bytes it is not one', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 2_000 }),
        (bytes) => void expect(read(bytes).kind).toBe('refused'),
      ),
    );
    for (let length = 0; length < certificate.raw.length; length += 1)
      expect(read(certificate.raw.subarray(0, length)).kind).toBe('refused');
  });
});
