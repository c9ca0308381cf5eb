// All words that the main process shows or sends to the window, by key, in the operator's language. English is there
// from the start; another language is read when it is spoken. It must not know who chose the language.
import { createInstance, type FormatterModule, type i18n } from 'i18next';
import type { Language } from '../contract.ts';
import { CATALOGUES } from './catalogues.ts';
import english from './en.json' with { type: 'json' };
import type { SpokenLanguage } from './spoken-language.ts';

type CatalogueKey = keyof typeof english;
/** i18next adds `_one`, `_other`, ... to a key whose text has a plural. */
export type TextKey = CatalogueKey extends infer Key
  ? Key extends `${infer Stem}_${'one' | 'other'}`
    ? Stem
    : Key
  : never;
/** Texts by which a token service describes itself. */
export type ProviderTextKey = Extract<TextKey, `provider.${string}` | `field.${string}`>;

export type TextValues = Readonly<Record<string, string | number>>;

export class Texts {
  readonly #i18n: i18n;
  #locale = 'en';
  #numbers = new Intl.NumberFormat('en');
  /** What was asked for last: an answer to an earlier wish comes too late. */
  #wanted: Language = 'en';

  /** Numbers are written as the language writes them. */
  readonly #formatter: FormatterModule = {
    type: 'formatter',
    init: () => undefined,
    add: () => undefined,
    addCached: () => undefined,
    format: (value) => (typeof value === 'number' ? this.#numbers.format(value) : value),
  };

  /** Speaks English until told otherwise. */
  constructor() {
    this.#i18n = createInstance().use(this.#formatter);
    void this.#i18n.init({
      lng: 'en',
      fallbackLng: 'en',
      keySeparator: false,
      nsSeparator: false,
      // Names are shown as text everywhere; nothing here is markup.
      interpolation: { escapeValue: false, alwaysFormat: true },
      resources: { en: { translation: english } },
      initAsync: false,
    });
  }

  /** From when this resolves, everything is said in that language. */
  async speak({ language, locale }: SpokenLanguage): Promise<void> {
    this.#wanted = language;
    if (language !== 'en' && !this.#i18n.hasResourceBundle(language, 'translation')) {
      const catalogue = await CATALOGUES[language]();
      this.#i18n.addResourceBundle(language, 'translation', catalogue.default);
    }
    if (this.#wanted !== language) return;
    await this.#i18n.changeLanguage(language);
    if (this.#wanted !== language) return;
    this.#locale = locale;
    this.#numbers = new Intl.NumberFormat(locale);
  }

  /** A BCP 47 tag of the language that is spoken, for `Intl`. */
  get locale(): string {
    return this.#locale;
  }

  say(key: TextKey, values: TextValues = {}): string {
    return this.#i18n.t(key, values);
  }
}
