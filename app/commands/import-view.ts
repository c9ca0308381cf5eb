// The preview of an import, in words: what each entry of the file would add or change, and why others are refused. Pure.
import { type AddLinkFault, LINK_LIMIT } from '../companies/add-link.ts';
import { MAX_SHARED_COMPANIES } from '../companies/company-file.ts';
import type { CompanyFileFault } from '../companies/company-file-reading.ts';
import { type PlannedChange, type PlannedEntry, trustChanges } from '../companies/import-plan.ts';
import type { OfferedCompany } from '../companies/offered-company.ts';
import type { SignInField, TokenProvider } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import { shownValue } from '../shared/account.ts';
import { COPY_FORMATS, RENEWAL_MODES } from '../shared/contract/sessions.ts';
import type {
  AddressView,
  FileReading,
  ImportChange,
  ImportEntry,
  ImportPreview,
} from '../shared/contract/sharing.ts';
import type { Environment } from '../shared/environment.ts';
import type { ServiceTrust } from '../shared/trust.ts';
import { fieldView } from '../snapshot/provider-view.ts';
import { environmentView } from '../texts/environment-text.ts';
import type { Texts } from '../texts/texts.ts';

type Readable = Exclude<PlannedEntry, { kind: 'twice' }>;
type Words = { readonly texts: Texts; readonly providers: ProviderRegistry };

export function faultView(
  fault: CompanyFileFault | AddLinkFault | Exclude<FileReading['kind'], 'text'>,
  texts: Texts,
): NonNullable<ImportPreview['fault']> {
  // A file that is not even text is no company file either.
  const kind = fault === 'notText' ? 'notCompanies' : fault;
  return {
    title: texts.say(`import.fault.${kind}.title`),
    meaning: texts.say(`import.fault.${kind}.meaning`, {
      limit: kind === 'linkTooLong' ? LINK_LIMIT : MAX_SHARED_COMPANIES,
    }),
  };
}

/** `twins`: by entry, the company whose name its own looks like. */
export function entryViews(
  plan: readonly PlannedEntry[],
  twins: readonly (string | null)[],
  words: Words,
): readonly ImportEntry[] {
  return plan.flatMap((planned, entry) => {
    if (planned.kind === 'twice') return [];
    const twin = twins[entry];
    return [{ entry, ...entryView(planned, words), ...(twin != null && { twin }) }];
  });
}

export function refusedTwice(plan: readonly PlannedEntry[], texts: Texts): ImportPreview['refused'] {
  const reason = texts.say('import.entry.twice');
  return plan.flatMap(({ kind, company }) => (kind === 'twice' ? [{ label: company.label, reason }] : []));
}

function entryView(planned: Readable, { texts, providers }: Words): Omit<ImportEntry, 'entry' | 'twin'> {
  const provider = providerOf(planned.company, providers);
  // A new company is imported as a whole, but for what it would trust.
  const changes = planned.kind === 'changed' ? planned.changes : trustOf(planned);
  const here = planned.kind === 'new' ? planned.company : planned.existing;
  return {
    kind: planned.kind,
    label: planned.kind === 'new' ? planned.label : planned.existing.label,
    service: texts.say(provider.nameKey),
    account: provider.fields
      .filter(({ name, secret }) => !secret && here.account[name])
      .map((field) => ({ name: texts.say(field.labelKey), value: valueWords(field, here.account, texts) })),
    address: addressView(here.address),
    ...(here.environment && { environment: environmentView(here.environment, texts) }),
    ...(planned.kind === 'new' && here.askBeforeCopy && { asksBeforeCopy: true }),
    ...(planned.kind === 'new' && planned.company.favourite && { favourite: true }),
    changes: changes.map((change) => changeView(change, { planned, texts, provider })),
  };
}

function trustOf({ kind, company }: Readable): readonly PlannedChange[] {
  return kind === 'new' ? trustChanges({}, company.trust) : [];
}

function changeView(
  { field, from, to, signsOut, trusts, leavesProduction }: PlannedChange,
  { planned, texts, provider }: { planned: Readable; texts: Texts; provider: TokenProvider },
): ImportChange {
  const { company } = planned;
  const name = fieldName(field, provider, texts);
  if (field === 'copyFormat')
    return { field, name, signsOut, from: formatName(from, texts), to: formatName(to, texts) };
  if (field === 'renewalMode')
    return { field, name, signsOut, from: modeName(from, texts), to: modeName(to, texts) };
  if (field === 'environment') {
    const before = planned.kind === 'new' ? undefined : planned.existing.environment;
    const words = { from: environmentName(before, texts), to: environmentName(company.environment, texts) };
    return { field, name, signsOut, ...words, ...(leavesProduction && { leavesProduction }) };
  }
  if (field === 'askBeforeCopy')
    return { field, name, signsOut, from: texts.say('field.off'), to: texts.say('field.on') };
  const trust = trusts && trustView(field, company.trust);
  if (field === 'address') return { field, name, signsOut, from, to, address: addressView(to) };
  const known = provider.fields.find((each) => each.name === field);
  const words = (value: string) => (known ? valueWords(known, { [field]: value }, texts) : value);
  return { field, name, signsOut, from: words(from), to: words(to), ...(trust && { trust }) };
}

function trustView(field: string, { certificate, authority }: ServiceTrust = {}) {
  const trusted = field === 'certificate' ? certificate : authority;
  if (!trusted) return undefined;
  const { subject, issuer, validFromMs, validToMs, fingerprint, publicKey } = trusted;
  const accepted = field === 'certificate' ? (certificate?.accepted ?? []) : [];
  return { facts: { subject, issuer, validFromMs, validToMs, fingerprint, publicKey }, accepted };
}

/** An optional field that is empty says so. */
function valueWords(field: SignInField, account: OfferedCompany['account'], texts: Texts): string {
  return shownValue(fieldView(field, texts), account) || texts.say('import.empty');
}

function fieldName(field: string, provider: TokenProvider, texts: Texts): string {
  if (field === 'label') return texts.say('field.label');
  if (field === 'copyFormat') return texts.say('import.copyFormat');
  if (field === 'certificate') return texts.say('import.certificate');
  if (field === 'authority') return texts.say('import.authority');
  if (field === 'renewalMode') return texts.say('import.renewalMode');
  if (field === 'environment') return texts.say('import.environment');
  if (field === 'askBeforeCopy') return texts.say('import.askBeforeCopy');
  const key = provider.fields.find(({ name }) => name === field)?.labelKey;
  return texts.say(key ?? provider.addressLabelKey);
}

function formatName(format: string, texts: Texts): string {
  const known = COPY_FORMATS.find((each) => each === format) ?? 'token';
  return texts.say(`import.copyFormat.${known}`);
}

function modeName(mode: string, texts: Texts): string {
  const known = RENEWAL_MODES.find((each) => each === mode) ?? 'always';
  return texts.say(`import.renewalMode.${known}`);
}

function environmentName(environment: Environment | undefined, texts: Texts): string {
  return environment ? environmentView(environment, texts).name : texts.say('import.environment.none');
}

function providerOf(
  { providerId }: { readonly providerId: string },
  providers: ProviderRegistry,
): TokenProvider {
  const provider = providers.get(providerId);
  if (!provider) throw new Error('an offered company has a provider');
  return provider;
}

/**
 * An address as the operator should see it before trusting it: the host alone decides who gets a token. `address`: one that
 * `readServiceAddress` accepted, so `http:` is this computer and the host is in punycode.
 */
function addressView(address: string): AddressView {
  const { host, hostname, protocol } = new URL(address);
  const isOtherScript = hostname.split('.').some((part) => part.startsWith('xn--'));
  return {
    host,
    whole: address,
    warnings: [
      ...(protocol === 'http:' ? (['thisComputer'] as const) : []),
      ...(isOtherScript ? (['otherScript'] as const) : []),
    ],
  };
}
