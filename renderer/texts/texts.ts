// The window's words and the hook that reads them, with keys checked by the compiler. Knows no component.
import { useTranslation } from 'react-i18next';
import { type LoadCatalogue, TextEngine } from '../../app/shared/text-engine.ts';
import { applyToDocument, languageOf } from './document-language.ts';
import english from './en.json';

type PluralEnding = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other';
type WithoutPlural<Key extends string> = Key extends `${infer Base}${PluralEnding}` ? Base : Key;
type KeysOf<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? WithoutPlural<Key> : `${Key}.${KeysOf<Node[Key]>}`;
}[keyof Node & string];

/** The path of a text in the catalogue, without its plural ending. */
export type TextKey = KeysOf<typeof english>;
export type Translate = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

const CATALOGUES: Readonly<Record<string, LoadCatalogue>> = {
  es: () => import('./es.json'),
  fr: () => import('./fr.json'),
  de: () => import('./de.json'),
  hi: () => import('./hi.json'),
  sw: () => import('./sw.json'),
};

const engine = new TextEngine({
  english,
  catalogues: CATALOGUES,
  keySeparator: '.',
  onSpeak: applyToDocument,
});

/** `locale`: a BCP 47 tag; a language without a catalogue falls back to English. */
export const speak = (locale: string): Promise<void> => engine.speak(languageOf(locale), locale);

export function useTexts(): Translate {
  const { t } = useTranslation(undefined, { i18n: engine.i18n });
  return t as unknown as Translate;
}

// While developing: components keep the catalogue they started with, so a changed one needs a new page.
import.meta.hot?.accept(() => location.reload());
