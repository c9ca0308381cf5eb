// Reads the certificate of an authority from a file that IT handed out, PEM or DER. Pure.
import { X509Certificate } from 'node:crypto';
import type { AuthorityFault, TrustedAuthority } from '../shared/trust.ts';
import { certificateFacts } from './certificate-facts.ts';

/** Real ones have one or two kilobytes. */
const MAX_DER_BYTES = 15_000;
const MAX_FILE_BYTES = 1_000_000;
const PEM = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END/g;

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
  const certificate = certificateIn(blocks[0] ?? bytes);
  if (!certificate) return refused('notACertificate');
  if (!certificate.ca) return refused('notAnAuthority');
  const facts = certificateFacts(certificate);
  if (facts.validToMs < nowMs) return refused('expired');
  if (facts.validFromMs > nowMs) return refused('notYetValid');
  return { kind: 'read', authority: { ...facts, certificate: certificate.raw.toString('base64') } };
}

/** Undefined for anything but one certificate, whole and with nothing behind it, with a key that can be read. */
function certificateIn(der: Uint8Array): X509Certificate | undefined {
  if (der.byteLength > MAX_DER_BYTES) return undefined;
  try {
    const certificate = new X509Certificate(der);
    return certificate.publicKey && certificate.raw.equals(der) ? certificate : undefined;
  } catch {
    // What is wrong with the bytes is of no use to the operator: IT has to send another file.
    return undefined;
  }
}
