// Invisible characters, and a text without them: the one definition for the whole app. Pure. Knows nothing about fields,
// files or tokens.

/** Control characters, lone surrogates, characters without width, and those that change the direction of the text. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2800\ufff9-\ufffb]/u;
const RUN_OF_UNSEEN = new RegExp(`${UNSEEN.source}+`, 'gu');
/** Whatever looks like a space or a line break, including the blank letters of Korean and Braille. */
const SPACE = /[\p{Zs}\t\n\v\f\r\u0085\u2028\u2029\u2800\u3164\uffa0]/gu;
/** Characters that change the order in which the letters around them are shown. */
const TURNING = /\p{Bidi_Control}/u;

/** Scripts whose letters change their shape when there is a joiner between them. */
const JOINED_LETTER =
  /(?=[\p{L}\p{M}])[\p{scx=Arab}\p{scx=Syrc}\p{scx=Nkoo}\p{scx=Mand}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]/u;
/** The Indic signs that remove a letter's vowel; a joiner after one is visible at the end of a word too. */
const VIRAMA = /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca]/u;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
/** England, Scotland, Wales: a black flag followed by the region in invisible letters and an end mark. */
const FLAG_OF_REGION = /^[\u{e0061}-\u{e007a}]{5}\u{e007f}/u;
const KEY = /[0-9#*]/;
const KEY_FRAME = '\u20e3';

/** Whether this one character is invisible on its own. Half a surrogate pair does not count: it cannot be told. */
export const isUnseen = (character: string): boolean =>
  UNSEEN.test(character) && !/^\p{Cs}$/u.test(character);

/** Whether the text contains anything that changes the order in which it is shown. */
export const isTurned = (text: string): boolean => TURNING.test(text);

/** Whether the text contains invisible characters that nothing visible depends on. */
export const holdsUnseen = (text: string): boolean => withoutUnseen(text) !== text;

/** Editors on Windows begin a file with a mark that means nothing, and some services an answer. */
export const withoutByteOrderMark = (text: string): string => text.replace(/^\ufeff/, '');

/** The visible text on one line. Joiners stay where letters or emoji need them; breaks and odd spaces become spaces. */
export const seenText = (text: string): string => withoutUnseen(text.replace(SPACE, ' '));

/** `seenText` as it is sent to a service: in NFC, with single spaces, and none at either end. */
export function tidyText(text: string): string {
  return seenText(text).replace(/ +/g, ' ').trim().normalize('NFC');
}

function withoutUnseen(text: string): string {
  return text.replace(RUN_OF_UNSEEN, (run, at: number) => {
    const before = Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? '';
    const code = text.codePointAt(at + run.length);
    return meantIn(run, before, code === undefined ? '' : String.fromCodePoint(code));
  });
}

/** The part of a run of invisible characters that shows in its neighbours. */
function meantIn(run: string, before: string, after: string): string {
  if (EMOJI.test(before)) return first(/[\ufe0e\ufe0f]/u, run) + endOfEmoji(run, before, after);
  if (KEY.test(before)) return after === KEY_FRAME ? first(/\ufe0f/u, run) : '';
  if (/\p{sc=Han}/u.test(before)) return first(/[\ufe00-\ufe02\u{e0100}-\u{e01ef}]/u, run);
  if (/\p{sc=Mong}/u.test(before)) return first(/[\u180b-\u180f\u200c\u200d]/u, run);
  const joins = VIRAMA.test(before) || (JOINED_LETTER.test(before) && JOINED_LETTER.test(after));
  return joins ? first(/[\u200c\u200d]/u, run) : '';
}

function endOfEmoji(run: string, before: string, after: string): string {
  const region = before === '🏴' ? first(FLAG_OF_REGION, run) : '';
  return region === '' && EMOJI.test(after) ? first(/\u200d/u, run) : region;
}

const first = (pattern: RegExp, run: string) => pattern.exec(run)?.[0] ?? '';
