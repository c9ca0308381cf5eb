import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClaims } from '../../../app/tokens/bearer-token.ts';
import { cpuMs } from '../../support/app/cpu-time.ts';
import { randomCases } from '../../support/core/random-cases.ts';
import { jwt, jwtOfText } from '../../support/tokens/jwt.ts';

describe('the claims of a token', () => {
  it('reads who, for whom, from whom and until when', () => {
    const token = jwt({
      sub: '7',
      iss: 'tokens.example.com',
      aud: ['MessagingPlatform', 'Reports'],
      name: 'Jørgen & Søn',
      email: 'j@example.com',
      iat: 1_760_000_000,
      exp: 1_760_003_600,
    });
    expect(readClaims(token)).toEqual({
      subject: '7',
      issuer: 'tokens.example.com',
      audience: 'MessagingPlatform, Reports',
      name: 'Jørgen & Søn',
      email: 'j@example.com',
      issuedAtMs: 1_760_000_000_000,
      expiresAtMs: 1_760_003_600_000,
    });
  });

  it('takes KlearStack’s user_id, also as a number, where there is no subject', () => {
    expect(readClaims(jwt({ user_id: 42 }))).toEqual({ subject: '42' });
    expect(readClaims(jwt({ user_id: 42, sub: 'seven' }))).toEqual({ subject: 'seven' });
  });

  it.each([
    ['a word', '"soon"'],
    ['an empty text', '""'],
    ['a day without a time', '"2026-01-05"'],
    ['a negative number', '-5'],
    ['zero', '0'],
    ['not finite', '1e999'],
    ['null', 'null'],
    ['an object', '{"seconds":1}'],
    ['past what a date can hold', '9e15'],
  ])('leaves out an expiry that is %s, and keeps the rest', (_what, exp) => {
    expect(readClaims(jwtOfText(`{"sub":"7","exp":${exp}}`))).toEqual({ subject: '7' });
  });

  it.each([
    ['in quotes', '"1760000000"', 1_760_000_000_000],
    ['in quotes and milliseconds', '"1760000000000"', 1_760_000_000_000],
    ['in quotes with a fraction', '"1760000000.5"', 1_760_000_000_500],
    ['as a date', '"2025-10-09T08:53:20Z"', 1_760_000_000_000],
    ['as a date with an offset', '"2025-10-09T10:53:20.000+02:00"', 1_760_000_000_000],
    ['as a date without one, which is UTC', '"2025-10-09T08:53:20"', 1_760_000_000_000],
  ])('reads an expiry that is written %s', (_how, exp, expiresAtMs) => {
    expect(readClaims(jwtOfText(`{"exp":${exp}}`))).toEqual({ expiresAtMs });
  });

  it('reads an expiry in the year 9999 as seconds', () => {
    const exp = Date.UTC(9999, 11, 31, 23, 59, 59) / 1_000;
    expect(readClaims(jwt({ exp }))).toEqual({ expiresAtMs: Date.UTC(9999, 11, 31, 23, 59, 59) });
  });

  it('takes an expiry in milliseconds for what it is', () => {
    const exp = Date.UTC(2026, 0, 5);
    expect(readClaims(jwt({ exp }))).toEqual({ expiresAtMs: exp });
  });

  it('reads a token whose algorithm is none: its signature is the service’s business', () => {
    expect(readClaims(`${jwt({ sub: '7' }, { alg: 'none' }).split('.').slice(0, 2).join('.')}.`)).toEqual({
      subject: '7',
    });
  });

  it('cuts off texts that no screen could show', () => {
    const claims = readClaims(jwt({ name: 'n'.repeat(5_000), aud: Array(9_999).fill('aud') }));
    expect(claims?.name).toHaveLength(300);
    expect(claims?.audience).toHaveLength(300);
  });

  it('lets no key of the payload reach a prototype', () => {
    expect(readClaims(jwtOfText('{"__proto__":{"subject":"x"},"constructor":1,"sub":"7"}'))).toEqual({
      subject: '7',
    });
    expect(({} as { subject?: string }).subject).toBeUndefined();
  });
});

describe('an opaque token', () => {
  it.each([
    ['a random string', 'q83vEjRWeJCrze8SNFZ4kA=='],
    ['empty', ''],
    ['only dots', '...'],
    [
      'a payload that is no JSON, as in the service’s own documentation',
      jwtOfText('{"token_type":"access","exp":16'),
    ],
    [
      'a payload of bytes that are no text',
      `eyJhbGciOiJIUzI1NiJ9.${Buffer.from([0xff, 0xfe, 0]).toString('base64url')}.x`,
    ],
    ['a payload with a hole in the middle', 'eyJhbGciOiJIUzI1NiJ9.eyJ0b2tlbl90eXBlIjoi...IsImV4cCI6MTZ9.x'],
    ['a payload that is a list', jwt([1, 2])],
    ['a payload that is null', jwt(null)],
    ['a payload that is a text', jwt('exp')],
    ['nested deeper than a parser likes', jwtOfText('['.repeat(100_000))],
  ])('has no claims: %s', (_what, token) => {
    expect(readClaims(token)).toBeUndefined();
  });

  it('never throws, whatever the token: 10,000 of them', () => {
    const anyPayload = fc.oneof(
      fc.json().map(jwtOfText),
      fc.string({ unit: 'binary' }).map(jwtOfText),
      fc
        .dictionary(fc.constantFrom('sub', 'iss', 'aud', 'exp', 'iat', 'name', '__proto__'), fc.anything())
        .map((payload) => jwtOfText(JSON.stringify(payload, bigintAsNull) ?? '')),
      fc.string({ unit: 'binary' }),
      fc.array(fc.base64String()).map((parts) => parts.join('.')),
    );
    fc.assert(
      fc.property(anyPayload, (token) => {
        const claims = readClaims(token);
        for (const ms of [claims?.expiresAtMs, claims?.issuedAtMs]) {
          if (ms !== undefined) expect(Number.isNaN(new Date(ms).getTime())).toBe(false);
        }
      }),
      { numRuns: randomCases(10_000) },
    );
  });

  it('of a megabyte costs less than two seconds', async () => {
    const costMs = await cpuMs(() => {
      expect(readClaims(jwt({ filler: 'x'.repeat(1_000_000), sub: '7' }))).toEqual({ subject: '7' });
      expect(readClaims('x'.repeat(1_000_000))).toBeUndefined();
      expect(readClaims('.'.repeat(1_000_000))).toBeUndefined();
    });
    expect(costMs).toBeLessThan(2_000);
  });
});

const bigintAsNull = (_key: string, value: unknown) => (typeof value === 'bigint' ? null : value);
