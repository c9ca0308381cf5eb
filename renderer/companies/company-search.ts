// Which companies a search finds. Pure.
import type { CompanyView } from '../../app/shared/contract/companies.ts';

/** With fewer companies than this, no search is needed. */
export const SEARCHED_FROM = 12;

// A company that did not change is the same object in the next snapshot, so each is read only once.
const known = new WeakMap<CompanyView, string>();

/** Every word must occur in the name, the environment, the address or the account; case and accents do not matter. */
export function matchesSearch(company: CompanyView, search: string): boolean {
  if (search.trim() === '') return true;
  const text = known.get(company) ?? searchedText(company);
  known.set(company, text);
  const words = plain(search).split(/\s+/);
  return words.every((word) => text.includes(word));
}

function searchedText({ label, address, account, environment }: CompanyView): string {
  return plain([label, environment?.name ?? '', address, ...Object.values(account)].join('\n'));
}

/** Accents are removed; the vowel signs of other scripts stay. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
