import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { LANGUAGES } from '../../../app/shared/contract/settings.ts';
import { type TextKey, Texts } from '../../../app/texts/texts.ts';
import { speak, type Translate, useTexts } from '../../../renderer/texts/texts.ts';
import { randomCases } from '../../support/core/random-cases.ts';
import {
  PARTS,
  placeholdersOf,
  pluralFormOf,
  readCatalogue,
  stemOf,
} from '../../support/texts/catalogues.ts';

const TRANSLATED = LANGUAGES.filter((language) => language !== 'en');
/** A text of fewer words may be the same in two languages: "Name", "Proxy", "TokenTray - offline". */
const MIN_WORDS_OF_A_SENTENCE = 4;

describe.each(PARTS)('the catalogue of %s', (part) => {
  const english = readCatalogue(part, 'en');
  const stems = new Set(Object.keys(english).map(stemOf));

  describe.each(LANGUAGES)('in %s', (language) => {
    const catalogue = readCatalogue(part, language);
    const entries = Object.entries(catalogue);

    it('has every text and no other', () => {
      const own = new Set(Object.keys(catalogue).map(stemOf));
      expect({
        missing: [...stems].filter((stem) => !own.has(stem)),
        unknown: [...own].filter((stem) => !stems.has(stem)),
      }).toEqual({ missing: [], unknown: [] });
    });

    it('has exactly the plural forms of its language', () => {
      const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
      for (const stem of stems) {
        const isPlural = Object.keys(english).some((key) => stemOf(key) === stem && pluralFormOf(key));
        const forms = Object.keys(catalogue).filter((key) => stemOf(key) === stem);
        expect({ stem, forms: forms.map(pluralFormOf).toSorted() }).toEqual({
          stem,
          forms: isPlural ? wanted : [undefined],
        });
      }
    });

    it('has the same places for values', () => {
      for (const [key, text] of entries) {
        const like = english[key] ?? english[`${stemOf(key)}_other`] ?? '';
        expect({ key, values: placeholdersOf(text) }).toEqual({ key, values: placeholdersOf(like) });
      }
    });

    it('is written without slips', () => {
      for (const [key, text] of entries) {
        const words = text.replace(/\{\{[a-zA-Z]+\}\}/g, 'x');
        expect({ key, words }).toEqual({
          key,
          words: expect.not.stringMatching(/[{}]|\$t\(|^\s|\s$| {2}|^$/),
        });
      }
    });
  });

  it.each(TRANSLATED)('says no sentence in English where it speaks %s', (language) => {
    const isSentence = (text: string) => text.split(/\s+/).length >= MIN_WORDS_OF_A_SENTENCE;
    const entries = Object.entries(readCatalogue(part, language));
    expect(entries.filter(([key, text]) => isSentence(text) && english[key] === text)).toEqual([]);
  });
});

it.each(PARTS)('French in %s keeps its signs on the line of the word before them', (part) => {
  const parted = Object.entries(readCatalogue(part, 'fr')).filter(([, text]) => /« | [:;?!»]/.test(text));
  expect(parted).toEqual([]);
});

it.each(LANGUAGES)(
  'a copy button in %s is called by the words on it, for those who speak to it',
  (language) => {
    const window = readCatalogue('renderer', language);
    expect(window['copy.of']).toContain(window['copy.action']);
  },
);

/** Values as they may come: anything but what looks like a place for a value. */
const value = fc.string({ unit: 'grapheme' }).filter((text) => !/[{}$]/.test(text));
const count = fc.oneof(fc.nat(12), fc.nat(2_000_000_000));

function valuesFor(text: string, count: number, said: string): Readonly<Record<string, string | number>> {
  const named = placeholdersOf(text).map((name) => [name, name === 'count' ? count : said] as const);
  return { ...Object.fromEntries(named), count };
}

function expectWholeWords(said: string, key: string): void {
  expect({ key, said }).toEqual({ key, said: expect.not.stringMatching(/\{\{|\}\}|undefined|^\s*$/) });
  expect(said).not.toBe(key);
}

describe.each(LANGUAGES)('whatever the values, in %s', (language) => {
  const texts = new Texts();
  let translate: Translate;

  beforeAll(async () => {
    await texts.speak({ language, locale: language });
    vi.stubGlobal('document', { documentElement: {} });
    await speak(language);
    const Listener = () => {
      translate = useTexts();
      return null;
    };
    renderToStaticMarkup(createElement(Listener));
  });

  it.each(PARTS)('%s says whole words', (part) => {
    const say = part === 'app' ? texts.say.bind(texts) : translate;
    const english = Object.entries(readCatalogue(part, 'en'));
    fc.assert(
      fc.property(fc.constantFrom(...english), count, value, ([key, text], many, said) => {
        const stem = stemOf(key) as never;
        expectWholeWords(say(stem, valuesFor(text, many, said)), stem);
      }),
      { numRuns: randomCases(1_000) },
    );
  });

  it('speaks it, and not English', () => {
    const key: TextKey = 'tray.addCompany';
    expect(texts.say(key)).toBe(readCatalogue('app', language)[key]);
    expect(translate('app.back')).toBe(readCatalogue('renderer', language)['app.back']);
  });
});
