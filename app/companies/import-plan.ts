// What importing a file would do to the existing companies: add, change, or leave as they are. Pure.
// An entry matches an existing company if both sign in to the same account, or have the same name at the same service. Of several
// companies with one account, those with the same name match first.
import { accountKey } from '../shared/account.ts';
import { charactersOf } from '../shared/characters.ts';
import { TEXT_LIMIT } from '../shared/contract/companies.ts';
import { environmentKey } from '../shared/environment.ts';
import type { ServiceTrust } from '../shared/trust.ts';
import type { Company } from './company.ts';
import { foldedName, nameAndProviderKey } from './name-twins.ts';
import type { OfferedCompany } from './offered-company.ts';

export interface PlannedChange {
  /**
   * `label`, `copyFormat`, `renewalMode`, `address`, `environment`, `askBeforeCopy`, `certificate`, `authority`, or a field of
   * the account.
   */
  readonly field: string;
  readonly from: string;
  readonly to: string;
  /** Tokens and password belong to the former address and account, so this change signs out. */
  readonly signsOut: boolean;
  /** It is about what the company trusts; `from` and `to` are fingerprints. */
  readonly trusts?: true;
  /** The company would no longer be marked as production. */
  readonly leavesProduction?: true;
}

export type PlannedEntry =
  /** `label`: a name that no other company has. */
  | { readonly kind: 'new'; readonly company: OfferedCompany; readonly label: string }
  | { readonly kind: 'same'; readonly company: OfferedCompany; readonly existing: Company }
  | {
      readonly kind: 'changed';
      readonly company: OfferedCompany;
      readonly existing: Company;
      readonly changes: readonly PlannedChange[];
    }
  /** The same company comes earlier in the file: account, name, format and environment. */
  | { readonly kind: 'twice'; readonly company: OfferedCompany };

export function planImport(
  offered: readonly OfferedCompany[],
  companies: readonly Company[],
): readonly PlannedEntry[] {
  const known = new KnownCompanies(companies);
  const labels = new Labels(companies);
  const once = new Map(offered.toReversed().map((company) => [wholeKey(company), company]));
  // Accounts are matched before names: a name alone never takes a company away from the entry with its account.
  const sameAccount = known.takeByAccount(
    offered.filter((company) => once.get(wholeKey(company)) === company),
  );
  return offered.map((company): PlannedEntry => {
    if (once.get(wholeKey(company)) !== company) return { kind: 'twice', company };
    const existing = sameAccount.get(company) ?? known.takeByName(company);
    if (!existing) return { kind: 'new', company, label: labels.take(company.label) };
    // No import changes what IT has set up.
    if (existing.managed) return { kind: 'same', company, existing };
    const changes = changesOf(existing, { ...company, label: labels.rename(existing.label, company.label) });
    return changes.length === 0
      ? { kind: 'same', company, existing }
      : { kind: 'changed', company, existing, changes };
  });
}

function changesOf(existing: Company, company: OfferedCompany): readonly PlannedChange[] {
  const change = (field: string, from: string, to: string, signsOut: boolean): readonly PlannedChange[] =>
    from === to ? [] : [{ field, from, to, signsOut }];
  return [
    ...change('address', existing.address, company.address, true),
    ...accountFields(existing, company).flatMap((field) =>
      change(field, existing.account[field] ?? '', company.account[field] ?? '', true),
    ),
    ...change('label', existing.label, company.label, false),
    ...change('copyFormat', existing.copyFormat, company.copyFormat, false),
    ...change('renewalMode', existing.renewalMode ?? 'always', company.renewalMode ?? 'always', false),
    ...environmentChanges(existing, company),
    ...trustChanges(existing.trust, company.trust),
  ];
}

/** Either may leave out a field that the other has: an empty one. */
export function accountFields(existing: Company, company: OfferedCompany): readonly string[] {
  return [...new Set([...Object.keys(company.account), ...Object.keys(existing.account)])];
}

/** A file that says nothing about an environment changes none, and no file makes the app stop asking. */
function environmentChanges(existing: Company, company: OfferedCompany): readonly PlannedChange[] {
  const [from, to] = [environmentKey(existing.environment), environmentKey(company.environment)];
  const leavesProduction = existing.environment === 'production' && { leavesProduction: true as const };
  return [
    ...(to === '' || from === to
      ? []
      : [{ field: 'environment', from, to, signsOut: false, ...leavesProduction }]),
    ...(company.askBeforeCopy && !existing.askBeforeCopy
      ? [{ field: 'askBeforeCopy', from: '', to: 'ask', signsOut: false }]
      : []),
  ];
}

/** A file that says nothing about trust changes none. */
export function trustChanges(
  existing: ServiceTrust = {},
  offered: ServiceTrust = {},
): readonly PlannedChange[] {
  return (['certificate', 'authority'] as const).flatMap((field) => {
    const [from = '', to = ''] = [existing[field]?.fingerprint, offered[field]?.fingerprint];
    return to === '' || from === to ? [] : [{ field, from, to, signsOut: false, trusts: true as const }];
  });
}

/** What tells an entry from a copy of itself: an operator may have one account several times, each with a name or format of its own. */
const wholeKey = (company: OfferedCompany) =>
  JSON.stringify([
    ...[accountKey(company), foldedName(company.label)],
    ...[company.copyFormat, environmentKey(company.environment)],
  ]);

/** The existing companies that no entry has matched yet. */
class KnownCompanies {
  readonly #byAccount = new Map<string, readonly Company[]>();
  readonly #byName = new Map<string, Company>();

  constructor(companies: readonly Company[]) {
    const ambiguous = new Set<string>();
    for (const company of companies) {
      if (company.practice) continue;
      const key = accountKey(company);
      this.#byAccount.set(key, [...(this.#byAccount.get(key) ?? []), company]);
      if (this.#byName.has(nameAndProviderKey(company))) ambiguous.add(nameAndProviderKey(company));
      this.#byName.set(nameAndProviderKey(company), company);
    }
    // Of two companies with one name, it is unclear which is meant.
    for (const key of ambiguous) this.#byName.delete(key);
  }

  /** Each entry takes one company of its account: first those with its name, then in the order of both. */
  takeByAccount(entries: readonly OfferedCompany[]): ReadonlyMap<OfferedCompany, Company> {
    const taken = new Map<OfferedCompany, Company>();
    const take = (entry: OfferedCompany, fits: (company: Company) => boolean) => {
      const free = this.#byAccount.get(accountKey(entry)) ?? [];
      const found = taken.has(entry) ? undefined : free.find(fits);
      if (!found) return;
      taken.set(entry, found);
      this.#byAccount.set(
        accountKey(entry),
        free.filter((company) => company !== found),
      );
      if (this.#byName.get(nameAndProviderKey(found)) === found)
        this.#byName.delete(nameAndProviderKey(found));
    };
    for (const entry of entries)
      take(entry, (company) => foldedName(company.label) === foldedName(entry.label));
    for (const entry of entries) take(entry, () => true);
    return taken;
  }

  takeByName(company: OfferedCompany): Company | undefined {
    const found = this.#byName.get(nameAndProviderKey(company));
    this.#byName.delete(nameAndProviderKey(company));
    return found;
  }
}

/** The names that are in use, and how many companies have each. */
export class Labels {
  readonly #counts = new Map<string, number>();

  constructor(companies: readonly Company[]) {
    for (const { label } of companies) this.#count(label, 1);
  }

  /**
   * `label`, with a number added if another company has it. `shown`: what the operator was told it would be, which it becomes
   * if that is free.
   */
  take(label: string, shown = label): string {
    let free = shown;
    for (let number = 2; this.#countOf(free) > 0; number += 1) free = numbered(label, number);
    this.#count(free, 1);
    return free;
  }

  /** The same for a company that gives up its former name for it. It may keep one that it shares. */
  rename(former: string, label: string, shown = label): string {
    if (foldedName(former) === foldedName(shown)) return shown;
    this.#count(former, -1);
    return this.take(label, shown);
  }

  #countOf(label: string): number {
    return this.#counts.get(foldedName(label)) ?? 0;
  }

  #count(label: string, more: number): void {
    this.#counts.set(foldedName(label), this.#countOf(label) + more);
  }
}

/** Within the limit for names. */
function numbered(label: string, number: number): string {
  const ending = ` (${number})`;
  const kept = charactersOf(label).slice(0, TEXT_LIMIT - ending.length);
  return `${kept.join('')}${ending}`;
}
