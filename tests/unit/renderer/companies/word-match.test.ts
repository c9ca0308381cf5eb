import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FITS, fitOf, folded, searchable } from '../../../../renderer/companies/word-match.ts';

const fit = (typed: string, text: string) => fitOf(folded(typed), searchable(text));

describe('a typed word', () => {
  it.each([
    ['glo', 'Global Nuts & Metals', FITS.start],
    ['GLOBAL', 'global nuts', FITS.start],
    ['nut', 'Global Nuts & Metals', FITS.wordStart],
    ['(prod', 'Umbrella (Production)', FITS.wordStart],
    ['gnm', 'Global Nuts & Metals', FITS.initials],
    ['glonu', 'Global Nuts & Metals', FITS.initials],
    ['gm', 'Global Nuts & Metals', FITS.initials],
    ['ks', 'KlearStack', FITS.initials],
    ['c07', 'Company 07', FITS.initials],
    ['c07', 'Company07', FITS.initials],
    ['bal', 'Global Nuts', FITS.inside],
    ['&', 'A & B', FITS.wordStart],
    ['mng', 'Global Nuts & Metals', undefined],
    ['gx', 'Global Nuts', undefined],
    ['.*', 'Global Nuts', undefined],
  ])('"%s" in "%s": %s', (typed, text, expected) => {
    expect(fit(typed, text)).toBe(expected);
  });

  it.each([
    ['sohne', 'Söhne'],
    ['soehne', 'Söhne'],
    ['so\u0308hne', 'SÖHNE'],
    ['strasse', 'Straße'],
    ['lodz', 'Łódź'],
    ['oresund', 'Øresund'],
    ['oeresund', 'Øresund'],
    ['istanbul', 'İSTANBUL'],
    ['οδος', 'ΟΔΟΣ'],
    ['ﬁnance', 'Finance'],
    ['कंप', 'कंपनी'],
  ])('"%s" begins "%s", whatever the accents and the case', (typed, text) => {
    expect(fit(typed, text)).toBe(FITS.start);
  });

  it('tells the vowel signs of other scripts apart', () => {
    expect(fit('कंपना', 'कंपनी')).toBeUndefined();
  });

  it('is no abbreviation if it is long, however it was made', () => {
    const text = 'a'.repeat(8).split('').join(' ').repeat(20);
    expect(fit('aaaaaaaaaaaaa', text)).toBeUndefined();
    expect(fit('aaaaaaaa', text)).toBe(FITS.initials);
  });
});

const names = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('folding', () => {
  it('twice is the same as once', () => {
    fc.assert(
      fc.property(names, (text) => {
        expect(folded(folded(text))).toBe(folded(text));
      }),
    );
  });

  it('forgets in which normal form and case a text came', () => {
    fc.assert(
      fc.property(names, (text) => {
        expect(folded(text.normalize('NFD'))).toBe(folded(text.normalize('NFC')));
      }),
    );
  });
});

it('every part of a text is found in it, at the best place that it has', () => {
  fc.assert(
    fc.property(names, fc.nat(40), fc.nat(40), (text, from, length) => {
      const [whole = ''] = searchable(text).spellings;
      const part = whole.slice(from, from + length + 1);
      if (part === '') return;
      const found = fitOf(part, searchable(text));
      expect(found).toBeDefined();
      if (from === 0) expect(found).toBe(FITS.start);
    }),
  );
});
