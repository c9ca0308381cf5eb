// Which companies the list shows and in which order. The order follows their state, but not under the operator's hand:
// a row that moves as it is clicked copies the wrong token. Pure.
import { troubleFirst, type Urgency, urgencyOf } from '../../app/shared/company-order.ts';
import { type Standing, standingOf } from '../../app/shared/company-state.ts';
import type { Navigation } from '../../app/shared/contract/bridge.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { nameDifferences } from '../../app/shared/equal-names.ts';
import { matchesSearch } from './company-search.ts';

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
}

export interface Filter {
  /** Empty finds all. */
  readonly search: string;
  readonly only: Only;
}

const placingOf = (company: CompanyView, nowMs: number): Placing => ({
  standing: standingOf(company, nowMs),
  urgency: urgencyOf(company, nowMs),
});

export function placingsOf(companies: readonly CompanyView[], nowMs: number): Placings {
  return new Map(companies.map((company) => [company.id, placingOf(company, nowMs)]));
}

/** `placings`: as they are now, or as they were when the list was taken in hand; a company that is new since has its own. */
export function entriesOf(
  companies: readonly CompanyView[],
  { search, only }: Filter,
  placings: Placings,
  nowMs: number,
): readonly Entry[] {
  const placing = (company: CompanyView) => placings.get(company.id) ?? placingOf(company, nowMs);
  const differences = nameDifferences(companies);
  const canMove = search.trim() === '' && only === undefined;
  const wanted = only ? companies.filter((company) => placing(company).standing === only) : companies;
  const found = wanted.filter((company) => matchesSearch(company, search));
  return troubleFirst(found, (company) => placing(company).urgency).map((company) => {
    const { id, label, favourite } = company;
    const difference = differences.get(id);
    const group = `${placing(company).urgency} ${favourite}`;
    return { ...{ id, label, group, canMove }, ...(difference === undefined ? {} : { difference }) };
  });
}
