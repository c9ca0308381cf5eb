// IT's companies, checked by the same rules as the form's input and an import. Pure.
import type { OfferedCompany } from '../companies/offered-company.ts';
import { readOffer } from '../companies/offered-company.ts';
import type { TokenProvider } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import { accountKey } from '../shared/account.ts';
import type { Texts } from '../texts/texts.ts';
import type { ManagedConfig } from './managed-config.ts';
import { faultAt, type ManagedFault } from './managed-fault.ts';
import type { ManagedCompany } from './managed-schema.ts';

export interface ManagedOffer {
  readonly company: OfferedCompany;
  /** Fields of the account that the operator fills in. */
  readonly open: readonly string[];
  readonly origin: string;
}

export interface OffersReading {
  readonly offers: readonly ManagedOffer[];
  readonly faults: readonly ManagedFault[];
}

interface OffersContext {
  readonly providers: ProviderRegistry;
  readonly texts: Texts;
  readonly nowMs: number;
}

type Listed = ManagedConfig['companies'][number];

/** Stands in an open field while the others are checked: any text would do. */
const FILLED_IN = 'open';

export function offeredCompanies(listed: ManagedConfig['companies'], context: OffersContext): OffersReading {
  const read = listed.map((each) => readListed(each, context));
  const isFirst = firstTime();
  const offers = read.flatMap(({ offer }) => offer ?? []);
  const faults = read.flatMap(({ fault }) => fault ?? []);
  const twice = listed.filter((_each, at) => !isFirst(read[at]?.offer, listed[at]?.reading));
  return {
    // Later ones win, as with everything else that IT sets.
    offers: [...new Map(offers.map((offer) => [offerKey(offer), offer])).values()],
    faults: [...faults, ...twice.map((each) => faultOf(each, [], { kind: 'twice' }))],
  };
}

/** What tells IT's companies apart: the account, without what the operator fills in. */
const offerKey = ({ company, open }: Pick<ManagedOffer, 'company' | 'open'>) =>
  JSON.stringify([accountKey(company), open]);

/** In one document; that a later document says it again is no mistake. */
function firstTime() {
  const seen = new Map<unknown, Set<string>>();
  return (offer: ManagedOffer | undefined, reading: unknown): boolean => {
    if (!offer) return true;
    const keys = seen.get(reading) ?? new Set();
    seen.set(reading, keys);
    const isFirst = !keys.has(offerKey(offer));
    keys.add(offerKey(offer));
    return isFirst;
  };
}

function readListed(
  each: Listed,
  context: OffersContext,
): { readonly offer?: ManagedOffer; readonly fault?: ManagedFault } {
  const { company, reading } = each;
  const open = openFields(company, context.providers.get(company.providerId));
  const filled = Object.fromEntries(open.map((name) => [name, FILLED_IN]));
  const offer = readOffer({ ...company, account: { ...company.account, ...filled } }, context);
  if (offer.kind === 'refused')
    return { fault: faultOf(each, offer.at ?? [], { kind: 'company', detail: offer.reason }) };
  const account = Object.entries(offer.company.account).filter(([name]) => !open.includes(name));
  return {
    offer: {
      company: { ...offer.company, account: Object.fromEntries(account) },
      open,
      origin: reading.origin,
    },
  };
}

function openFields({ account }: ManagedCompany, provider: TokenProvider | undefined): readonly string[] {
  return (provider?.fields ?? [])
    .filter(({ secret, optional, choices }) => !secret && !optional && !choices)
    .map(({ name }) => name)
    .filter((name) => !Object.hasOwn(account, name));
}

function faultOf(
  { reading, place }: Listed,
  at: readonly string[],
  what: Pick<ManagedFault, 'kind' | 'detail'>,
): ManagedFault {
  return faultAt({ origin: reading.origin, ...reading.text }, ['companies', place, ...at], what);
}
