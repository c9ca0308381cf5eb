import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareFingerprint,
  type FingerprintComparison,
  fingerprintGroups,
  fingerprintWithColons,
} from '../../../app/shared/fingerprint.ts';

const digest = createHash('sha256').update('a certificate').digest();
const key = createHash('sha256').update('its key').digest();
const hex = digest.toString('hex');
const colons = fingerprintWithColons(hex);
const certificate = { fingerprint: hex, publicKey: key.toString('base64') };
const compared = (sent: string): FingerprintComparison => compareFingerprint(sent, certificate);

it('is read in groups of four and written with colons', () => {
  expect(fingerprintGroups(hex)).toHaveLength(16);
  expect(fingerprintGroups(hex).join('')).toBe(hex.toUpperCase());
  expect(colons).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
});

describe('what IT sends matches, whatever tool wrote it', () => {
  it.each([
    ['as it is shown', fingerprintGroups(hex).join(' ')],
    ['in lower case, without anything between', hex],
    ['with colons', colons],
    ['by OpenSSL', `sha256 Fingerprint=${colons}`],
    ['by OpenSSL 1.1', `SHA256 Fingerprint=${colons}\n`],
    ['with a label of its own', `SHA-256: ${colons.toLowerCase()}`],
    ['like a key of SSH', `SHA256:${digest.toString('base64').replace('=', '')}`],
    ['in base64', digest.toString('base64')],
    ['in base64url', digest.toString('base64url')],
    ['with dashes', colons.replaceAll(':', '-')],
    ['over two lines of a mail', `${colons.slice(0, 48)}\r\n${colons.slice(48)}`],
    ['with what Windows puts in front', `\u200e${hex}`],
    ['by Windows', `Thumbprint (SHA-256): ${hex.toUpperCase()}`],
    ['with spaces that do not break', fingerprintGroups(hex).join('\u00a0')],
  ])('%s', (_how, sent) => expect(compared(sent)).toEqual({ kind: 'match' }));

  it.each([
    ['as curl pins it', `sha256//${key.toString('base64')}`],
    ['as browsers pinned it', `sha256/${key.toString('base64')}`],
    ['in digits', key.toString('hex')],
  ])('the fingerprint of its public key, %s', (_how, sent) =>
    expect(compared(sent)).toEqual({ kind: 'keyMatch' }),
  );
});

describe('what does not match', () => {
  it('is any other fingerprint, however little it differs', () => {
    fc.assert(
      fc.property(fc.nat(63), fc.integer({ min: 1, max: 15 }), (at, by) => {
        const other = ((Number.parseInt(hex[at] ?? '', 16) + by) % 16).toString(16);
        const sent = hex.slice(0, at) + other + hex.slice(at + 1);
        expect(compared(sent)).toEqual({ kind: 'mismatch' });
        expect(compared(Buffer.from(sent, 'hex').toString('base64'))).toEqual({ kind: 'mismatch' });
      }),
    );
  });

  it.each([
    ['of SHA-1', createHash('sha1').update('a certificate').digest('hex'), 'sha1'],
    ['of SHA-1, with its label', 'SHA1 Fingerprint=AB:CD', 'sha1'],
    ['of SHA-1, in base64', createHash('sha1').update('a certificate').digest('base64'), 'sha1'],
    ['of MD5', createHash('md5').update('a certificate').digest('hex'), 'md5'],
    ['of MD5, with its label', 'MD5 Fingerprint=AB:CD', 'md5'],
    ['no fingerprint at all', 'Call me back, please', 'notAFingerprint'],
    ['an address', 'https://acme.example.com', 'notAFingerprint'],
    ['nothing', ' \n', 'empty'],
  ] as const)('%s', (_what, sent, kind) => expect(compared(sent)).toEqual({ kind }));

  it.each([
    ['cut off', colons.slice(0, 30), 20],
    ['with a digit too many', `${hex}0`, 65],
    ['only begun', 'SHA256:', 0],
  ])('one that is %s', (_how, sent, digits) => expect(compared(sent)).toEqual({ kind: 'length', digits }));
});

it('takes any text without breaking', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (sent) => {
      expect(compared(sent).kind).not.toMatch(/atch$/);
    }),
  );
});
