import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsUnseen, isTurned, isUnseen, seenText, tidyText } from '../../../app/shared/unseen.ts';
import { randomCases } from '../../support/core/random-cases.ts';

/** All that comes along with text from mail, chats, pages and spreadsheets and is not seen there. */
const UNSEEN: readonly (readonly [name: string, character: string])[] = [
  ['a soft hyphen', '\u00ad'],
  ['a combining grapheme joiner', '\u034f'],
  ['an Arabic letter mark', '\u061c'],
  ['a Mongolian vowel separator', '\u180e'],
  ['a space of no width', '\u200b'],
  ['a non-joiner', '\u200c'],
  ['a joiner', '\u200d'],
  ['a left-to-right mark', '\u200e'],
  ['a right-to-left mark', '\u200f'],
  ['an embedding', '\u202a'],
  ['a right-to-left override', '\u202e'],
  ['a word joiner', '\u2060'],
  ['an invisible plus', '\u2064'],
  ['an isolate', '\u2068'],
  ['the end of an isolate', '\u2069'],
  ['a variation selector', '\ufe0f'],
  ['a byte order mark', '\ufeff'],
  ['an interlinear annotation', '\ufff9'],
  ['an unseen letter', '\u{e0061}'],
  ['half a character', '\ud83d'],
  ['a bell', '\u0007'],
  ['a delete', '\u007f'],
];

describe.each(UNSEEN)('%s', (_, character) => {
  it.each([
    `${character}Practice Company`,
    `Practice Company${character}`,
    `Prac${character}tice Company`,
    `Practice${character} ${character.repeat(3)}Company`,
  ])('is taken out of a text (%#)', (text) => {
    expect(holdsUnseen(text)).toBe(true);
    expect([seenText(text), tidyText(text)]).toEqual(['Practice Company', 'Practice Company']);
    expect(isUnseen(character)).toBe(character !== '\ud83d');
  });
});

describe.each([
  ['a no-break space', '\u00a0'],
  ['a narrow no-break space', '\u202f'],
  ['a space of a letter’s width', '\u2003'],
  ['an ideographic space', '\u3000'],
  ['a Korean blank', '\u3164'],
  ['a Braille blank', '\u2800'],
  ['two spaces', '  '],
  ['a no-break space beside a space', '\u00a0 '],
  ['a tab', '\t'],
  ['a line break', '\r\n'],
  ['a line separator', '\u2028'],
])('%s', (_, space) => {
  it('becomes one plain space, and none at the ends', () => {
    expect(tidyText(`${space}Practice${space}Company${space}`)).toBe('Practice Company');
  });
});

describe('what is seen stays', () => {
  it.each([
    ['a family', '👩‍👩‍👧‍👦'],
    ['a woman of dark skin at a computer', '👩🏽‍💻'],
    ['a rainbow flag', '🏳️‍🌈'],
    ['the flag of Scotland', '🏴󠁧󠁢󠁳󠁣󠁴󠁿 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿🚀'],
    ['a red heart', '❤️ ACME'],
    ['a telephone that is a letter', '☎︎'],
    ['the key of a telephone', '1️⃣'],
    ['a Persian word with its non-joiner', 'می‌خواهم'],
    ['a Hindi conjunct with its joiner', 'क्‍ष'],
    ['a Hindi word with its non-joiner', 'राज्‌य'],
    ['a Bengali word with a joiner before its sign', 'র‍্যাম'],
    ['a Malayalam word that ends with a joiner', 'അവന്‍'],
    ['Sri Lanka', 'ශ්‍රී ලංකා'],
    ['a Japanese name in its own form', '葛\u{e0100}城'],
    ['a Mongolian word', 'ᠨᠠᠢᠮ\u180eᠠ'],
    ['an Arabic number sign', '\u0600123'],
  ])('%s', (_, text) => {
    expect([holdsUnseen(text), tidyText(text)]).toEqual([false, text]);
  });

  it('in the one form that services compare', () => {
    expect(tidyText('So\u0308hne, Cafe\u0301')).toBe('Söhne, Café');
  });

  it('but not what does nothing for it', () => {
    expect(tidyText('می‌‌خواهم‌')).toBe('می‌خواهم');
    expect(tidyText('1\ufe0f 2\u200d3 A\u{e0100} 👩\u200d')).toBe('1 23 A 👩');
    expect(tidyText('🏴\u{e0070}\u{e0077}')).toBe('🏴');
  });
});

it('knows what turns a text round', () => {
  expect(['\u202e', '\u2066', '\u200f'].map(isTurned)).toEqual([true, true, true]);
  expect(isTurned('\u200b حساب')).toBe(false);
});

describe('whatever the text', () => {
  const unseen = fc.constantFrom(...UNSEEN.map(([, character]) => character), ' ', '\t', '\u00a0', '\u3164');
  const seen = fc.constantFrom(
    'a',
    'é',
    'e\u0301',
    'م',
    'क',
    '्',
    'ন',
    '葛',
    '👩',
    '🏴',
    '🏽',
    '1',
    '⃣',
    'ᠨ',
    '가',
  );
  const text = fc.oneof(
    fc.array(fc.oneof(unseen, seen), { maxLength: 12 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );

  it('tidying it twice changes nothing more, and nothing unseen is left', () => {
    fc.assert(
      fc.property(text, (any) => {
        const tidy = tidyText(any);
        expect(tidyText(tidy)).toBe(tidy);
        expect(holdsUnseen(tidy)).toBe(false);
        expect(tidy).not.toMatch(/^\s|\s$|\s\s|[^\S ]/);
        expect(tidy).toBe(tidy.normalize('NFC'));
      }),
      { numRuns: randomCases(5_000) },
    );
  });

  it('nothing that is seen gets lost', () => {
    const letters = (any: string) =>
      any.normalize('NFC').replace(/[\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu, '');
    fc.assert(
      fc.property(text, (any) => {
        const known = any.replace(/\p{Cn}|\p{Co}/gu, '');
        expect(letters(tidyText(known))).toBe(letters(known));
      }),
      { numRuns: randomCases(5_000) },
    );
  });
});

it('takes no time over a megabyte', () => {
  const text = '\u200b'.repeat(500_000) + 'a\u200d'.repeat(250_000);
  expect(tidyText(text)).toBe('a'.repeat(250_000));
});
