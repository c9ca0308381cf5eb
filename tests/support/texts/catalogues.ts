// The catalogues of the main process and of the window, as flat maps, read from their files: for tests that look at all
// texts of all languages, and for those that find their way through a window by its words.
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const PARTS = ['app', 'renderer'] as const;
export type Part = (typeof PARTS)[number];
/** Key -> text. The window's nested keys are joined by dots. */
export type FlatCatalogue = Readonly<Record<string, string>>;

const REPOSITORY = path.resolve(import.meta.dirname, '../../..');
const PLURAL_ENDING = /_(zero|one|two|few|many|other)$/;

export function readCatalogue(part: Part, language: string): FlatCatalogue {
  const file = path.join(REPOSITORY, part, 'texts', `${language}.json`);
  return Object.fromEntries(flat(JSON.parse(readFileSync(file, 'utf8')), ''));
}

function flat(node: object, prefix: string): (readonly [string, string])[] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'string' ? [[prefix + name, value] as const] : flat(value, `${prefix}${name}.`),
  );
}

/** A key as code names it, without the ending of its plural form. */
export const stemOf = (key: string): string => key.replace(PLURAL_ENDING, '');

export const pluralFormOf = (key: string): string | undefined => PLURAL_ENDING.exec(key)?.[1];

/** The names in `{{...}}`, each once, in order of the alphabet. */
export function placeholdersOf(text: string): readonly string[] {
  const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');
  return [...new Set(names)].sort();
}

/** Says a text with its values as the app says it, where it has no plural. */
export function wordsOf(part: Part, language: string) {
  const catalogue = readCatalogue(part, language);
  return (key: string, values: Readonly<Record<string, string>> = {}): string => {
    const text = catalogue[key];
    if (text === undefined) throw new Error(`${part} has no text ${key} in ${language}`);
    return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place);
  };
}
