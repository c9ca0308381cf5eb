// Names in a sentence: the first few, and how many more there are.
import type { Texts } from './texts.ts';
import { listText } from './time-text.ts';

/** Further names are only counted. */
const MAX_NAMES = 3;

export function namesText(texts: Texts, names: readonly string[]): string {
  const shown = listText(texts, names.slice(0, MAX_NAMES));
  const count = names.length - MAX_NAMES;
  return count > 0 ? texts.say('setup.service.more', { names: shown, count }) : shown;
}
