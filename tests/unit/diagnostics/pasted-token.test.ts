import { expect, it } from 'vitest';
import { pastedToken } from '../../../app/diagnostics/pasted-token.ts';
import { jwt } from '../../support/tokens/jwt.ts';

const TOKEN = jwt({ sub: 'practice' });

it.each([
  ['alone', TOKEN],
  ['between line breaks', `\r\n  ${TOKEN}\t\n`],
  ['in quotes', `"${TOKEN}",`],
  ['in the quotes of a letter', `“${TOKEN}”`],
  ['with its scheme', `Bearer ${TOKEN}`],
  ['with its scheme in small letters', `bearer\t${TOKEN}`],
  ['as a header', `Authorization: Bearer ${TOKEN}`],
  ['as a header without a space', `authorization:Bearer ${TOKEN}`],
  ['as JSON', `{ "Authorization": "Bearer ${TOKEN}" }`],
  ['as a field of JSON', `"access_token": "${TOKEN}",`],
  ['with invisible ends', `\ufeff\u200b${TOKEN}\u200b`],
])('finds a token that stands %s', (_place, pasted) => {
  expect(pastedToken(pasted)).toEqual({ text: TOKEN, hasSpacesInside: false });
});

it('puts a JWT together that a mail broke into lines, and says so', () => {
  const broken = `Bearer ${TOKEN.slice(0, 20)}\r\n ${TOKEN.slice(20)}`;
  expect(pastedToken(broken)).toEqual({ text: TOKEN, hasSpacesInside: true });
});

it('leaves a sentence as it is', () => {
  expect(pastedToken(' no token at all ')).toEqual({ text: 'no token at all', hasSpacesInside: true });
});

it.each(['', '  \n ', '""', 'Bearer ', 'Authorization: '])('finds nothing in %j', (pasted) => {
  expect(pastedToken(pasted).text).toMatch(/^(Bearer|)$/);
});

// In quadratic time, one of these would outlast the test's own limit by hours.
it.each([' ', '"', '.', 'a', 'Bearer ', '" x', '\u200b'])(
  'takes a megabyte of %j in its stride',
  (filling) => {
    const many = filling.repeat(1_048_576 / filling.length);
    expect(pastedToken(`x${many}x`).text).toMatch(/^x.*x$/su);
    expect(pastedToken(many).text.length).toBeLessThanOrEqual(many.length);
  },
);
