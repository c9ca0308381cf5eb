// Strips from a pasted address what surrounded it where it was copied: hidden marks, quotation marks, brackets, the
// comma or full stop of a sentence, a second scheme. Pure. Does not judge the address.
import { isUnseen } from '../shared/unseen.ts';

/** Reverses everything after it, so it is more than wrapping: what was shown is not what was copied. */
const OVERRIDE = '\u202e';
const QUOTES = '"\'`´“”„‟‘’‚‛«»‹›＂＇「」『』';
const OPENING = `${QUOTES}<(`;
const CLOSING = `${QUOTES}>`;
const SENTENCE_END = ',;.،。、';
const DOUBLED_SCHEME = /^https?:\/\/(?=https?:\/\/)/i;

export function bareAddress(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBefore(text.charAt(start))) start += 1;
  const isBracketed = text.slice(0, start).includes('(');
  while (end > start && isAfter(text.charAt(end - 1), isBracketed)) end -= 1;
  return withoutDoubledScheme(text.slice(start, end));
}

function withoutDoubledScheme(text: string): string {
  let single = text;
  while (DOUBLED_SCHEME.test(single)) single = single.replace(DOUBLED_SCHEME, '');
  return single;
}

const isAround = (character: string) =>
  character !== OVERRIDE && (isUnseen(character) || /\s/.test(character));
const isBefore = (character: string) => isAround(character) || OPENING.includes(character);
const isAfter = (character: string, isBracketed: boolean) =>
  isAround(character) ||
  CLOSING.includes(character) ||
  SENTENCE_END.includes(character) ||
  (isBracketed && character === ')');
