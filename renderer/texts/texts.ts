// The window's catalogue and the hook that reads it, with keys checked by the compiler. Knows no component.
import { createInstance } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import en from './en.json';

type PluralEnding = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other';
type WithoutPlural<Key extends string> = Key extends `${infer Base}${PluralEnding}` ? Base : Key;
type KeysOf<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? WithoutPlural<Key> : `${Key}.${KeysOf<Node[Key]>}`;
}[keyof Node & string];

/** The path of a text in the catalogue, without its plural ending. */
export type TextKey = KeysOf<typeof en>;
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

const texts = createInstance();

/** Loads the catalogue; `language` is a BCP 47 tag, and a language without a catalogue falls back to English. */
export async function startTexts(language: string): Promise<void> {
  await texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
}

export async function speak(language: string): Promise<void> {
  if (texts.language !== language) await texts.changeLanguage(language);
}

export function useTexts(): Translate {
  const { t } = useTranslation(undefined, { i18n: texts });
  return t as unknown as Translate;
}

// While developing: components keep the catalogue that they began with, so new words need a new page.
import.meta.hot?.accept(() => location.reload());
