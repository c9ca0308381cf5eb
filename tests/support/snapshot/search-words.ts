// What the search knows beyond what is written in a company, in English.
import {
  type Query,
  queryOf,
  type SearchWords,
  searchWords,
} from '../../../renderer/companies/company-search.ts';
import english from '../../../renderer/texts/en.json' with { type: 'json' };

const wordsAt = (key: string): string =>
  String(key.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], english));

const SEARCH_WORDS: SearchWords = searchWords(wordsAt);

export const query = (typed: string, nowMs = 0): Query => queryOf(typed, SEARCH_WORDS, nowMs);
