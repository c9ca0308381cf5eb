// What has to be told to somebody who knows one snapshot so that they know the next one. Pure.
import { isDeepStrictEqual } from 'node:util';
import type { CompanyView, Snapshot, SnapshotChange } from '../contract.ts';

type Rest = Omit<Snapshot, 'revision' | 'companies'>;

/** Undefined where nothing changed but the revision. */
export function changeBetween(previous: Snapshot, next: Snapshot): SnapshotChange | undefined {
  const companies = changedCompanies(previous.companies, next.companies);
  const order = isSameOrder(previous.companies, next.companies)
    ? undefined
    : next.companies.map(({ id }) => id);
  const rest = changedRest(previous, next);
  if (companies.length === 0 && !order && Object.keys(rest).length === 0) return undefined;
  const revisions = { since: previous.revision, revision: next.revision };
  return { ...revisions, companies, ...(order ? { order } : {}), rest };
}

function changedCompanies(previous: readonly CompanyView[], next: readonly CompanyView[]) {
  const known = new Map(previous.map((company) => [company.id, company]));
  return next.filter((company) => !isDeepStrictEqual(known.get(company.id), company));
}

function isSameOrder(previous: readonly CompanyView[], next: readonly CompanyView[]): boolean {
  return previous.length === next.length && next.every(({ id }, at) => previous[at]?.id === id);
}

function changedRest(previous: Snapshot, next: Snapshot): Partial<Rest> {
  const { revision: _revision, companies: _companies, ...rest } = next;
  const differs = ([name, value]: [string, unknown]) =>
    !isDeepStrictEqual(previous[name as keyof Rest], value);
  return Object.fromEntries(Object.entries(rest).filter(differs));
}
