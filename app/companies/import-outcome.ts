// The result of an import with the operator's choices: the new list, and what happens to each company. Pure.
import { isSameAccount } from '../shared/account.ts';
import { COPY_FORMATS, type RenewalMode } from '../shared/contract/sessions.ts';
import type { ImportChoice } from '../shared/contract/sharing.ts';
import type { ServiceTrust } from '../shared/trust.ts';
import type { Company } from './company.ts';
import { trustAt, withTrust } from './company-trust.ts';
import { accountFields, Labels, type PlannedChange, type PlannedEntry } from './import-plan.ts';

export interface CompanyChange {
  readonly before: Company;
  readonly after: Company;
}

export interface ImportOutcome {
  readonly companies: readonly Company[];
  readonly added: readonly Company[];
  /** Those of the added that are favourites in the file, in its order of favourites. */
  readonly favouriteIds: readonly string[];
  /** The same account under another name or format. */
  readonly changed: readonly CompanyChange[];
  /**
   * Another address or account. It gets a new id, so that nothing that is kept for the former one, in memory or in the vault,
   * can ever be sent to the new address.
   */
  readonly replaced: readonly CompanyChange[];
}

export function importOutcome(
  plan: readonly PlannedEntry[],
  choices: readonly ImportChoice[],
  companies: readonly Company[],
  newId: () => string,
): ImportOutcome {
  const fieldsByEntry = new Map(choices.map(({ entry, fields }) => [entry, fields]));
  const labels = new Labels(companies);
  const taken = plan.flatMap((planned, entry) => {
    const fields = fieldsByEntry.get(entry);
    return fields ? [{ planned: withFreeName(planned, fields, labels), fields: new Set(fields) }] : [];
  });
  const newcomers = taken.flatMap(({ planned, fields }) =>
    planned.kind === 'new'
      ? [{ company: newCompany(planned, fields, newId), favourite: planned.company.favourite }]
      : [],
  );
  const added = newcomers.map(({ company }) => company);
  const changes = taken.flatMap(({ planned, fields }): readonly CompanyChange[] => {
    if (planned.kind !== 'changed') return [];
    const chosen = planned.changes.filter(({ field }) => fields.has(field));
    const before = planned.existing;
    return chosen.length === 0 ? [] : [{ before, after: changedCompany(planned, chosen, newId) }];
  });
  const afterById = new Map(changes.map(({ before, after }) => [before.id, after]));
  return {
    companies: [...companies.map((company) => afterById.get(company.id) ?? company), ...added],
    added,
    favouriteIds: newcomers
      .flatMap(({ company: { id }, favourite }) => (favourite === undefined ? [] : [{ id, favourite }]))
      .sort((one, other) => one.favourite - other.favourite)
      .map(({ id }) => id),
    changed: changes.filter(({ before, after }) => before.id === after.id),
    replaced: changes.filter(({ before, after }) => before.id !== after.id),
  };
}

/** The plan gives away names that companies keep after all, because the operator did not choose to rename them. */
function withFreeName(planned: PlannedEntry, fields: readonly string[], labels: Labels): PlannedEntry {
  const { kind, company } = planned;
  if (kind === 'new') return { ...planned, label: labels.take(company.label, planned.label) };
  if (kind !== 'changed' || !fields.includes('label')) return planned;
  const changes = planned.changes.map((change) =>
    change.field === 'label'
      ? { ...change, to: labels.rename(change.from, company.label, change.to) }
      : change,
  );
  return { ...planned, changes };
}

function newCompany(
  { company: { trust, favourite: _place, ...company }, label }: Extract<PlannedEntry, { kind: 'new' }>,
  fields: ReadonlySet<string>,
  newId: () => string,
): Company {
  const added = { ...company, label, id: newId(), storePassword: false, practice: false };
  return withTrust(added, chosenTrust(trust, fields));
}

/** What a file would have trusted, as far as the operator has chosen it. */
function chosenTrust(
  { certificate, authority }: ServiceTrust = {},
  fields: ReadonlySet<string>,
): ServiceTrust {
  return {
    ...(certificate && fields.has('certificate') && { certificate }),
    ...(authority && fields.has('authority') && { authority }),
  };
}

function changedCompany(
  { existing: before, company: offered }: Extract<PlannedEntry, { kind: 'changed' }>,
  changes: readonly PlannedChange[],
  newId: () => string,
): Company {
  const values = new Map(changes.map(({ field, to }) => [field, to]));
  const { renewalMode = 'always', ...others } = before;
  const account = accountFields(before, offered).map((name) => [
    name,
    values.get(name) ?? before.account[name] ?? '',
  ]);
  const address = values.get('address') ?? before.address;
  const changed: Company = {
    ...others,
    label: values.get('label') ?? before.label,
    address,
    account: Object.fromEntries(account.filter(([, value]) => value !== '')),
    copyFormat: COPY_FORMATS.find((format) => format === values.get('copyFormat')) ?? before.copyFormat,
    ...withRenewalMode(values.get('renewalMode') ?? renewalMode),
    ...(values.has('environment') && offered.environment && { environment: offered.environment }),
    ...(values.has('askBeforeCopy') && { askBeforeCopy: true }),
  };
  const trust = { ...trustAt({ ...before, address }), ...chosenTrust(offered.trust, new Set(values.keys())) };
  const after = withTrust(changed, trustAt({ trust, address }));
  return isSameAccount(before, after) ? after : { ...after, id: newId(), storePassword: false };
}

/** `always` is the mode of a company that names none. */
const withRenewalMode = (mode: string): { readonly renewalMode?: RenewalMode } =>
  mode === 'onCopy' ? { renewalMode: mode } : {};
