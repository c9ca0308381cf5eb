// Whether a certificate's key and signature are strong enough today. Pure.
import type { KeyObject, X509Certificate } from 'node:crypto';

const MIN_RSA_BITS = 2_048;
const CURVES: readonly (string | undefined)[] = ['prime256v1', 'secp384r1', 'secp521r1'];

/** Object identifiers in DER, hexadecimal. */
const STRONG_SIGNATURES: ReadonlySet<string> = new Set([
  '2a864886f70d01010b', // RSA with SHA-256
  '2a864886f70d01010c', // RSA with SHA-384
  '2a864886f70d01010d', // RSA with SHA-512
  '2a8648ce3d040302', // ECDSA with SHA-256
  '2a8648ce3d040303', // ECDSA with SHA-384
  '2a8648ce3d040304', // ECDSA with SHA-512
]);
const RSA_PSS = '2a864886f70d01010a';
const SHA_2 = /060960864801650304020[123]/;

export const isStrong = (certificate: X509Certificate): boolean =>
  hasStrongKey(certificate.publicKey) && hasStrongSignature(certificate.raw);

export function hasStrongKey({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  if (asymmetricKeyType === 'ec') return CURVES.includes(asymmetricKeyDetails?.namedCurve);
  if (asymmetricKeyType !== 'rsa' && asymmetricKeyType !== 'rsa-pss') return false;
  return (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_RSA_BITS;
}

/** X.509, 4.1: a certificate is a sequence of what is signed, the algorithm, and the signature. Node does not tell the second. */
function hasStrongSignature(der: Buffer): boolean {
  const signed = valueAt(der, valueAt(der, 0).from);
  const algorithm = valueAt(der, signed.to);
  const name = valueAt(der, algorithm.from);
  const identifier = der.toString('hex', name.from, name.to);
  if (identifier !== RSA_PSS) return STRONG_SIGNATURES.has(identifier);
  // Without parameters, PSS means SHA-1.
  return SHA_2.test(der.toString('hex', name.to, algorithm.to));
}

/** Where the value of the DER element at an offset begins and ends. */
function valueAt(der: Buffer, at: number): { readonly from: number; readonly to: number } {
  const length = der[at + 1] ?? 0;
  if (length < 0x80) return { from: at + 2, to: at + 2 + length };
  const size = length & 0x7f;
  if (size === 0 || size > 4 || at + 2 + size > der.length) return { from: der.length, to: der.length };
  const from = at + 2 + size;
  return { from, to: from + der.readUIntBE(at + 2, size) };
}
