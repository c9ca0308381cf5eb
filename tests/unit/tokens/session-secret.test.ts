import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSecret, writeSecret } from '../../../app/tokens/session-secret.ts';
import { randomCases } from '../../support/core/random-cases.ts';
import { held } from '../../support/tokens/held-token-sample.ts';

describe('the text for the vault', () => {
  it('gives back what went in, claims read anew', () => {
    const token = { ...held, renewals: { afterDeath: true }, otherType: 'DPoP' };
    const secret = { token, typed: { password: 'practice-password' } };
    expect(readSecret(writeSecret(secret))).toEqual(secret);
    expect(readSecret(writeSecret({}))).toEqual({});
    expect(readSecret(writeSecret({ typed: { 'päss "word"': '\u0000 \\ 🔑' } }))).toEqual({
      typed: { 'päss "word"': '\u0000 \\ 🔑' },
    });
  });

  it('does not hold the claims a second time', () => {
    expect(writeSecret({ token: held })).not.toContain('claims');
  });

  const good = JSON.parse(writeSecret({ token: held }));
  it.each([
    ['nothing', ''],
    ['no JSON', '{"token":'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"token"'],
    ['no access token', JSON.stringify({ token: { ...good.token, accessToken: undefined } })],
    ['an empty access token', JSON.stringify({ token: { ...good.token, accessToken: '' } })],
    ['an unknown kind of expiry', JSON.stringify({ token: { ...good.token, expiry: { kind: 'never' } } })],
    ['a time that is no date', JSON.stringify({ token: { ...good.token, receivedAtMs: 1e300 } })],
    ['a time that is not finite', writeSecret({ token: { ...held, receivedAtMs: Number.NaN } })],
    [
      'a lifetime of nothing',
      JSON.stringify({ token: { ...good.token, expiry: { ...good.token.expiry, lifetimeMs: 0 } } }),
    ],
    ['typed values that are no texts', '{"typed":{"password":7}}'],
  ])('is refused when it is or has %s', (_what, text) => {
    expect(readSecret(text)).toBeUndefined();
  });

  it('never throws, and lets nothing reach a prototype', () => {
    readSecret('{"typed":{"__proto__":"x"},"__proto__":{"token":1}}');
    expect(({} as { token?: unknown }).token).toBeUndefined();
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => void readSecret(text)),
      { numRuns: randomCases(2_000) },
    );
  });
});
