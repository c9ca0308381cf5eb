// How a typed word is found in a text: without regard to accents and case, at its beginning, as initials, or anywhere. Pure.

/** As texts are compared. Accents are removed; the vowel signs of other scripts stay. */
export function folded(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return plain.replace(/[ßæœøłđðþıς]/g, (letter) => LETTERS[letter] ?? letter).normalize('NFKD');
}

/** What no decomposition takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};

/** "Müller" is also written "Mueller". */
const SPELLED_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** A text, ready to be searched. */
export interface Searchable {
  /** Folded: the text, and where it can be spelled differently, that too. */
  readonly spellings: readonly string[];
  /** Folded: what can be abbreviated. */
  readonly words: readonly string[];
}

export function searchable(text: string): Searchable {
  const spelledOut = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüåø]/g, (letter) => SPELLED_OUT[letter] ?? letter);
  const spellings = [...new Set([folded(text), folded(spelledOut)])];
  return { spellings, words: wordsOf(text) };
}

/** "KlearStack07" is of three words. */
function wordsOf(text: string): readonly string[] {
  const apart = text.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ').replace(/(\p{L})(?=\p{N})/gu, '$1 ');
  return folded(apart)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
}

/** The better, the lower. */
export const FITS = { start: 0, wordStart: 1, initials: 2, inside: 3 } as const;
export type Fit = (typeof FITS)[keyof typeof FITS];

/** `word`: folded, not empty. Undefined where it is not found. */
export function fitOf(word: string, { spellings, words }: Searchable): Fit | undefined {
  if (spellings.some((text) => text.startsWith(word))) return FITS.start;
  if (spellings.some((text) => startsWordOf(text, word))) return FITS.wordStart;
  if (isAbbreviation(word, words)) return FITS.initials;
  return spellings.some((text) => text.includes(word)) ? FITS.inside : undefined;
}

function startsWordOf(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || !/[\p{L}\p{N}\p{M}]/u.test(text[at - 1] ?? '')) return true;
  return false;
}

/** Longer ones are no abbreviations, and would take long to try. */
const MAX_ABBREVIATION = 12;

/** Whether it is made of the beginnings of several words in their order: "gnm" or "glonuts" for "Global Nuts & Metals". */
function isAbbreviation(typed: string, words: readonly string[]): boolean {
  if (typed.length < 2 || typed.length > MAX_ABBREVIATION) return false;
  // A bit for each number of its letters that can be accounted for, in any way that the words so far allow. No lists: with a
  // thousand companies, each key runs this several thousand times.
  let reached = 1;
  for (const word of words) {
    reached |= endsWithin(typed, reached, word);
    if (hasBit(reached, typed.length)) return true;
  }
  return false;
}

/** Where in `typed` a beginning of `word` that starts at one of `starts` can end. */
function endsWithin(typed: string, starts: number, word: string): number {
  let ends = 0;
  for (let from = 0; from < typed.length; from += 1) {
    if (!hasBit(starts, from)) continue;
    for (let length = 0; length < word.length && typed[from + length] === word[length]; length += 1)
      ends |= 1 << (from + length + 1);
  }
  return ends;
}

const hasBit = (bits: number, at: number) => ((bits >> at) & 1) === 1;
