// What the guides quote from the screen: bold words are those of the app, in the language of the guide, and the guides in
// other languages quote in each section what the English one does.
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../app/shared/contract/settings.ts';
import { durationWords } from '../../../app/shared/time-words.ts';
import { boldWords, readDocument, sectionsOf } from '../../support/project/documents.ts';
import { PARTS, readCatalogue } from '../../support/texts/catalogues.ts';

const MINUTE_MS = 60_000;
const ENGLISH_PAGES = ['README.md', 'docs/faq.md', 'docs/administrators.md', 'docs/privacy.md'];
const TRANSLATED = LANGUAGES.filter((language) => language !== 'en');
const guideOf = (language: Language) => `docs/operators.${language === 'en' ? '' : `${language}.`}md`;

/** What stands for a value in the guides. */
function examples(language: Language): Readonly<Record<string, readonly string[]>> {
  const minutes = [5, 14].map((count) => durationWords(count * MINUTE_MS, language, 'minute'));
  const practice = readCatalogue('app', language)['practice.label'] ?? '';
  return { company: ['ACME', practice], duration: minutes, since: ['yesterday'] };
}

/** Each text that there is in a language, with examples for its values -> its keys. */
function screenOf(language: Language): ReadonlyMap<string, readonly string[]> {
  const values = examples(language);
  const found = new Map<string, readonly string[]>();
  for (const part of PARTS)
    for (const [key, text] of Object.entries(readCatalogue(part, language)))
      for (const words of filledIn(text, values))
        found.set(words, [...(found.get(words) ?? []), `${part} ${key}`]);
  return found;
}

function filledIn(text: string, values: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const [place = '', name = ''] = /\{\{(\w+)\}\}/.exec(text) ?? [];
  if (place === '') return [text.replaceAll('\u00a0', ' ')];
  return (values[name] ?? []).flatMap((value) => filledIn(text.replace(place, value), values));
}

const english = screenOf('en');

describe.each(LANGUAGES)('the guide for operators in %s', (language) => {
  const page = readDocument(guideOf(language));
  const screen = screenOf(language);

  it('quotes only words that are on the screen', () => {
    expect(boldWords(page).length).toBeGreaterThan(30);
    expect(boldWords(page).filter((words) => !screen.has(words))).toEqual([]);
  });
});

it.each(TRANSLATED)('the guide in %s quotes in each section what the English one does', (language) => {
  const screen = screenOf(language);
  const quoted = (section: string, on: typeof screen) =>
    boldWords(section).map((words) => on.get(words) ?? []);
  const own = sectionsOf(readDocument(guideOf(language))).map((section) => quoted(section, screen));
  const theirs = sectionsOf(readDocument(guideOf('en'))).map((section) => quoted(section, english));
  expect(own.map((labels) => labels.length)).toEqual(theirs.map((labels) => labels.length));
  const missing = theirs.flatMap((labels, at) =>
    labels.filter((keys) => !own[at]?.some((there) => there.some((key) => keys.includes(key)))),
  );
  expect(missing).toEqual([]);
});

it.each(ENGLISH_PAGES)('%s quotes only words that are on the screen', (file) => {
  const labels = boldWords(readDocument(file));
  expect(labels.length).toBeGreaterThan(3);
  expect(labels.filter((words) => !english.has(words))).toEqual([]);
});

it('the answers about messages are headed by the messages', () => {
  const [, messages = ''] = readDocument('docs/faq.md').split(/^## Messages$/m);
  const headings = [...messages.matchAll(/^### (.*)$/gm)].map(([, words = '']) => words);
  expect(headings.length).toBeGreaterThan(8);
  expect(headings.filter((words) => !english.has(words))).toEqual([]);
});

it('the French guide has narrow spaces before its signs', () => {
  expect(readDocument(guideOf('fr')).match(/\S+ [:;!?»]/g)).toBeNull();
});
