// Finds the token in pasted text: in a header, in quotes, across several lines. Pure; keeps nothing.

import { isUnseen } from '../shared/unseen.ts';

export interface PastedToken {
  /** Empty if nothing but wrapping was pasted. */
  readonly text: string;
  /** There was white space where a token has none; it is removed if that leaves a JWT. */
  readonly hasSpacesInside: boolean;
}

/** White space, quotes, and punctuation from a list. */
const WRAPPING = /[\s"'`“”‘’«»,;]/;
const PREFIX = /^(?:(?:authorization|access_token)["'\s]*[:=]|bearer\s)/i;
const JWT_SHAPE = /^[\w-]+\.[\w-]+\.[\w-]*$/;
/** `{"Authorization": "Bearer ..."}` has two prefixes. */
const MOST_PREFIXES = 4;

export function pastedToken(pasted: string): PastedToken {
  let text = unwrapped(pasted);
  for (let found = 0; found < MOST_PREFIXES && PREFIX.test(text); found += 1) {
    text = unwrapped(text.replace(PREFIX, ''));
  }
  if (!/\s/.test(text)) return { text, hasSpacesInside: false };
  const joined = text.replace(/\s+/g, '');
  return { text: JWT_SHAPE.test(joined) ? joined : text, hasSpacesInside: true };
}

// By hand: a regular expression for the end of the text takes quadratic time on a long run of spaces.
function unwrapped(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isWrapping(text.charAt(start), '{')) start += 1;
  while (end > start && isWrapping(text.charAt(end - 1), '}')) end -= 1;
  return text.slice(start, end);
}

const isWrapping = (character: string, brace: '{' | '}') =>
  character === brace || WRAPPING.test(character) || isUnseen(character);
