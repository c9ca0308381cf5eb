// The first search of a page reads every company and is the first to run the code, which takes several times as long as any later
// search. Here that is done before anything is typed.
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { fitOfCompany, queryOf, type SearchWords } from './company-search.ts';

/** Takes less time than a frame lasts, so that no key waits long. */
const AT_ONCE = 50;
/** Any two letters: they are looked for everywhere. */
const WORD = 'xq';

/** A few at a time, in turns of their own, between which keys come first. Returns the cancel. */
export function searchAhead(companies: readonly CompanyView[], known: SearchWords): () => void {
  const query = queryOf(WORD, known, Date.now());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const goOn = (from: number) => {
    if (from >= companies.length) return;
    timer = setTimeout(() => {
      for (const company of companies.slice(from, from + AT_ONCE)) fitOfCompany(company, query);
      goOn(from + AT_ONCE);
    });
  };
  goOn(0);
  return () => clearTimeout(timer);
}
