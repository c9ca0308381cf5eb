// Which companies stand at the top of the tray menu, and which in its submenu. Pure.
import { troubleFirst, type Urgency, urgencyOf } from '../shared/company-order.ts';
import type { CompanyView } from '../shared/contract/companies.ts';

/** With no more companies than this, there is no submenu; with more, the top is filled up to it. */
const TOP_LENGTH = 10;
/** More companies in trouble leave favourites and recent ones no room. */
const MAX_TROUBLE = 5;
const MAX_FAVOURITES = 10;

export interface MenuSections {
  /** Groups with a line between them; none is empty. */
  readonly top: readonly (readonly CompanyView[])[];
  /** Those in trouble first, then by name. */
  readonly more: readonly CompanyView[];
}

export interface ListedCompanies {
  /** Favourites first, then as the operator arranged them. */
  readonly companies: readonly CompanyView[];
  /** The last one first. */
  readonly recentCompanyIds: readonly string[];
}

export function menuSections(
  { companies, recentCompanyIds }: ListedCompanies,
  locale: string,
  nowMs: number,
): MenuSections {
  const urgency = (company: CompanyView) => urgencyOf(company, nowMs);
  const shown = troubleFirst(companies, urgency);
  if (shown.length <= TOP_LENGTH) return { top: shown.length === 0 ? [] : [shown], more: [] };
  const groups = topGroups(shown, recentCompanyIds, urgency);
  const isOnTop = new Set(groups.flat());
  const more = inOrderOfName(companies, locale).filter((company) => !isOnTop.has(company));
  return { top: groups.filter(({ length }) => length > 0), more: troubleFirst(more, urgency) };
}

/** In trouble, favourites, recently copied, and of the others as many as there is room for. */
function topGroups(
  shown: readonly CompanyView[],
  recentIds: readonly string[],
  urgency: (company: CompanyView) => Urgency,
): readonly (readonly CompanyView[])[] {
  const left = new Set(shown);
  const take = (companies: readonly CompanyView[], limit: number) => {
    const taken = companies.filter((company) => left.has(company)).slice(0, Math.max(0, limit));
    for (const company of taken) left.delete(company);
    return taken;
  };
  const byId = new Map(shown.map((company) => [company.id, company]));
  const inTrouble = take(
    shown.filter((company) => urgency(company) < 2),
    MAX_TROUBLE,
  );
  const favourites = take(
    shown.filter(({ favourite }) => favourite),
    MAX_FAVOURITES,
  );
  const recent = take(
    recentIds.flatMap((id) => byId.get(id) ?? []),
    recentIds.length,
  );
  const taken = inTrouble.length + favourites.length + recent.length;
  return [inTrouble, favourites, recent, take(shown, TOP_LENGTH - taken)];
}

// Comparing a thousand names takes longer than all the rest of the menu, and names change rarely.
let sorted: {
  readonly names: readonly string[];
  readonly locale: string;
  readonly places: readonly number[];
} = {
  names: [],
  locale: '',
  places: [],
};

function inOrderOfName(companies: readonly CompanyView[], locale: string): readonly CompanyView[] {
  const names = companies.map(({ label }) => label);
  const isKnown =
    sorted.locale === locale &&
    sorted.names.length === names.length &&
    names.every((name, at) => name === sorted.names[at]);
  if (!isKnown) {
    const { compare } = new Intl.Collator(locale, { numeric: true });
    const places = [...names.keys()].sort((one, other) => compare(names[one] ?? '', names[other] ?? ''));
    sorted = { names, locale, places };
  }
  return sorted.places.map((place) => companies[place]).filter((company) => company !== undefined);
}
