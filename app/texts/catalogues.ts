// The catalogues other than the English one, each read only when its language is spoken.
import type { Language } from '../shared/contract/settings.ts';
import type { LoadCatalogue } from '../shared/text-engine.ts';

/** Key -> text; a key with a plural has the endings of that language's `Intl.PluralRules`. */
export const CATALOGUES: Readonly<Record<Exclude<Language, 'en'>, LoadCatalogue>> = {
  es: () => import('./es.json', { with: { type: 'json' } }),
  fr: () => import('./fr.json', { with: { type: 'json' } }),
  de: () => import('./de.json', { with: { type: 'json' } }),
  hi: () => import('./hi.json', { with: { type: 'json' } }),
  sw: () => import('./sw.json', { with: { type: 'json' } }),
};
