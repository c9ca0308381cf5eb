// A text from outside as it is shown within a sentence or a list. Pure.
import { seenText } from './unseen.ts';

/** One line of at most `limit` characters, with an ellipsis where something is missing. */
export function shortLine(text: string, limit: number): string {
  const line = seenText(text.slice(0, limit));
  return text.length > limit ? `${line}…` : line;
}
