// Makes the next snapshot from the last one and a change; what did not change stays the same object. Pure.
import type { CompanyView, Snapshot, SnapshotChange } from '../app/contract.ts';
import { shareUnchanged } from './snapshot-sharing.ts';

/** The change must be one since this very snapshot. */
export function afterChange(snapshot: Snapshot, change: SnapshotChange): Snapshot {
  const { revision, companies, order, rest } = change;
  const shared = shareUnchanged({ ...snapshot, companies: [] }, { ...snapshot, ...rest, companies: [] });
  return { ...shared, revision, companies: companiesAfter(snapshot.companies, companies, order) };
}

function companiesAfter(
  previous: readonly CompanyView[],
  changed: readonly CompanyView[],
  order: readonly string[] | undefined,
): readonly CompanyView[] {
  if (changed.length === 0 && !order) return previous;
  const known = new Map(previous.map((company) => [company.id, company]));
  for (const company of changed) known.set(company.id, shareUnchanged(known.get(company.id), company));
  return (order ?? previous.map(({ id }) => id)).flatMap((id) => known.get(id) ?? []);
}
