import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomCases } from '../../support/core/random-cases.ts';
import { EVERY_FIELD, read, readJson, SECRETS } from './read-answer.ts';

describe('whatever comes', () => {
  const KINDS = [
    'granted',
    'rejected',
    'rateLimited',
    'serverFault',
    'misconfigured',
    'offline',
    'timeout',
    'insecure',
    'proxy',
    'cancelled',
  ];
  /** Two words, so that it can pass for no token. */
  const MARK = 'practice mark';
  const name = fc.constantFrom(
    ...['access_token', 'refresh_token', 'expires_in', 'error', 'message', 'detail', 'error_description'],
    ...['__proto__', 'constructor', 'toString', 'practice mark'],
  );
  const text = fc.oneof(
    fc.constant(MARK),
    fc.string(),
    fc.constantFrom(...EVERY_FIELD.map((f) => `${MARK} ${f}`)),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.integer(),
      fc.double(),
      fc.constant(null),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('value'), { maxLength: 3 }),
    object: fc
      .array(fc.tuple(name, tie('value')), { maxLength: 5 })
      .map((entries) => Object.fromEntries(entries)),
  }));
  const body = fc.oneof(
    value.map((json) => JSON.stringify(json)),
    value.map((json) => `<html>${JSON.stringify(json)}`),
    value.map((json) => JSON.stringify(json).slice(1)),
    text,
    fc.string({ unit: 'binary' }),
  );
  const answer = fc.record({
    status: fc.integer({ min: 200, max: 599 }),
    contentType: fc.constantFrom('', 'application/json', 'text/html', 'text/plain', MARK),
    body,
  });

  it('never throws and gives one of the known outcomes', () => {
    fc.assert(
      fc.property(answer, (any) => {
        expect(KINDS).toContain(read(any, EVERY_FIELD).kind);
      }),
      { numRuns: randomCases(2_000) },
    );
  });

  it('no text of a body leaves but tokens, release version, and the words of a refusal', () => {
    fc.assert(
      fc.property(answer, (any) => {
        const outcome = read(any, EVERY_FIELD);
        const { words: _forThePerson, ...rest } = { words: undefined, ...outcome };
        expect(JSON.stringify(rest)).not.toContain(MARK);
      }),
      { numRuns: randomCases(2_000) },
    );
  });

  it('the words of a refusal are one short line without a secret, and no body', () => {
    let quoted = 0;
    const echo = fc.tuple(text, fc.constantFrom('', ...SECRETS), text).map((parts) => parts.join(''));
    const refusal = fc.record({
      status: fc.constantFrom(400, 401, 403, 404),
      contentType: fc.constantFrom('', 'application/json', 'text/html', 'text/plain'),
      body: fc.oneof(
        body,
        echo,
        fc.record({ detail: echo, password: echo }).map((json) => JSON.stringify(json)),
      ),
    });
    fc.assert(
      fc.property(refusal, (any) => {
        const { words } = { words: undefined, ...read(any, EVERY_FIELD) };
        if (words === undefined) return;
        quoted += 1;
        expect(words).not.toContain(SECRETS[0]);
        expect(words).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]|<[a-z!/][^>]*>/u);
        expect(Array.from(words).length).toBeLessThanOrEqual(161);
      }),
      { numRuns: randomCases(3_000) },
    );
    expect(quoted).toBeGreaterThan(randomCases(300));
  });

  it('a granted token can always be pasted into a header', () => {
    const token = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme-ascii', minLength: 1 }),
    );
    fc.assert(
      fc.property(token, (access_token) => {
        const outcome = readJson({ access_token });
        if (outcome.kind !== 'granted') return;
        const headers = new Headers({ authorization: `Bearer ${outcome.grant.accessToken}` });
        expect(headers.get('authorization')).toBe(`Bearer ${access_token}`);
      }),
      { numRuns: randomCases(2_000) },
    );
  });
});
