// Each of these names could be taken for "ACME", or for another name in the list: none gets by without a word.
import { describe, expect, it } from 'vitest';
import { CompanyNames, KnownNames, loadNameSkeletons } from '../../../app/companies/name-twins.ts';
import { holdsUnseen, tidyText } from '../../../app/shared/unseen.ts';

const skeletons = await loadNameSkeletons();
const twinIn = (names: readonly string[], name: string) => {
  const known = new KnownNames(
    skeletons,
    names.map((label) => ({ id: label, label })),
  );
  return known.twinOf(name, null);
};

describe('a name that looks like ACME, in other characters', () => {
  it.each([
    ['Cyrillic', '\u0410\u0421\u041c\u0415'],
    ['one Cyrillic letter', 'A\u0421ME'],
    ['Cyrillic in small letters', '\u0430\u0441\u043c\u0435'],
    ['Cyrillic, capitalised', '\u0410\u0441\u043c\u0435'],
    ['Greek and Latin', '\u0391C\u039c\u0395'],
    ['a Greek alpha', '\u03b1cme'],
    ['Cherokee', '\u13aa\u13df\u13b7\u13ac'],
    ['Lisu', '\ua4ee\ua4da\ua4df\ua4f0'],
    ['Coptic letters', '\u0410\u2ca4\u2c98\u0415'],
    ['full width', '\uff21\uff23\uff2d\uff25'],
    ['one letter in full width', '\uff21CME'],
    ['mathematical bold', '\u{1d400}\u{1d402}\u{1d40c}\u{1d404}'],
    ['script letters', '\u{1d49c}\u{1d49e}\u2133\u2130'],
    ['Fraktur', '\u{1d504}\u212d\u{1d510}\u{1d508}'],
    ['double-struck', '\u{1d538}\u2102\u{1d544}\u{1d53c}'],
    ['monospace, in small letters', '\u{1d68a}\u{1d68c}\u{1d696}\u{1d68e}'],
    ['in circles', '\u24b6\u24b8\u24c2\u24ba'],
    ['in squares', '\u{1f130}\u{1f132}\u{1f13c}\u{1f134}'],
    ['Roman numerals', 'A\u216d\u216fE'],
    ['the estimated symbol', 'ACM\u212e'],
    ['an r and an n', 'acrne'],
    ['a line under the last letter', 'ACME\u0332'],
    ['a letter struck through', 'A\u0336CME'],
    ['a circle around a letter', 'AC\u20ddME'],
    ['several scripts at once', '\u13aa\u216dm\u0435'],
  ])('%s: is found', (_what, name) => {
    expect(twinIn(['Globex', 'ACME'], name)).toEqual({ kind: 'alike', label: 'ACME' });
  });
});

describe('a name with something invisible', () => {
  const INVISIBLE = [
    ...['\u00ad', '\u034f', '\u061c', '\u115f', '\u17b4', '\u180e', '\u200b', '\u200c', '\u200d', '\u200e'],
    ...['\u202e', '\u2060', '\u2066', '\u3164', '\ufe0f', '\ufeff', '\uffa0', '\u{1d173}', '\u{e0041}'],
  ];

  it.each(INVISIBLE.map((character) => [character.codePointAt(0)?.toString(16), character] as const))(
    'U+%s: is refused in a file, and without it the very same where it was typed',
    (_code, character) => {
      const name = `ACME${character}`;
      expect(holdsUnseen(name)).toBe(true);
      expect(twinIn(['ACME'], tidyText(name))).toEqual({ kind: 'same', label: 'ACME' });
    },
  );

  it('is refused for every character that Unicode calls ignorable', () => {
    const kept: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const character = String.fromCodePoint(code);
      if (!/\p{Default_Ignorable_Code_Point}/u.test(character)) continue;
      if (
        !holdsUnseen(`AC${character}ME`) ||
        /\p{Default_Ignorable_Code_Point}/u.test(tidyText(`AC${character}ME`))
      )
        kept.push(code.toString(16));
    }
    expect(kept).toEqual([]);
  });

  it('may have what letters of its script need, which makes it no other name', () => {
    const persian = '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645';
    expect(holdsUnseen(persian)).toBe(false);
    expect(twinIn([persian], persian.replace('\u200c', ''))).toEqual({ kind: 'alike', label: persian });
  });
});

describe('the very same name', () => {
  it.each(['ACME', 'acme', 'Acme'])('%s: is found, whatever the case', (name) => {
    expect(twinIn(['ACME'], name)).toEqual({ kind: 'same', label: 'ACME' });
  });

  it('is found before one that only looks like it', () => {
    expect(twinIn(['\u0410\u0421\u041c\u0415', 'acme'], 'ACME')).toEqual({ kind: 'same', label: 'acme' });
  });

  it('may be written with a letter and its mark apart', () => {
    expect(twinIn(['S\u00f6hne'], 'So\u0308hne')).toEqual({ kind: 'same', label: 'S\u00f6hne' });
  });

  it('ill is the same as ILL, although the letters alone look different', () => {
    expect(twinIn(['ILL'], 'ill')).toEqual({ kind: 'same', label: 'ILL' });
  });
});

describe('an honest name is not suspected', () => {
  it.each([
    ['ACME', 'ACNE'],
    ['ACME', 'AKME'],
    ['ACME', 'ACME GmbH'],
    ['ACME', 'ACME 2'],
    ['ACME', 'ACM'],
    ['ACME (2)', 'ACME (3)'],
    ['Plant 1', 'Plant 2'],
    ['Muller', 'M\u00fcller'],
    ['Mueller', 'M\u00fcller'],
    ['Rose', 'Ros\u00e9'],
    ['Arzte', '\u00c4rzte'],
    ['Yandex', '\u042f\u043d\u0434\u0435\u043a\u0441'],
    ['Pochta', '\u041f\u043e\u0447\u0442\u0430'],
    ['\u6771\u4eac', '\u4e1c\u4eac'],
    ['Delhi', '\u0926\u093f\u0932\u094d\u0932\u0940'],
    ['\u{1f3e2} North', '\u{1f3ed} North'],
  ])('%s and %s', (known, name) => {
    expect(twinIn([known], name)).toBeNull();
  });
});

it('a company is no twin of itself, and names are gathered anew when the list has changed', async () => {
  const company = {
    providerId: 'x',
    address: 'https://acme.example.com/',
    account: {},
    practice: false,
  } as const;
  const more = { storePassword: false, copyFormat: 'token' } as const;
  let all = [{ ...company, ...more, id: '1', label: 'ACME' }];
  const names = new CompanyNames({ all: () => all });
  expect(await names.twinOf('acme', '1')).toBeNull();
  expect(await names.twinOf('acme', null)).toEqual({ kind: 'same', label: 'ACME' });
  all = [];
  expect(await names.twinOf('acme', null)).toBeNull();
});
