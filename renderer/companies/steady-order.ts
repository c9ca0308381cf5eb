// Which companies the list shows and in which order. The order follows their state, but not under the operator's hand:
// a row that moves as it is clicked copies the wrong token. Pure.
import { troubleFirst, type Urgency, urgencyOf } from '../../app/shared/company-order.ts';
import { type Standing, standingOf } from '../../app/shared/company-state.ts';
import type { Navigation } from '../../app/shared/contract/bridge.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { nameDifferences } from '../../app/shared/equal-names.ts';
import { bestFirst, type Query } from './company-search.ts';

/** Which companies are listed; undefined lists all. */
export type Only = Extract<Navigation, { screen: 'companies' }>['only'];

/** What decides on a company's place in the list. */
interface Placing {
  readonly standing: Standing;
  readonly urgency: Urgency;
}

/** By company. */
export type Placings = ReadonlyMap<string, Placing>;

/** What the list needs of a company: a change of state redraws the company's row, not the list. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  /** What tells it from others of its name. */
  readonly difference?: string;
  /** A company is moved among those of its group. */
  readonly group: string;
  readonly canMove: boolean;
  /** The best that a search found: Enter in the search field copies it. */
  readonly isBest: boolean;
}

export interface Filter {
  readonly query: Query;
  readonly only: Only;
}

const placingOf = (company: CompanyView, nowMs: number): Placing => ({
  standing: standingOf(company, nowMs),
  urgency: urgencyOf(company, nowMs),
});

export function placingsOf(companies: readonly CompanyView[], nowMs: number): Placings {
  return new Map(companies.map((company) => [company.id, placingOf(company, nowMs)]));
}

/**
 * `placings`: as they are now, or as they were when the list was taken in hand; a company that is new since has its own. What a search
 * found is in the order of how well it fits.
 */
export function entriesOf(
  companies: readonly CompanyView[],
  { query, only }: Filter,
  placings: Placings,
): readonly Entry[] {
  const placing = (company: CompanyView) => placings.get(company.id) ?? placingOf(company, query.nowMs);
  const differences = nameDifferences(companies);
  const isSearch = query.words.length > 0;
  const canMove = !isSearch && only === undefined;
  const wanted = only ? companies.filter((company) => placing(company).standing === only) : companies;
  const inOrder = troubleFirst(wanted, (company) => placing(company).urgency);
  return bestFirst(inOrder, query, (company) => placing(company).standing).map((company, at) => {
    const { id, label, favourite } = company;
    const difference = differences.get(id);
    const group = `${placing(company).urgency} ${favourite}`;
    const isBest = isSearch && at === 0;
    return { ...{ id, label, group, canMove, isBest }, ...(difference === undefined ? {} : { difference }) };
  });
}
