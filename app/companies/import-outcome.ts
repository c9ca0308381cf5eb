// The result of an import with the operator's choices: the new list, and what happens to each company. Pure.
import { isSameAccount } from '../shared/account.ts';
import { COPY_FORMATS, type RenewalMode } from '../shared/contract/sessions.ts';
import type { ImportChoice } from '../shared/contract/sharing.ts';
import type { Company } from './company.ts';
import type { PlannedChange, PlannedEntry } from './import-plan.ts';

export interface CompanyChange {
  readonly before: Company;
  readonly after: Company;
}

export interface ImportOutcome {
  readonly companies: readonly Company[];
  readonly added: readonly Company[];
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
  const taken = plan.flatMap((planned, entry) => {
    const fields = fieldsByEntry.get(entry);
    return fields ? [{ planned, fields: new Set(fields) }] : [];
  });
  const added = taken.flatMap(({ planned }) => (planned.kind === 'new' ? [newCompany(planned, newId)] : []));
  const changes = taken.flatMap(({ planned, fields }): readonly CompanyChange[] => {
    if (planned.kind !== 'changed') return [];
    const chosen = planned.changes.filter(({ field }) => fields.has(field));
    const before = planned.existing;
    return chosen.length === 0 ? [] : [{ before, after: changedCompany(before, chosen, newId) }];
  });
  const afterById = new Map(changes.map(({ before, after }) => [before.id, after]));
  return {
    companies: [...companies.map((company) => afterById.get(company.id) ?? company), ...added],
    added,
    changed: changes.filter(({ before, after }) => before.id === after.id),
    replaced: changes.filter(({ before, after }) => before.id !== after.id),
  };
}

function newCompany(
  { company, label }: Extract<PlannedEntry, { kind: 'new' }>,
  newId: () => string,
): Company {
  return { ...company, label, id: newId(), storePassword: false, practice: false };
}

function changedCompany(before: Company, changes: readonly PlannedChange[], newId: () => string): Company {
  const values = new Map(changes.map(({ field, to }) => [field, to]));
  const { renewalMode = 'always', ...others } = before;
  const account = Object.entries(before.account).map(([name, value]) => [name, values.get(name) ?? value]);
  const after: Company = {
    ...others,
    label: values.get('label') ?? before.label,
    address: values.get('address') ?? before.address,
    account: Object.fromEntries(account),
    copyFormat: COPY_FORMATS.find((format) => format === values.get('copyFormat')) ?? before.copyFormat,
    ...withRenewalMode(values.get('renewalMode') ?? renewalMode),
  };
  return isSameAccount(before, after) ? after : { ...after, id: newId(), storePassword: false };
}

/** `always` is the mode of a company that names none. */
const withRenewalMode = (mode: string): { readonly renewalMode?: RenewalMode } =>
  mode === 'onCopy' ? { renewalMode: mode } : {};
