// The catalogues beside the English one, each read only when its language is spoken.
import type { Language } from '../contract.ts';

/** Key -> text; a key with a plural carries the endings of that language's `Intl.PluralRules`. */
export type Catalogue = Readonly<Record<string, string>>;

type Load = () => Promise<{ readonly default: Catalogue }>;

export const CATALOGUES: Readonly<Partial<Record<Language, Load>>> = {};
