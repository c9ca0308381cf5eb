// The SHA-256 fingerprint of a certificate: as people read it to each other, and as IT sends it. Pure.
import { tidyText } from './unseen.ts';

/** Hexadecimal digits of a SHA-256 fingerprint. */
const FINGERPRINT_DIGITS = 64;
const SHA1_DIGITS = 40;
const MD5_DIGITS = 32;

/** "A1B2", "C3D4", ...: what one reads and the other repeats on the phone. */
export const fingerprintGroups = (fingerprint: string): readonly string[] => pieces(fingerprint, 4);

/** "A1:B2:C3:...", as browsers and OpenSSL write it. */
export const fingerprintWithColons = (fingerprint: string): string => pieces(fingerprint, 2).join(':');

function pieces(digits: string, length: number): readonly string[] {
  return digits.toUpperCase().match(new RegExp(`.{1,${length}}`, 'g')) ?? [];
}

/** What names one certificate. */
export interface Fingerprints {
  /** 64 hexadecimal digits in lower case. */
  readonly fingerprint: string;
  /** SHA-256 of the public key, in base64. */
  readonly publicKey: string;
}

export type FingerprintComparison =
  | { readonly kind: 'empty' | 'match' | 'mismatch' | 'sha1' | 'md5' | 'notAFingerprint' }
  /** It is the SHA-256 of the public key, as some tools write it, and names the same key. */
  | { readonly kind: 'keyMatch' }
  /** It may be one, but this many digits are not 64. */
  | { readonly kind: 'length'; readonly digits: number };

/** Compares what IT sent with a certificate, in any form in which tools write a SHA-256 fingerprint. */
export function compareFingerprint(sent: string, certificate: Fingerprints): FingerprintComparison {
  const text = tidyText(sent);
  if (text === '') return { kind: 'empty' };
  const [label = ''] = LABEL.exec(text) ?? [];
  const digest = text.slice(label.length);
  if (/md5/i.test(label)) return { kind: 'md5' };
  if (/sha\W?1/i.test(label)) return { kind: 'sha1' };
  const hex = digest.replace(BETWEEN, '').toLowerCase();
  if (/^[0-9a-f]*$/.test(hex)) return compareDigits(hex, certificate);
  const bytes = BASE64.exec(digest.replace(/\s/g, ''))?.[1];
  if (bytes !== undefined) return compareDigits(hexOf(bytes), certificate);
  return { kind: 'notAFingerprint' };
}

function compareDigits(digits: string, { fingerprint, publicKey }: Fingerprints): FingerprintComparison {
  if (digits === fingerprint) return { kind: 'match' };
  if (digits === hexOf(publicKey)) return { kind: 'keyMatch' };
  if (digits.length === FINGERPRINT_DIGITS) return { kind: 'mismatch' };
  if (digits.length === SHA1_DIGITS) return { kind: 'sha1' };
  if (digits.length === MD5_DIGITS) return { kind: 'md5' };
  return { kind: 'length', digits: digits.length };
}

/** "SHA256 Fingerprint=", "SHA-256: ", "Thumbprint (SHA-1): ". None of its words is hexadecimal. */
const LABEL = /^(?:[\s(]*(?:sha\W?256|sha\W?1|md5|finger\s?print|thumb\s?print)[\s):=]*)+/i;
/** Between the digits. */
const BETWEEN = /[\s:.,;\-\u2010-\u2015]/g;
/** 20 or 32 bytes. "sha256/" and "sha256//" are how pinned keys are written. */
const BASE64 = /^\/{0,2}((?:[\w+/-]{43}|[\w+/-]{27}))=?$/;

function hexOf(base64: string): string {
  const binary = atob(base64.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
  return Array.from(binary, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
