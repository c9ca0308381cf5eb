import { expect, it } from 'vitest';
import { hasUnknownIssuer, servicesOf } from '../../../app/diagnostics/service-results.ts';
import type { ServiceTrust } from '../../../app/shared/trust.ts';

const authority = (fingerprint: string, sinceMs: number): ServiceTrust => ({
  authority: {
    ...{ subject: 'CN=IT', issuer: 'CN=IT', validFromMs: 0, validToMs: 1, publicKey: '', certificate: '' },
    ...{ fingerprint, sinceMs },
  },
});

it('companies share a service where they trust the same there', () => {
  const address = 'https://acme.example.com/access';
  const services = servicesOf([
    { label: 'One', address },
    { label: 'Two', address: 'https://acme.example.com/other' },
    { label: 'Three', address, trust: authority('a', 1) },
    { label: 'Four', address, trust: authority('a', 2) },
    { label: 'Five', address, trust: authority('b', 1) },
    { label: 'Six', address: 'https://globex.example.com/' },
  ]);
  expect(services.map(({ labels }) => labels)).toEqual([
    ['One', 'Two'],
    ['Three', 'Four'],
    ['Five'],
    ['Six'],
  ]);
  expect(services.map(({ trust }) => trust?.authority?.fingerprint)).toEqual([
    undefined,
    'a',
    'b',
    undefined,
  ]);
  expect(new Set(services.map(({ id }) => id)).size).toBe(4);
});

it('an issuer is unknown only where that is all that is known', () => {
  const netError = 'net::ERR_CERT_AUTHORITY_INVALID';
  expect(hasUnknownIssuer({ kind: 'insecure', netError })).toBe(true);
  expect(hasUnknownIssuer({ kind: 'insecure', netError, reason: 'certificateChanged' })).toBe(false);
  expect(hasUnknownIssuer({ kind: 'insecure' })).toBe(false);
  expect(hasUnknownIssuer({ kind: 'proxy', netError })).toBe(false);
});
