// Which companies a search finds, and which of them fits best: the one search of main window and quick copy. Pure.
import { type Standing, standingOf } from '../../app/shared/company-state.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import type { Translate } from '../texts/texts.ts';
import { FITS, type Fit, fitOf, folded, type Searchable, searchable } from './word-match.ts';

/** With fewer companies than this, no search field is needed until someone types. */
export const SEARCHED_FROM = 12;

/** Words for what is not written in any company, in the operator's language. */
export interface SearchWords {
  readonly states: Readonly<Record<Standing | 'signIn', Searchable>>;
  readonly favourite: Searchable;
  readonly practice: Searchable;
}

export interface Query {
  /** Folded, as they were typed; empty finds all. */
  readonly words: readonly string[];
  readonly known: SearchWords;
  readonly nowMs: number;
}

export function searchWords(t: Translate): SearchWords {
  const signIn = searchable(t('search.signIn'));
  return {
    states: {
      ...{ signIn, noToken: signIn },
      ready: searchable(t('search.ready')),
      attention: searchable(t('search.attention')),
      offline: searchable(t('search.offline')),
    },
    favourite: searchable(t('search.favourite')),
    practice: searchable(t('companies.practice')),
  };
}

export function queryOf(typed: string, known: SearchWords, nowMs: number): Query {
  return {
    words: folded(typed)
      .split(/\s+/)
      .filter((word) => word !== ''),
    known,
    nowMs,
  };
}

/** A company as it is searched. */
interface Searched {
  readonly name: Searchable;
  readonly environment: Searchable;
  readonly account: Searchable;
  readonly address: Searchable;
  readonly statusText: Searchable;
}

// A company that did not change is the same object in the next snapshot, so each is read only once.
const read = new WeakMap<CompanyView, Searched>();

function searchedOf(company: CompanyView): Searched {
  const known = read.get(company) ?? {
    name: searchable(company.label),
    environment: searchable(company.environment?.name ?? ''),
    account: searchable(Object.values(company.account).join('\n')),
    address: searchable(company.address),
    statusText: searchable(company.statusText),
  };
  read.set(company, known);
  return known;
}

/** How well it fits: 0 is best. Undefined unless every word is found, wherever that is. */
export function fitOfCompany(
  company: CompanyView,
  { words, known, nowMs }: Query,
  standing: Standing = standingOf(company, nowMs),
): number | undefined {
  let sum = 0;
  for (const word of words) {
    const fit = fitOfWord(word, company, known, standing);
    if (fit === undefined) return undefined;
    sum += fit;
  }
  return sum;
}

/** What is found in the name comes before what is found in the account, and so on. */
const BEYOND_NAME = 10;

function fitOfWord(
  word: string,
  company: CompanyView,
  known: SearchWords,
  standing: Standing,
): number | undefined {
  const { name, environment, account, address, statusText } = searchedOf(company);
  const inName = fitOf(word, name);
  if (inName !== undefined) return inName;
  const places = [environment, account, address];
  for (const [at, place] of places.entries()) {
    const fit = withoutInitials(fitOf(word, place));
    if (fit !== undefined) return BEYOND_NAME * (at + 1) + fit;
  }
  const said = [statusText, ...wordsAbout(company, known, standing)];
  return said.some((text) => startsWord(fitOf(word, text))) ? BEYOND_NAME * (places.length + 1) : undefined;
}

function wordsAbout(company: CompanyView, known: SearchWords, standing: Standing): readonly Searchable[] {
  const { states, favourite, practice } = known;
  return [
    states[standing],
    ...(company.status === 'needsSignIn' ? [states.signIn] : []),
    // It works, and cannot be renewed: both are true.
    ...(company.offline ? [states.offline] : []),
    ...(company.favourite ? [favourite] : []),
    ...(company.practice ? [practice] : []),
  ];
}

/** "in" in an address is not said to be found as initials. */
const withoutInitials = (fit: Fit | undefined) => (fit === FITS.initials ? undefined : fit);
const startsWord = (fit: Fit | undefined) => fit === FITS.start || fit === FITS.wordStart;

/** Those that are found, the best first; equally good ones stay in the order that they came in. */
export function bestFirst(
  companies: readonly CompanyView[],
  query: Query,
  standing?: (company: CompanyView) => Standing,
): readonly CompanyView[] {
  if (query.words.length === 0) return companies;
  return companies
    .map((company) => ({ company, fit: fitOfCompany(company, query, standing?.(company)) }))
    .filter((each): each is { readonly company: CompanyView; readonly fit: number } => each.fit !== undefined)
    .sort((one, other) => one.fit - other.fit)
    .map(({ company }) => company);
}
