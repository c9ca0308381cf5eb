// Every text that the main process shows or sends to the window, by key, in the operator's language.
import { TextEngine } from '../shared/text-engine.ts';
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
  readonly #engine = new TextEngine({ english, catalogues: CATALOGUES, keySeparator: false });
  /** Words without values, in the language that is spoken: each of thousands of companies says some. */
  readonly #said = new Map<TextKey, string>();

  constructor() {
    this.#engine.i18n.on('languageChanged', () => this.#said.clear());
  }

  /** English until the first call. Once this resolves, everything is said in that language. */
  speak({ language, locale }: SpokenLanguage): Promise<void> {
    return this.#engine.speak(language, locale);
  }

  /** A BCP 47 tag of the language that is spoken, for `Intl`. */
  get locale(): string {
    return this.#engine.locale;
  }

  say(key: TextKey, values?: TextValues): string {
    if (values) return this.#engine.i18n.t(key, values);
    const text = this.#said.get(key) ?? this.#engine.i18n.t(key);
    this.#said.set(key, text);
    return text;
  }
}
