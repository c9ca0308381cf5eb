// Companies whose names read the same, and what tells them apart. Pure.
import { hostOf } from './account.ts';
import type { CompanyView } from './contract/companies.ts';
import { tidyText } from './unseen.ts';

/** What names and their differences are made of. */
export type NamedCompany = Pick<CompanyView, 'id' | 'label' | 'address' | 'account'>;

/** Equal for two names that a person reads as the same; case does not tell them apart. */
export const nameKey = (label: string): string => tidyText(label).toLowerCase();

// A company that did not change is the same object in the next snapshot.
const knownKeys = new WeakMap<NamedCompany, string>();

export function keyOfName(company: NamedCompany): string {
  const key = knownKeys.get(company) ?? nameKey(company.label);
  knownKeys.set(company, key);
  return key;
}

/** By id, for each company that shares its name: its user, its host, or both. */
export function nameDifferences(companies: readonly NamedCompany[]): ReadonlyMap<string, string> {
  const differences = new Map<string, string>();
  for (const namesakes of sharedNames(companies)) {
    const words = wordsThatDiffer(namesakes);
    for (const company of namesakes) differences.set(company.id, words(company));
  }
  return differences;
}

/** The companies of each name that several have. Most names are of one company, which costs no list of its own. */
function sharedNames(companies: readonly NamedCompany[]): Iterable<readonly NamedCompany[]> {
  const firsts = new Map<string, NamedCompany>();
  const shared = new Map<string, NamedCompany[]>();
  for (const company of companies) {
    const key = keyOfName(company);
    const first = firsts.get(key);
    const namesakes = shared.get(key);
    if (!first) firsts.set(key, company);
    else if (namesakes) namesakes.push(company);
    else shared.set(key, [first, company]);
  }
  return shared.values();
}

type Words = (company: NamedCompany) => string;

/** The shortest that tells all of them apart; user and host where nothing does. */
function wordsThatDiffer(namesakes: readonly NamedCompany[]): Words {
  const tellsApart = (words: Words) => {
    const said = new Set(namesakes.map(words));
    return said.size === namesakes.length && !said.has('');
  };
  return [userOf, hostOf, userAtHost].find(tellsApart) ?? userAtHost;
}

const userOf: Words = ({ account }) => account.username ?? account.user_id ?? account.client_id ?? '';

/** "anna, eu.example.com" */
export const userAtHost: Words = (company) =>
  [userOf(company), hostOf(company)].filter((words) => words !== '').join(', ');
