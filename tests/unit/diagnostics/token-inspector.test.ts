import { describe, expect, it } from 'vitest';
import type { KnownSession } from '../../../app/diagnostics/known-session.ts';
import { inspectToken } from '../../../app/diagnostics/token-inspector.ts';
import type { TokenInspection } from '../../../app/shared/contract/help.ts';
import { readClaims } from '../../../app/tokens/bearer-token.ts';
import type { Expiry } from '../../../app/tokens/expiry.ts';
import { tokenDigest } from '../../../app/tokens/held-token.ts';
import { jwt } from '../../support/tokens/jwt.ts';

const NOW_MS = Date.UTC(2026, 10, 21, 9, 20);
const NOW_S = NOW_MS / 1_000;
const GOOD = { sub: 'practice-26', iat: NOW_S - 60, exp: NOW_S + 600 };

function inspect(pasted: string, sessions: readonly KnownSession[] = []): TokenInspection {
  const found = inspectToken(pasted, sessions, NOW_MS);
  if (found.kind === 'empty') throw new Error('nothing was found');
  return found;
}

function knownSession(
  label: string,
  token: string,
  expiry: Expiry = { kind: 'until', expiresAtMs: NOW_MS + 480_000, lifetimeMs: 900_000 },
): KnownSession {
  const claims = readClaims(token);
  return {
    company: {
      id: label,
      label,
      providerId: 'klearstack-password',
      address: 'https://tokens.example.com/',
      account: {},
    },
    view: {
      status: { kind: 'ready' },
      isRenewing: false,
      token: { receivedAtMs: NOW_MS, isRefreshable: true, expiry, ...(claims ? { claims } : {}) },
    },
    holds: (digest) => digest.equals(tokenDigest(token)),
  };
}

describe('the state of a token', () => {
  it.each([
    ['valid until its end', GOOD, { kind: 'valid', untilMs: NOW_MS + 600_000 }],
    ['expired since its end', { exp: NOW_S - 60 }, { kind: 'expired', sinceMs: NOW_MS - 60_000 }],
    ['expired in the moment of its end', { exp: NOW_S }, { kind: 'expired', sinceMs: NOW_MS }],
    [
      'not valid before its beginning',
      { nbf: NOW_S + 60, exp: NOW_S + 600 },
      { kind: 'notYetValid', fromMs: NOW_MS + 60_000 },
    ],
    ['unknown without an end', { sub: 'practice' }, { kind: 'unknown' }],
    ['unknown with an end that is no time', { exp: 'soon' }, { kind: 'unknown' }],
    ['expired with an end in milliseconds', { exp: NOW_MS - 1 }, { kind: 'expired', sinceMs: NOW_MS - 1 }],
  ])('is %s', (_state, payload, state) => {
    expect(inspect(jwt(payload)).state).toEqual(state);
  });

  it('follows the session that holds it, which allows for a wrong clock', () => {
    const token = jwt({ exp: NOW_S - 3_600 });
    expect(inspect(token, [knownSession('ACME', token)]).state).toEqual({
      kind: 'valid',
      untilMs: NOW_MS + 480_000,
    });
  });

  it('of an opaque token is what its session knows', () => {
    expect(inspect('opaque-practice-token').state).toEqual({ kind: 'unknown' });
    const sessions = [knownSession('ACME', 'opaque-practice-token')];
    expect(inspect('Bearer opaque-practice-token', sessions)).toMatchObject({
      kind: 'opaque',
      state: { kind: 'valid', untilMs: NOW_MS + 480_000 },
      origin: { match: 'current', labels: ['ACME'] },
    });
  });
});

describe('the company of a token', () => {
  const full = { ...GOOD, iss: 'https://acme.example.com', aud: 'messages' };

  it('is the one that holds it', () => {
    const token = jwt(full);
    const sessions = [knownSession('Globex', jwt({ ...full, jti: 'other' })), knownSession('ACME', token)];
    expect(inspect(token, sessions).origin).toEqual({ match: 'current', labels: ['ACME'] });
  });

  it('looks like those with the same user, issuer and audience', () => {
    const sessions = [
      knownSession('ACME', jwt({ ...full, jti: 'one' })),
      knownSession('Twin', jwt({ ...full, jti: 'two' })),
      knownSession('Other user', jwt({ ...full, sub: 'somebody' })),
      knownSession('Other issuer', jwt({ ...full, iss: 'https://globex.example.com' })),
      knownSession('Other audience', jwt({ ...full, aud: 'payments' })),
      knownSession('Opaque', 'opaque-practice-token'),
    ];
    expect(inspect(jwt(full), sessions).origin).toEqual({ match: 'looksLike', labels: ['ACME', 'Twin'] });
  });

  it('stays unknown where the token names no user', () => {
    const token = jwt({ iss: 'https://acme.example.com' });
    const sessions = [knownSession('ACME', jwt({ iss: 'https://acme.example.com', exp: 1 }))];
    expect(inspect(token, sessions).origin).toBeUndefined();
  });
});

describe('what is odd about a token', () => {
  it.each([
    ['nothing, as a rule', jwt(GOOD), []],
    ['no algorithm', jwt(GOOD, { alg: 'none' }), ['unsigned']],
    ['no algorithm in other letters', jwt(GOOD, { alg: 'NoNe' }), ['unsigned']],
    ['no signature', jwt(GOOD).replace(/[^.]*$/, ''), ['unsigned']],
    ['no end', jwt({ sub: 'practice' }), ['noExpiry']],
    ['times in milliseconds', jwt({ exp: NOW_MS + 1 }), ['millisecondTimes']],
    ['issued tomorrow', jwt({ ...GOOD, iat: NOW_S + 86_400 }), ['issuedInFuture']],
    ['a refresh token', jwt({ ...GOOD, token_type: 'refresh' }), ['refreshToken']],
    ['a space inside', jwt(GOOD).replace('.', '. '), ['spacesInside']],
  ])('is %s', (_oddity, token, warnings) => {
    expect(inspect(token).warnings).toEqual(warnings);
  });
});

describe('the claims of a token', () => {
  it('are told in words where words are known, as plain text otherwise', () => {
    const found = inspect(jwt({ ...GOOD, user_id: 7, roles: ['a', 'b'], admin: false, exp_note: 'x' }));
    expect(found.algorithm).toBe('HS256');
    expect(found.claims).toEqual({
      subject: 'practice-26',
      issuedAtMs: NOW_MS - 60_000,
      expiresAtMs: NOW_MS + 600_000,
    });
    expect(found.otherClaims).toEqual([
      { name: 'user_id', value: '7' },
      { name: 'roles', value: '["a","b"]' },
      { name: 'admin', value: 'false' },
      { name: 'exp_note', value: 'x' },
    ]);
  });

  it('are bounded in number and in length, on one line each', () => {
    const many = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`claim ${index}`, index]));
    const found = inspect(jwt({ long: 'a'.repeat(1_000), odd: 'one\ntwo\u202e', ...many }));
    expect([found.otherClaims.length, found.leftOutClaims]).toEqual([50, 32]);
    expect(found.otherClaims[0]?.value).toBe(`${'a'.repeat(300)}…`);
    expect(found.otherClaims[1]?.value).toBe('one two');
  });

  it('may be nested more deeply than anyone could follow', () => {
    const deep = `{"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const token = `${jwt({}).split('.')[0]}.${Buffer.from(deep).toString('base64url')}.x`;
    expect(inspect(token).otherClaims).toEqual([{ name: 'deep', value: '[…]' }]);
  });

  it('called like what every object has are claims like others', () => {
    const found = inspect(jwt({ constructor: 'x', toString: 'y' }));
    expect(found.otherClaims.map(({ name }) => name)).toEqual(['constructor', 'toString']);
  });
});

describe('what is no JWT', () => {
  it.each(['garbage', 'a.b.c', '...', 'eyJhbGciOiJIUzI1NiJ9..', '💥', `${jwt(GOOD)}.five.parts`])(
    'is opaque: %s',
    (text) => {
      expect(inspect(text)).toEqual({
        kind: 'opaque',
        state: { kind: 'unknown' },
        otherClaims: [],
        leftOutClaims: 0,
        fits: [],
        warnings: [],
      });
    },
  );

  it('is nothing where nothing was pasted', () => {
    expect(inspectToken(' "" ', [], NOW_MS)).toEqual({ kind: 'empty' });
  });

  it('never comes back in the answer, whatever was pasted', () => {
    const token = jwt({ ...GOOD, padding: 'x'.repeat(1_000_000) });
    for (const text of [token, 'canary-opaque', jwt(GOOD), 'canary with spaces']) {
      const said = JSON.stringify(inspect(text, [knownSession('ACME', text)]));
      expect(said).not.toContain('canary');
      for (const part of token.split('.')) expect(said).not.toContain(part);
      expect(said.length).toBeLessThan(30_000);
    }
  });
});
