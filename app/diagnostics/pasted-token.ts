// Finds the token in what somebody pasted: out of a header, between quotes, over several lines. Pure; keeps nothing.

import { isUnseen } from '../shared/unseen.ts';

export interface PastedToken {
  /** Empty where nothing but wrapping was pasted. */
  readonly text: string;
  /** White space stood where a token has none; it is taken out where a JWT remains. */
  readonly hasSpacesInside: boolean;
}

/** White space, quotes, and what comes along from a list. */
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

// By hand, because a pattern for the end of a text takes quadratic time on a long run of spaces.
function unwrapped(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isWrapping(text.charAt(start), '{')) start += 1;
  while (end > start && isWrapping(text.charAt(end - 1), '}')) end -= 1;
  return text.slice(start, end);
}

const isWrapping = (character: string, brace: '{' | '}') =>
  character === brace || WRAPPING.test(character) || isUnseen(character);
