// The engine behind the texts of tray and window: English from the start, other languages once they are spoken. Each side
// brings its own catalogues. Must not know who chose the language.
import { createInstance, type FormatterModule, type i18n } from 'i18next';

export type LoadCatalogue = () => Promise<{ readonly default: object }>;

export interface TextEngineOptions {
  readonly english: object;
  /** By language, each read only when its language is spoken; one without a catalogue is spoken in English. */
  readonly catalogues: Readonly<Record<string, LoadCatalogue>>;
  /** What separates the names of a nested key; false where the catalogue is flat and its keys are whole. */
  readonly keySeparator: '.' | false;
  /** Told the locale in the moment in which it is spoken. */
  readonly onSpeak?: (locale: string) => void;
}

export class TextEngine {
  readonly i18n: i18n;
  readonly #options: TextEngineOptions;
  #locale = 'en';
  #numbers = new Intl.NumberFormat('en');
  /** The latest call of `speak`: a catalogue that arrives after a later call is not spoken. */
  #latest: object | undefined;

  /** Numbers are written as the language writes them. */
  readonly #formatter: FormatterModule = {
    type: 'formatter',
    init: () => undefined,
    add: () => undefined,
    addCached: () => undefined,
    format: (value) => (typeof value === 'number' ? this.#numbers.format(value) : value),
  };

  constructor(options: TextEngineOptions) {
    this.#options = options;
    this.i18n = createInstance().use(this.#formatter);
    void this.i18n.init({
      lng: 'en',
      fallbackLng: 'en',
      keySeparator: options.keySeparator,
      nsSeparator: false,
      // Names are shown as text everywhere; nothing here is markup.
      interpolation: { escapeValue: false, alwaysFormat: true },
      resources: { en: { translation: options.english } },
      initAsync: false,
    });
  }

  /** A BCP 47 tag of the language that is spoken, for `Intl`. */
  get locale(): string {
    return this.#locale;
  }

  /** From when this resolves, everything is said in that language; words and numbers change together. */
  async speak(language: string, locale: string): Promise<void> {
    const call = {};
    this.#latest = call;
    const load = this.#options.catalogues[language];
    if (load && !this.i18n.hasResourceBundle(language, 'translation')) {
      const catalogue = await load();
      this.i18n.addResourceBundle(language, 'translation', catalogue.default);
    }
    if (this.#latest !== call) return;
    this.#locale = locale;
    this.#numbers = new Intl.NumberFormat(locale);
    this.#options.onSpeak?.(locale);
    await this.i18n.changeLanguage(language);
  }
}
