// Reads the certificate of an authority from a file that IT handed out, PEM or DER. Pure.
import type { AuthorityFault, TrustedAuthority } from '../shared/trust.ts';
import { certificateFacts } from './certificate-facts.ts';
import { hasStrongKey } from './certificate-strength.ts';
import { isSelfSigned, readCertificate } from './shown-certificate.ts';

/** Real ones have one or two kilobytes. */
const MAX_DER_BYTES = 15_000;
const MAX_FILE_BYTES = 1_000_000;
const PEM = /-----BEGIN (?:X509 )?CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END/g;

export type AuthorityReading =
  | { readonly kind: 'read'; readonly authority: Omit<TrustedAuthority, 'sinceMs'> }
  | { readonly kind: 'refused'; readonly fault: AuthorityFault };

const refused = (fault: AuthorityFault): AuthorityReading => ({ kind: 'refused', fault });

export function readAuthority(bytes: Uint8Array, nowMs: number): AuthorityReading {
  if (bytes.byteLength > MAX_FILE_BYTES) return refused('notACertificate');
  const text = Buffer.from(bytes).toString('latin1');
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return refused('privateKey');
  const blocks = [...text.matchAll(PEM)].map(([, base64 = '']) => Buffer.from(base64, 'base64'));
  if (blocks.length > 1) return refused('several');
  const der = blocks[0] ?? bytes;
  const certificate = der.byteLength <= MAX_DER_BYTES ? readCertificate(der) : undefined;
  // With nothing behind it.
  if (!certificate?.raw.equals(der)) return refused('notACertificate');
  if (!certificate.ca) return refused('notAnAuthority');
  if (!isSelfSigned(certificate)) return refused('notARoot');
  if (!hasStrongKey(certificate.publicKey)) return refused('weak');
  const facts = certificateFacts(certificate);
  if (facts.validToMs < nowMs) return refused('expired');
  if (facts.validFromMs > nowMs) return refused('notYetValid');
  return { kind: 'read', authority: { ...facts, certificate: certificate.raw.toString('base64') } };
}
