// What IT's companies make of the list: which come, change, move to another address or account, and go. Pure.
import type { Company } from '../companies/company.ts';
import type { CompanyChange } from '../companies/import-outcome.ts';
import { Labels } from '../companies/import-plan.ts';
import { nameAndProviderKey } from '../companies/name-twins.ts';
import { accountKey, isSameAccount } from '../shared/account.ts';
import { isUnchanged } from '../shared/snapshot/unchanged-parts.ts';
import type { ServiceTrust } from '../shared/trust.ts';
import type { ManagedOffer } from './offered-companies.ts';

export interface SyncOutcome {
  readonly companies: readonly Company[];
  readonly added: readonly Company[];
  /** The operator's own, which IT manages from now on: the same account, so its sign-in stays. */
  readonly adopted: readonly CompanyChange[];
  /** The same account under another name, format or trust. */
  readonly changed: readonly CompanyChange[];
  /** Another address or account. A new id: nothing that is kept for the former one can ever be sent there. */
  readonly moved: readonly CompanyChange[];
  readonly removed: readonly Company[];
}

export interface SyncFacts {
  readonly listed: readonly Company[];
  readonly offers: readonly ManagedOffer[];
  /** Whether a company that is no longer offered stays: the file that it came from cannot be read in full. */
  readonly isUnsure: (origin: string) => boolean;
  readonly newId: () => string;
}

export function syncCompanies({ listed, offers, isUnsure, newId }: SyncFacts): SyncOutcome {
  const matches = matchAll(listed, offers);
  const taken = new Set(matches.values());
  const staying = listed.filter(
    (company) => company.managed && !taken.has(company) && isUnsure(company.managed.origin),
  );
  const removed = listed.filter(
    (company) => company.managed && !taken.has(company) && !staying.includes(company),
  );
  const labels = new Labels(listed.filter((company) => !taken.has(company) && !removed.includes(company)));
  const moves = offers.map((offer) => {
    const before = matches.get(offer);
    return { before, after: companyOf(offer, before, labels.take(offer.company.label), newId) };
  });
  const known = moves.filter((move): move is CompanyChange => move.before !== undefined);
  const afterOf = new Map(known.map(({ before, after }) => [before, after]));
  const added = moves.filter(({ before }) => !before).map(({ after }) => after);
  const stays = ({ before, after }: CompanyChange) => before.id === after.id;
  return {
    companies: [
      ...listed
        .filter((company) => !removed.includes(company))
        .map((company) => afterOf.get(company) ?? company),
      ...added,
    ],
    ...{ added, removed },
    adopted: known.filter((move) => stays(move) && !move.before.managed),
    changed: known.filter((move) => stays(move) && move.before.managed && move.before !== move.after),
    moved: known.filter((move) => !stays(move)),
  };
}

/** By account first: a name alone never takes a company away from the offer with its account. */
function matchAll(
  listed: readonly Company[],
  offers: readonly ManagedOffer[],
): ReadonlyMap<ManagedOffer, Company> {
  const free = new Set(listed.filter(({ practice }) => !practice));
  const matches = new Map<ManagedOffer, Company>();
  const byAccount = new AccountIndex([...free]);
  const byName = groupBy([...free], nameAndProviderKey);
  const rounds: readonly ((offer: ManagedOffer) => readonly Company[])[] = [
    (offer) => byAccount.of(offer).filter(({ managed }) => managed !== undefined),
    (offer) => byAccount.of(offer).filter(({ managed }) => managed === undefined),
    ({ company }) =>
      (byName.get(nameAndProviderKey(company)) ?? []).filter(({ managed }) => managed !== undefined),
  ];
  for (const candidates of rounds)
    for (const offer of offers) {
      const found = matches.has(offer) ? undefined : candidates(offer).find((company) => free.has(company));
      if (!found) continue;
      matches.set(offer, found);
      free.delete(found);
    }
  return matches;
}

/** Finds companies by their account, whatever the operator has filled in there. */
class AccountIndex {
  readonly #listed: readonly Company[];
  readonly #byOpen = new Map<string, ReadonlyMap<string, readonly Company[]>>();

  constructor(listed: readonly Company[]) {
    this.#listed = listed;
  }

  of({ company, open }: ManagedOffer): readonly Company[] {
    const openKey = open.join('\n');
    const index = this.#byOpen.get(openKey) ?? groupBy(this.#listed, (listed) => closedKey(listed, open));
    this.#byOpen.set(openKey, index);
    return index.get(accountKey(company)) ?? [];
  }
}

function closedKey(listed: Company, open: readonly string[]): string {
  const closed = Object.entries(listed.account).filter(([name]) => !open.includes(name));
  return accountKey({ ...listed, account: Object.fromEntries(closed) });
}

function groupBy(companies: readonly Company[], keyOf: (company: Company) => string) {
  const groups = new Map<string, Company[]>();
  for (const company of companies)
    groups.set(keyOf(company), [...(groups.get(keyOf(company)) ?? []), company]);
  return groups;
}

function companyOf(
  { company: { trust, ...offered }, open, origin }: ManagedOffer,
  before: Company | undefined,
  label: string,
  newId: () => string,
): Company {
  const filled = open.flatMap((name) => {
    const value = before?.account[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const kept = trust && sinceBefore(trust, before?.trust);
  const after: Company = {
    ...offered,
    ...{ label, id: before?.id ?? newId(), practice: false },
    account: { ...offered.account, ...Object.fromEntries(filled) },
    storePassword: before?.storePassword ?? false,
    ...(kept && { trust: kept }),
    managed: { origin, ...(open.length > 0 && { open }) },
  };
  if (before && !isSameAccount(before, after)) return { ...after, id: newId(), storePassword: false };
  return before && isUnchanged(before, after) ? before : after;
}

/** Reading the same certificate again does not make it trusted later. */
function sinceBefore(trust: ServiceTrust, before: ServiceTrust = {}): ServiceTrust {
  const { certificate, authority } = trust;
  return {
    ...(certificate && { certificate: asBefore(certificate, before.certificate) }),
    ...(authority && { authority: asBefore(authority, before.authority) }),
  };
}

function asBefore<Trusted extends { readonly sinceMs: number }>(
  now: Trusted,
  before: Trusted | undefined,
): Trusted {
  const same = before && { ...now, sinceMs: before.sinceMs };
  return same && isUnchanged(before, same) ? before : now;
}
