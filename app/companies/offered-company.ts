// One company of a company file, checked by the same rules as the form's input. Says why it is refused.

import type { TokenProvider } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import { readServiceAddress } from '../providers/service-address.ts';
import { charactersOf } from '../shared/characters.ts';
import { fitting } from '../shared/fitting.ts';
import type { ServiceTrust } from '../shared/trust.ts';
import { holdsUnseen, seenText } from '../shared/unseen.ts';
import type { Texts } from '../texts/texts.ts';
import { readDraft } from './company-draft.ts';
import { type SharedCompany, sharedCompanySchema } from './company-file.ts';
import { trustIn } from './shared-trust.ts';

/** `trust`: what its certificates themselves say, as if they were trusted at the time of reading. */
export type OfferedCompany = Omit<SharedCompany, 'trust'> & { readonly trust?: ServiceTrust };

export type OfferReading =
  | { readonly kind: 'offered'; readonly company: OfferedCompany }
  /** `at`: the field that is to blame, where there is one. */
  | {
      readonly kind: 'refused';
      readonly label: string;
      readonly reason: string;
      readonly at?: readonly string[];
    };

/** Stands for what could not be read. */
const UNREADABLE = '\ufffd';
const SHOWN_CHARACTERS = 60;

export interface OfferContext {
  readonly providers: ProviderRegistry;
  readonly texts: Texts;
  readonly nowMs: number;
}

export function readOffer(entry: unknown, { providers, texts, nowMs }: OfferContext): OfferReading {
  const parsed = fitting(sharedCompanySchema, entry);
  const refused = (reason: string, at?: readonly string[]): OfferReading => ({
    ...{ kind: 'refused', label: shownLabel(entry), reason },
    ...(at && { at }),
  });
  if (!parsed) return refused(texts.say('import.entry.notUnderstood'));
  const shared = parsed.data;
  const provider = providers.get(shared.providerId);
  if (provider && hasStrangeField(shared, provider)) return refused(texts.say('import.entry.notUnderstood'));
  const hidden = hiddenIn(shared, provider, texts);
  if (hidden !== undefined) return refused(texts.say('import.entry.hidden', { field: hidden }));
  const stray = strayWords(shared.address, provider, texts);
  if (stray !== undefined) return refused(stray, ['address']);
  const reading = readDraft({ ...shared, storePassword: false }, provider, texts);
  if (reading.kind === 'invalid')
    return refused(Object.values(reading.fields).join(' '), placeOf(Object.keys(reading.fields), shared));
  const { storePassword: _ownChoice, ...company } = reading.company;
  const trust = shared.trust && trustIn(shared.trust, company.address, nowMs);
  if (shared.trust && !trust) return refused(texts.say('import.entry.trust'), ['trust']);
  const { favourite } = shared;
  return {
    kind: 'offered',
    company: { ...company, ...(trust && { trust }), ...(favourite && { favourite }) },
  };
}

/** A program wrote the address of an entry, so that nothing has to be made out of other words first, as in a form. */
function strayWords(address: string, provider: TokenProvider | undefined, texts: Texts): string | undefined {
  const reading = readServiceAddress(address);
  if (reading.kind === 'fault') return undefined;
  if (reading.source.leftOut !== undefined) return texts.say('fieldError.extras');
  return (
    reading.source.isPicked &&
    texts.say('fieldError.notAnAddress', { example: provider?.addressExample ?? '' })
  );
}

/** Where the only field with a fault stands in the entry. */
function placeOf([field, ...more]: readonly string[], shared: SharedCompany): readonly string[] | undefined {
  if (field === undefined || more.length > 0) return undefined;
  return Object.hasOwn(shared, field) ? [field] : ['account', field];
}

function hasStrangeField({ account }: SharedCompany, { fields }: TokenProvider): boolean {
  const known = new Set(fields.filter(({ secret }) => !secret).map(({ name }) => name));
  return Object.keys(account).some((name) => !known.has(name));
}

/** The name of the first field with invisible characters. Addresses have a stricter rule of their own. */
function hiddenIn(shared: SharedCompany, provider: TokenProvider | undefined, texts: Texts) {
  const { environment } = shared;
  const fields = [
    [texts.say('field.label'), shared.label] as const,
    [texts.say('field.environmentName'), typeof environment === 'object' ? environment.name : ''] as const,
    ...(provider?.fields ?? []).map(
      ({ name, labelKey }) => [texts.say(labelKey), shared.account[name] ?? ''] as const,
    ),
  ];
  return fields.find(([, text]) => holdsUnseen(text) || text.includes(UNREADABLE))?.[0];
}

/** The name of a refused entry, short and harmless; empty if it has none. */
function shownLabel(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null || !('label' in entry)) return '';
  if (typeof entry.label !== 'string') return '';
  const cut = seenText(entry.label.slice(0, SHOWN_CHARACTERS * 16)).replaceAll(UNREADABLE, ' ');
  return charactersOf(cut.trim()).slice(0, SHOWN_CHARACTERS).join('');
}
