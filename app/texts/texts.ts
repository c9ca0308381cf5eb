// All words that the main process shows or sends to the window, by key, in the operator's language.
import { createInstance, type i18n } from 'i18next';
import english from './en.json' with { type: 'json' };

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

const CATALOGUES = { en: english } as const;

export class Texts {
  readonly #i18n: i18n;

  /** `language`: a BCP 47 tag; one without a catalogue falls back to English. */
  constructor(language: string) {
    this.#i18n = createInstance();
    void this.#i18n.init({
      lng: language,
      fallbackLng: 'en',
      keySeparator: false,
      nsSeparator: false,
      // Names are shown as text everywhere; nothing here is markup.
      interpolation: { escapeValue: false },
      resources: Object.fromEntries(
        Object.entries(CATALOGUES).map(([name, catalogue]) => [name, { translation: catalogue }]),
      ),
      initAsync: false,
    });
  }

  /** The tag of the catalogue in use, for `Intl`. */
  get language(): string {
    return this.#i18n.resolvedLanguage ?? 'en';
  }

  say(key: TextKey, values: TextValues = {}): string {
    return this.#i18n.t(key, values);
  }
}
