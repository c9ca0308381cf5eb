// A certificate as people compare it, and as it is pinned. Pure.
import { createHash, type X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../shared/trust.ts';

const MAX_NAME_LENGTH = 1_000;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes);

/** Throws if the certificate holds a key that cannot be read. */
export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  const { subject, issuer, validFrom, validTo, raw, publicKey } = certificate;
  return {
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    validFromMs: Date.parse(validFrom),
    validToMs: Date.parse(validTo),
    fingerprint: sha256(raw).digest('hex'),
    publicKey: sha256(publicKey.export({ type: 'spki', format: 'der' })).digest('base64'),
  };
}

/** The names and addresses that a certificate is for. */
export function hostsOf({ subjectAltName = '' }: Pick<X509Certificate, 'subjectAltName'>): readonly string[] {
  // Node puts names with a comma or a quotation mark in quotation marks: no host has one.
  return [...subjectAltName.matchAll(/(?:^|, )(?:DNS|IP Address):([^",]+)(?=,|$)/g)].map(
    ([, host = '']) => host,
  );
}

/** `CN=practice, O=ACME`: Node gives one part a line. */
function nameOf(distinguishedName: string | undefined): string {
  return (distinguishedName ?? '').split('\n').join(', ').slice(0, MAX_NAME_LENGTH);
}
