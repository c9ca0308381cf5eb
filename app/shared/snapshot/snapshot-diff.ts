// What a window that has one snapshot must be sent so that it has the next one. Pure; `patchSnapshot` is the way back.
import type { CompanyView } from '../contract/companies.ts';
import type { Snapshot, SnapshotChange } from '../contract/snapshot.ts';
import { isUnchanged } from './unchanged-parts.ts';

type Rest = Omit<Snapshot, 'revision' | 'companies'>;

/** Undefined where nothing changed but the revision. */
export function diffSnapshots(before: Snapshot, after: Snapshot): SnapshotChange | undefined {
  const companies = changedCompanies(before.companies, after.companies);
  const order = isSameOrder(before.companies, after.companies)
    ? undefined
    : after.companies.map(({ id }) => id);
  const rest = changedRest(before, after);
  if (companies.length === 0 && !order && Object.keys(rest).length === 0) return undefined;
  const revisions = { since: before.revision, revision: after.revision };
  return { ...revisions, companies, ...(order ? { order } : {}), rest };
}

function changedCompanies(before: readonly CompanyView[], after: readonly CompanyView[]) {
  const known = new Map(before.map((company) => [company.id, company]));
  return after.filter((company) => !isUnchanged(known.get(company.id), company));
}

function isSameOrder(before: readonly CompanyView[], after: readonly CompanyView[]): boolean {
  return before.length === after.length && after.every(({ id }, at) => before[at]?.id === id);
}

function changedRest(before: Snapshot, after: Snapshot): Partial<Rest> {
  const { revision: _revision, companies: _companies, ...rest } = after;
  const differs = ([name, value]: [string, unknown]) => !isUnchanged(before[name as keyof Rest], value);
  return Object.fromEntries(Object.entries(rest).filter(differs));
}
