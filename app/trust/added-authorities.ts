// The authorities that an administrator added to a Linux computer. Chromium does not read them there: it has its own list of
// public authorities, and a database of the user's. On the public ones Chromium decides alone, also that it no longer
// trusts one, so not everything in the system's bundle is taken.
import type { X509Certificate } from 'node:crypto';
import { readCertificate } from './shown-certificate.ts';

const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;
const MAX_AUTHORITIES = 100;

/**
 * `added`: the files that were put into the folders for it, PEM or DER. Only what is in `bundle` too, which the system makes
 * of them, is in force.
 */
export function addedAuthorities(added: readonly Uint8Array[], bundle: string): readonly X509Certificate[] {
  const inForce = new Set(pemBodies(bundle));
  const found = new Set(added.flatMap(certificatesIn).filter((der) => inForce.has(der)));
  return [...found]
    .slice(0, MAX_AUTHORITIES)
    .map((der) => readCertificate(Buffer.from(der, 'base64')))
    .filter((certificate) => certificate !== undefined)
    .filter(({ ca }) => ca);
}

/** All that a bundle holds, for a diagnosis: nothing may be trusted by it. */
export function bundledCertificates(bundle: string): readonly X509Certificate[] {
  return [...new Set(pemBodies(bundle))]
    .map((der) => readCertificate(Buffer.from(der, 'base64')))
    .filter((certificate) => certificate !== undefined);
}

/** DER in base64. */
function certificatesIn(file: Uint8Array): readonly string[] {
  const bytes = Buffer.from(file);
  const bodies = pemBodies(bytes.toString('latin1'));
  return bodies.length > 0 ? bodies : [bytes.toString('base64')];
}

const pemBodies = (pem: string): readonly string[] =>
  [...pem.matchAll(PEM)].map(([, base64 = '']) => base64.replace(/\s/g, ''));
