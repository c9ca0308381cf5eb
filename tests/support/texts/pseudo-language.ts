// A language that no one speaks, to find what a longer one breaks: English with accents, 40 % longer in every word. It
// takes the place of one translation in a build for tests.
import type { Plugin } from 'vite';
import { readCatalogue } from './catalogues.ts';

const LONGER_BY = 1.4;
const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'ë',
  i: 'ï',
  o: 'ö',
  u: 'ü',
  A: 'Å',
  E: 'É',
  O: 'Ø',
};

/** Places for values stay as they are. */
export function pseudoText(text: string): string {
  return text.replace(/\{\{\w+\}\}|[A-Za-z]+/g, (part) => (part.startsWith('{{') ? part : longer(part)));
}

function longer(word: string): string {
  const accented = word.replace(/[aeiouAEO]/g, (letter) => ACCENTED[letter] ?? letter);
  const more = Math.ceil(word.length * LONGER_BY) - word.length;
  return accented + 'ëñdïng'.repeat(more).slice(0, more);
}

/** Puts the pseudo-language where the catalogues of `language` would be. */
export function pseudoLanguage(language: string): Plugin {
  return {
    name: 'pseudo-language',
    enforce: 'pre',
    load: (id) => {
      const [, part] = new RegExp(`/(app|renderer)/texts/${language}\\.json`).exec(id) ?? [];
      return part === 'app' || part === 'renderer' ? JSON.stringify(catalogue(part)) : null;
    },
  };
}

function catalogue(part: 'app' | 'renderer'): object {
  const texts = Object.entries(readCatalogue(part, 'en')).map(
    ([key, text]) => [key, pseudoText(text)] as const,
  );
  return part === 'app' ? Object.fromEntries(texts) : nested(texts);
}

function nested(texts: readonly (readonly [string, string])[]): object {
  const root: Record<string, unknown> = {};
  for (const [key, text] of texts) {
    const names = key.split('.');
    const last = names.pop() ?? key;
    const branch = names.reduce<Record<string, unknown>>((node, name) => {
      node[name] ??= {};
      return node[name] as Record<string, unknown>;
    }, root);
    branch[last] = text;
  }
  return root;
}
