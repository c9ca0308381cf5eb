// The search that every end-to-end test ends with finds what it is there to find.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLeaks } from '../../../support/leaks/leak-search.ts';

const PASSWORD = 'practice+pass & "word"';
const secrets = [{ name: 'the password', value: PASSWORD }];
const leaksIn = (content: string | Buffer) => findLeaks(secrets, [{ place: 'a file', content }]);

describe('a planted secret is found', () => {
  it.each([
    ['plain', `before ${PASSWORD} after`],
    ['in a URL', `https://host.example/?p=${encodeURIComponent(PASSWORD)}`],
    ['in a form', new URLSearchParams({ p: PASSWORD }).toString()],
    ['in JSON', JSON.stringify({ p: PASSWORD })],
    ['in JSON inside JSON', JSON.stringify(JSON.stringify({ p: PASSWORD }))],
    ['in HTML', '<b>practice+pass &amp; &quot;word&quot;</b>'],
    ['as hex', Buffer.from(PASSWORD).toString('hex')],
    ['reversed', [...PASSWORD].reverse().join('')],
    ['as UTF-16, as LevelDB has it', Buffer.from(`x${PASSWORD}x`, 'utf16le')],
    ['as UTF-16, high bytes first', Buffer.from(`x${PASSWORD}x`, 'utf16le').swap16()],
    [
      'among bytes that are no text',
      Buffer.concat([Buffer.from([0, 255]), Buffer.from(PASSWORD), Buffer.from([254])]),
    ],
  ])('%s', (_, content) => expect(leaksIn(content).join()).toMatch(/^the password in a file, as /));

  it('with umlauts, as they are or escaped', () => {
    const umlauts = [{ name: 'it', value: 'Söhne & co' }];
    for (const content of ['Söhne & co', 'S\\u00f6hne & co', 'S%C3%B6hne%20%26%20co'])
      expect(findLeaks(umlauts, [{ place: 'here', content }]).length).toBeGreaterThan(0);
  });

  it('as base64 of either kind, whatever stands around it', () => {
    const around = fc.uint8Array({ maxLength: 7 });
    fc.assert(
      fc.property(around, around, fc.constantFrom('base64', 'base64url'), (before, after, kind) => {
        const content = Buffer.concat([before, Buffer.from(PASSWORD), after]).toString(kind as 'base64');
        expect(leaksIn(content)).toContain(`the password in a file, as ${kind}`);
      }),
    );
  });
});

it('finds a token that no one told of', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = `${part({ alg: 'HS256' })}.${part({ user: 'practice' })}.c2lnbmF0dXJl`;
  expect(leaksIn(`Bearer ${token}`)).toEqual(['a token in a file']);
});

it('finds nothing where nothing is, and never says the secret itself', () => {
  expect(leaksIn('practice, a password, eyJ, practice+pass')).toEqual([]);
  expect(leaksIn(PASSWORD).join()).not.toContain(PASSWORD);
});

it('does not take a secret that would be found by chance', () => {
  expect(() => findLeaks([{ name: 'it', value: 'abc' }], [])).toThrow('found by chance');
});
