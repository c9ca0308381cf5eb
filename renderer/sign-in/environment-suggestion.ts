// What a company's name or address suggests about its environment, for the operator to take up or not: nothing is ever set by
// itself. Pure.

import type { CompanyDraft } from '../../app/shared/contract/companies.ts';
import type { EnvironmentKind } from '../../app/shared/environment.ts';

export type SuggestedKind = 'production' | 'test' | 'staging';

/** Words of names and addresses, in the languages that operators name companies in. */
const WORDS: Readonly<Record<SuggestedKind, readonly string[]>> = {
  production: ['prod', 'prd', 'production', 'produktion', 'produktiv', 'produccion', 'live'],
  test: ['test', 'tests', 'testing', 'tst', 'qa', 'uat', 'sandbox', 'pruebas'],
  staging: ['staging', 'stage', 'stg', 'preprod', 'preproduction', 'preproduktion'],
};
const KINDS = ['production', 'test', 'staging'] as const;
/** "pre-prod" and "non-prod" are not production. */
const DENIALS = /^(pre|non|not|no|kein|keine|nicht)$/;

export interface Suggestion {
  readonly kind: SuggestedKind;
  /** The word that it follows from, as it was typed. */
  readonly word: string;
}

/** Undefined where nothing is suggested, words contradict each other, or the choice fits already. */
export function environmentSuggestion(
  { label, environment }: Pick<CompanyDraft, 'label' | 'environment'>,
  host: string | undefined,
): Suggestion | undefined {
  const found = [...suggestionsIn(label), ...suggestionsIn(host ?? '')];
  const [first] = found;
  if (!first || found.some(({ kind }) => kind !== first.kind)) return undefined;
  return contradicts(first.kind, environment) ? first : undefined;
}

function suggestionsIn(text: string): readonly Suggestion[] {
  const words = text.split(/[^\p{L}]+/u).filter((word) => word !== '');
  return words.flatMap((word, at) => {
    const kind = KINDS.find((each) => WORDS[each].includes(plain(word)));
    if (!kind) return [];
    const isDenied = DENIALS.test(plain(words[at - 1] ?? ''));
    // Whatever is not production may still be dangerous to paste: then the words contradict each other.
    return isDenied
      ? [
          { kind: 'test' as const, word },
          { kind: 'production' as const, word },
        ]
      : [{ kind, word }];
  });
}

const plain = (word: string) =>
  word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();

/** A name of the operator's own is a choice that no word can judge. */
function contradicts(suggested: SuggestedKind, chosen: CompanyDraft['environment']): boolean {
  if (chosen === undefined) return true;
  if (typeof chosen === 'object') return false;
  const isProduction = (kind: SuggestedKind | EnvironmentKind) => kind === 'production';
  return isProduction(suggested) !== isProduction(chosen);
}
