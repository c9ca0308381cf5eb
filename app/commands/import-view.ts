// The preview of an import, in words: what each entry of the file would add or change, and why others are refused. Pure.
import { MAX_SHARED_COMPANIES, type SharedCompany } from '../companies/company-file.ts';
import type { CompanyFileFault } from '../companies/company-file-reading.ts';
import type { PlannedChange, PlannedEntry } from '../companies/import-plan.ts';
import type { TokenProvider } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import { COPY_FORMATS, RENEWAL_MODES } from '../shared/contract/sessions.ts';
import type {
  AddressView,
  FileReading,
  ImportChange,
  ImportEntry,
  ImportPreview,
} from '../shared/contract/sharing.ts';
import type { Texts } from '../texts/texts.ts';

type Words = { readonly texts: Texts; readonly providers: ProviderRegistry };

export function faultView(
  fault: CompanyFileFault | Exclude<FileReading['kind'], 'text'>,
  texts: Texts,
): NonNullable<ImportPreview['fault']> {
  // A file that is not even text is no company file either.
  const kind = fault === 'notText' ? 'notCompanies' : fault;
  return {
    title: texts.say(`import.fault.${kind}.title`),
    meaning: texts.say(`import.fault.${kind}.meaning`, { limit: MAX_SHARED_COMPANIES }),
  };
}

export function entryViews(plan: readonly PlannedEntry[], words: Words): readonly ImportEntry[] {
  return plan.flatMap((planned, entry) =>
    planned.kind === 'twice' ? [] : [{ entry, ...entryView(planned, words) }],
  );
}

export function refusedTwice(plan: readonly PlannedEntry[], texts: Texts): ImportPreview['refused'] {
  const reason = texts.say('import.entry.twice');
  return plan.flatMap(({ kind, company }) => (kind === 'twice' ? [{ label: company.label, reason }] : []));
}

function entryView(
  planned: Exclude<PlannedEntry, { kind: 'twice' }>,
  { texts, providers }: Words,
): Omit<ImportEntry, 'entry'> {
  const provider = providerOf(planned.company, providers);
  const changes = planned.kind === 'changed' ? planned.changes : [];
  const here = planned.kind === 'new' ? planned.company : planned.existing;
  return {
    kind: planned.kind,
    label: planned.kind === 'new' ? planned.label : planned.existing.label,
    service: texts.say(provider.nameKey),
    account: provider.fields
      .filter(({ secret }) => !secret)
      .map(({ name, labelKey }) => ({ name: texts.say(labelKey), value: here.account[name] ?? '' })),
    address: addressView(here.address),
    changes: changes.map((change) => changeView(change, provider, texts)),
  };
}

function changeView(
  { field, from, to, signsOut }: PlannedChange,
  provider: TokenProvider,
  texts: Texts,
): ImportChange {
  const name = fieldName(field, provider, texts);
  if (field === 'copyFormat')
    return { field, name, signsOut, from: formatName(from, texts), to: formatName(to, texts) };
  if (field === 'renewalMode')
    return { field, name, signsOut, from: modeName(from, texts), to: modeName(to, texts) };
  return { field, name, signsOut, from, to, ...(field === 'address' ? { address: addressView(to) } : {}) };
}

function fieldName(field: string, provider: TokenProvider, texts: Texts): string {
  if (field === 'label') return texts.say('field.label');
  if (field === 'copyFormat') return texts.say('import.copyFormat');
  if (field === 'renewalMode') return texts.say('import.renewalMode');
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

function providerOf({ providerId }: SharedCompany, providers: ProviderRegistry): TokenProvider {
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
