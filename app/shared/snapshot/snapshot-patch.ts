// Makes the next snapshot from the last one and what changed; what did not change stays the same object. Pure; the
// change is one of `diffSnapshots`.
import type { CompanyView } from '../contract/companies.ts';
import type { Snapshot, SnapshotChange } from '../contract/snapshot.ts';
import { shareUnchanged } from './unchanged-parts.ts';

/** The change must be one since this very snapshot. */
export function patchSnapshot(before: Snapshot, change: SnapshotChange): Snapshot {
  const { revision, companies, order, rest } = change;
  const shared = shareUnchanged({ ...before, companies: [] }, { ...before, ...rest, companies: [] });
  return { ...shared, revision, companies: patchCompanies(before.companies, companies, order) };
}

function patchCompanies(
  before: readonly CompanyView[],
  changed: readonly CompanyView[],
  order: readonly string[] | undefined,
): readonly CompanyView[] {
  if (changed.length === 0 && !order) return before;
  const known = new Map(before.map((company) => [company.id, company]));
  for (const company of changed) known.set(company.id, shareUnchanged(known.get(company.id), company));
  return (order ?? before.map(({ id }) => id)).flatMap((id) => known.get(id) ?? []);
}
