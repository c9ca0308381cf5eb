// Which entries of an import bring a name that looks like another company's. Pure.
import type { Company } from './company.ts';
import type { PlannedEntry } from './import-plan.ts';
import type { NameSkeletons } from './name-skeleton.ts';
import { KnownNames } from './name-twins.ts';

/** By place in the plan, the other name: of an existing company, or of an earlier entry. An equal name gets a number anyway. */
export function twinsIn(
  plan: readonly PlannedEntry[],
  companies: readonly Company[],
  skeletons: NameSkeletons,
): readonly (string | null)[] {
  const names = new KnownNames(skeletons, companies);
  return plan.map((planned, entry) => {
    const label = newLabelOf(planned);
    if (label === undefined) return null;
    const id = planned.kind === 'changed' ? planned.existing.id : `entry ${entry}`;
    const twin = names.twinOf(label, id);
    names.add({ id, label });
    return twin?.kind === 'alike' ? twin.label : null;
  });
}

function newLabelOf(planned: PlannedEntry): string | undefined {
  if (planned.kind === 'new') return planned.company.label;
  if (planned.kind !== 'changed') return undefined;
  return planned.changes.find(({ field }) => field === 'label')?.to;
}
