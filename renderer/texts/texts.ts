// The window's words and the hook that reads them, with keys checked by the compiler. English is there from the start;
// another language is read when it is spoken. Knows no component.
import { createInstance, type FormatterModule } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { applyToDocument, languageOf } from './document-language.ts';
import en from './en.json';

type PluralEnding = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other';
type WithoutPlural<Key extends string> = Key extends `${infer Base}${PluralEnding}` ? Base : Key;
type KeysOf<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? WithoutPlural<Key> : `${Key}.${KeysOf<Node[Key]>}`;
}[keyof Node & string];

/** The path of a text in the catalogue, without its plural ending. */
export type TextKey = KeysOf<typeof en>;
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

const CATALOGUES: Readonly<Record<string, () => Promise<{ readonly default: object }>>> = {
  es: () => import('./es.json'),
  fr: () => import('./fr.json'),
  de: () => import('./de.json'),
  hi: () => import('./hi.json'),
  sw: () => import('./sw.json'),
};

let numbers = new Intl.NumberFormat('en');

/** Numbers are written as the language writes them. */
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value) => (typeof value === 'number' ? numbers.format(value) : value),
};

const texts = createInstance();
/** What was asked for last: a catalogue that comes later than the next wish is not spoken. */
let wanted = 'en';

/** Before anything is drawn; `locale` as in `speak`. */
export async function startTexts(locale: string): Promise<void> {
  await texts
    .use(formatter)
    .use(initReactI18next)
    .init({
      lng: 'en',
      fallbackLng: 'en',
      resources: { en: { translation: en } },
      // React escapes what it shows.
      interpolation: { escapeValue: false, alwaysFormat: true },
    });
  await speak(locale);
}

/** `locale`: a BCP 47 tag; a language without a catalogue falls back to English. */
export async function speak(locale: string): Promise<void> {
  wanted = locale;
  const language = languageOf(locale);
  const load = CATALOGUES[language];
  if (load && !texts.hasResourceBundle(language, 'translation')) {
    const catalogue = await load();
    texts.addResourceBundle(language, 'translation', catalogue.default);
  }
  if (wanted !== locale) return;
  numbers = new Intl.NumberFormat(locale);
  applyToDocument(locale);
  await texts.changeLanguage(language);
}

export function useTexts(): Translate {
  const { t } = useTranslation(undefined, { i18n: texts });
  return t as unknown as Translate;
}

// While developing: components keep the catalogue that they began with, so new words need a new page.
import.meta.hot?.accept(() => location.reload());
