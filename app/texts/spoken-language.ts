// Which language is spoken, and which region's dates and numbers and which clock go with it. Pure.
import { LANGUAGES, type Language, type LanguageChoice } from '../shared/contract/settings.ts';
import { type HourCycle, withHourCycle } from '../shared/hour-cycle.ts';

export interface SpokenLanguage {
  /** The catalogue. */
  readonly language: Language;
  /** A BCP 47 tag of the same language, for `Intl`. */
  readonly locale: string;
}

/** `systemTags`: BCP 47, in the operator's order of preference. `hourCycle`: undefined where the system does not say. */
export function spokenLanguage(
  choice: LanguageChoice,
  systemTags: readonly string[],
  hourCycle?: HourCycle,
): SpokenLanguage {
  const known = systemTags.flatMap((tag) => {
    const language = catalogueOf(tag);
    return language === undefined ? [] : [{ language, locale: tag }];
  });
  const wanted = choice === 'system' ? (known[0]?.language ?? 'en') : choice;
  const locale = known.find(({ language }) => language === wanted)?.locale ?? wanted;
  return { language: wanted, locale: withHourCycle(locale, hourCycle) };
}

/** Undefined for a language without texts, and for what is not a tag at all. */
function catalogueOf(tag: string): Language | undefined {
  try {
    const { language } = new Intl.Locale(tag);
    return LANGUAGES.find((each) => each === language);
  } catch {
    return undefined; // "C" and the like, which Intl.Locale throws on
  }
}
