// The language of the page itself: the tag that screen readers and fonts go by, and the direction of writing.
import { plainLocale } from '../../app/shared/hour-cycle.ts';

export type Direction = 'ltr' | 'rtl';

/** For engines whose `Intl.Locale` does not know directions: scripts and languages written from right to left. */
const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)(-|$)|-(Arab|Hebr|Syrc|Thaa|Nkoo|Adlm)(-|$)/i;

interface TextInfo {
  readonly direction?: string;
}

/** A getter in older engines, a method in newer ones. */
interface LocaleWithText {
  readonly textInfo?: TextInfo;
  getTextInfo?(): TextInfo;
}

export function directionOf(locale: string): Direction {
  const known = new Intl.Locale(locale) as LocaleWithText;
  const direction = (known.getTextInfo?.() ?? known.textInfo)?.direction;
  if (direction === 'rtl' || direction === 'ltr') return direction;
  return RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr';
}

export function languageOf(locale: string): string {
  return new Intl.Locale(locale).language;
}

/** "Deutsch": a language's own name for itself. */
export function ownNameOf(language: string): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  const [first = '', ...rest] = name;
  return first.toLocaleUpperCase(language) + rest.join('');
}

export function applyToDocument(locale: string): void {
  document.documentElement.lang = plainLocale(locale);
  document.documentElement.dir = directionOf(locale);
}
