// A text from outside, shortened to fit into a sentence or a list. Pure.
import { seenText } from './unseen.ts';

/** One line of at most `limit` characters, and an ellipsis if something was cut off. */
export function shortLine(text: string, limit: number): string {
  const line = seenText(text.slice(0, limit));
  return text.length > limit ? `${line}…` : line;
}
