import { describe, expect, it } from 'vitest';
import { consentOf, droppedHost } from '../../../../renderer/sign-in/draft-trust.ts';

const facts = {
  ...{ subject: 'CN=practice', issuer: 'CN=practice', validFromMs: 0, validToMs: 1 },
  ...{ fingerprint: '0'.repeat(64), publicKey: 'a key' },
};
const certificate = {
  consent: { lookId: 'look-1', fingerprint: facts.fingerprint, accepted: ['selfSigned'] as const },
  ...{ facts, host: 'acme.example.com:8443' },
};
const authority = { consent: { authorityId: 'authority-1', fingerprint: facts.fingerprint }, facts };
const stored = { certificate: { ...facts, host: 'acme.example.com', accepted: [], sinceMs: 0 } };
const HERE = 'https://acme.example.com:8443/';
const ELSEWHERE = 'https://acme.example.com/';

describe('what goes with a company that is saved', () => {
  it('is nothing where nothing was agreed to', () => expect(consentOf({}, HERE)).toBeUndefined());

  it('is what was agreed to, for the host and port that showed it', () => {
    expect(consentOf({ certificate }, HERE)).toEqual({ certificate: certificate.consent, authority: null });
  });

  it('is not a certificate of another port; an authority stays', () => {
    expect(consentOf({ certificate }, ELSEWHERE)).toBeUndefined();
    expect(consentOf({ certificate, authority }, ELSEWHERE)).toEqual({
      ...{ certificate: null, authority: authority.consent },
    });
  });
});

describe('a certificate that will not be trusted any more', () => {
  it.each([
    ['agreed to, at its host', { certificate }, undefined, HERE, undefined],
    ['agreed to, elsewhere', { certificate }, undefined, ELSEWHERE, 'acme.example.com:8443'],
    ['stored, at its host', {}, stored, ELSEWHERE, undefined],
    ['stored, elsewhere', {}, stored, HERE, 'acme.example.com'],
    ['stored, while no address is typed', {}, stored, undefined, undefined],
    ['none', {}, undefined, HERE, undefined],
  ] as const)('%s', (_what, agreed, known, address, dropped) =>
    expect(droppedHost(agreed, known, address)).toBe(dropped),
  );
});
