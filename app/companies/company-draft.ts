// Checks what was typed about a company, field by field, and makes a company of it.
import { isHeaderValue } from '../providers/http-client.ts';
import type { SignInField, TokenProvider } from '../providers/provider.ts';
import {
  type AddressFault,
  type AddressReading,
  type AddressSource,
  readServiceAddress,
} from '../providers/service-address.ts';
import { charactersOf } from '../shared/characters.ts';
import { ADDRESS_LIMIT, type CompanyDraft, TEXT_LIMIT } from '../shared/contract/companies.ts';
import type { FieldErrors } from '../shared/contract/problem.ts';
import { SECRET_LIMIT } from '../shared/contract/sessions.ts';
import { ENVIRONMENT_NAME_LIMIT, type Environment } from '../shared/environment.ts';
import { tidyText } from '../shared/unseen.ts';
import type { TextKey, Texts } from '../texts/texts.ts';
import type { Company } from './company.ts';
import { isCommonName, tidyEnvironment } from './typed-environment.ts';

export type DraftReading =
  | { readonly kind: 'company'; readonly company: Omit<Company, 'id' | 'practice'> }
  | { readonly kind: 'invalid'; readonly fields: FieldErrors };

/**
 * Invisible characters are removed everywhere except in passwords. A field that equals the one in `existing` stays as it is:
 * the service may know the account by exactly these characters.
 */
export function readDraft(
  draft: CompanyDraft,
  provider: TokenProvider | undefined,
  texts: Texts,
  existing?: Company,
): DraftReading {
  if (!provider) return { kind: 'invalid', fields: { providerId: texts.say('fieldError.unknownProvider') } };
  const address = readServiceAddress(draft.address);
  const accountFields = provider.fields.filter((field) => !field.secret);
  const found = [
    ['label', textFault(draft.label, texts.say('field.label'), texts)],
    ['address', addressWords(address, provider, texts)],
    ...accountFields.map((field) => [field.name, accountFault(draft, field, provider, texts)] as const),
    ['environment', environmentFault(draft.environment, texts)],
  ] as const;
  const fields = Object.fromEntries(
    found.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  if (address.kind === 'fault' || Object.keys(fields).length > 0) return { kind: 'invalid', fields };
  return {
    kind: 'company',
    company: {
      label: tidyText(draft.label),
      providerId: provider.id,
      address: draft.address === existing?.address ? draft.address : provider.tidyAddress(address.url).href,
      account: accountOf(draft, accountFields, existing),
      storePassword: draft.storePassword,
      copyFormat: draft.copyFormat,
      ...(draft.renewalMode === 'onCopy' ? { renewalMode: 'onCopy' } : {}),
      ...(draft.environment && { environment: tidyEnvironment(draft.environment) }),
      ...(draft.askBeforeCopy ? { askBeforeCopy: true } : {}),
    },
  };
}

/** Without the fields that are empty: older versions of the app, which lacked an optional field, wrote the same. */
function accountOf(draft: CompanyDraft, fields: readonly SignInField[], existing: Company | undefined) {
  const entries = fields.map(({ name }) => [name, accountText(draft, name, existing)] as const);
  return Object.fromEntries(entries.filter(([, text]) => text !== ''));
}

function accountText({ account }: CompanyDraft, name: string, existing: Company | undefined): string {
  const typed = account[name] ?? '';
  return typed === existing?.account[name] ? typed : tidyText(typed);
}

type Values = Readonly<Record<string, string>>;

/** What is wrong with the secrets that were typed for an account; a sign-in needs all that are not optional. */
export function checkSecrets(
  secrets: Values,
  account: Values,
  provider: TokenProvider,
  texts: Texts,
): FieldErrors {
  const faults = provider.fields
    .filter((field) => field.secret)
    .map((field) => {
      const typed = secrets[field.name] ?? '';
      const fault = secretFault(typed, field, texts) ?? headerFault(typed, account, field, provider, texts);
      return [field.name, fault] as const;
    });
  return Object.fromEntries(faults.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function secretFault(typed: string, { labelKey, optional }: SignInField, texts: Texts): string | undefined {
  const field = texts.say(labelKey);
  if (typed === '') return optional ? undefined : texts.say('fieldError.required', { field });
  return typed.length > SECRET_LIMIT
    ? texts.say('fieldError.tooLong', { field, limit: SECRET_LIMIT })
    : undefined;
}

function accountFault(
  { account }: CompanyDraft,
  field: SignInField,
  provider: TokenProvider,
  texts: Texts,
): string | undefined {
  const { name, labelKey, optional, choices, limit } = field;
  const typed = account[name] ?? '';
  if (choices)
    return choices.some(({ value }) => value === typed)
      ? undefined
      : texts.say('fieldError.unknownChoice', { field: texts.say(labelKey) });
  if (optional && tidyText(typed) === '') return undefined;
  return (
    textFault(typed, texts.say(labelKey), texts, limit) ??
    headerFault(tidyText(typed), account, field, provider, texts)
  );
}

/** Where a value is sent as an HTTP header too, and no header can carry it. */
function headerFault(
  text: string,
  account: Values,
  { name, labelKey }: SignInField,
  { headerFields }: TokenProvider,
  texts: Texts,
): string | undefined {
  if (!headerFields?.(account).includes(name) || isHeaderValue(text)) return undefined;
  return texts.say('fieldError.notInHeader', { field: texts.say(labelKey) });
}

/** In UTF-16 units, more than the longest emoji that keyboards offer: a letter with more marks belongs to no name. */
const MAX_CHARACTER_LENGTH = 16;
/** What a spreadsheet puts between two cells and between two lines. */
const CELL_END = '\t';
const LINE_END = /[\n\v\f\r\u0085\u2028\u2029]+/;

/** What is wrong with a text of one line that must not be empty. */
export function textFault(
  typed: string,
  field: string,
  texts: Texts,
  limit = TEXT_LIMIT,
): string | undefined {
  const text = tidyText(typed);
  if (text === '') return texts.say('fieldError.required', { field });
  if (charactersOf(text).length > limit || text.length > limit * MAX_CHARACTER_LENGTH)
    return texts.say('fieldError.tooLong', { field, limit });
  if (hasSeveral(typed.split(CELL_END))) return texts.say('fieldError.severalCells', { field });
  return hasSeveral(typed.split(LINE_END)) ? texts.say('fieldError.lineBreak', { field }) : undefined;
}

const hasSeveral = (parts: readonly string[]) => parts.filter((part) => tidyText(part) !== '').length > 1;

function environmentFault(environment: Environment | undefined, texts: Texts): string | undefined {
  if (typeof environment !== 'object') return undefined;
  const { name } = environment;
  const fault = textFault(name, texts.say('field.environmentName'), texts, ENVIRONMENT_NAME_LIMIT);
  return (
    fault ?? (isCommonName(name, texts) ? texts.say('fieldError.commonEnvironment', { name }) : undefined)
  );
}

const ADDRESS_FAULTS: Readonly<Record<AddressFault, TextKey>> = {
  empty: 'fieldError.required',
  tooLong: 'fieldError.tooLong',
  notAnAddress: 'fieldError.notAnAddress',
  scheme: 'fieldError.scheme',
  plainHttp: 'fieldError.plainHttp',
  userInfo: 'fieldError.userInfo',
  extras: 'fieldError.extras',
  port: 'fieldError.port',
  space: 'fieldError.addressSpace',
  character: 'fieldError.addressCharacter',
  turned: 'fieldError.addressTurned',
  several: 'fieldError.severalAddresses',
  hidden: 'fieldError.hiddenAddress',
};

/** An address that was taken out of another link is not used before the operator has seen it by itself. */
function addressWords(reading: AddressReading, provider: TokenProvider, texts: Texts): string | undefined {
  if (reading.kind === 'fault') return addressFault(reading, provider, texts);
  const { through } = reading.source;
  return through === undefined
    ? undefined
    : texts.say('fieldError.wrappedAddress', { address: provider.tidyAddress(reading.url).href });
}

function addressFault(
  { fault, found = '' }: Extract<AddressReading, { kind: 'fault' }>,
  provider: TokenProvider,
  texts: Texts,
): string {
  const field = texts.say(provider.addressLabelKey);
  const example = provider.addressExample;
  return texts.say(ADDRESS_FAULTS[fault], { field, found, example, limit: ADDRESS_LIMIT });
}

interface UnderstoodAddress {
  readonly address: string;
  readonly source: AddressSource;
}

/** The address that would be saved for a draft; undefined while what was typed is not an address. */
export function understoodAddress(
  { address }: Pick<CompanyDraft, 'address'>,
  provider: TokenProvider | undefined,
  existing?: Company,
): UnderstoodAddress | undefined {
  if (address === existing?.address) return { address, source: {} };
  const reading = readServiceAddress(address);
  return provider && reading.kind === 'address'
    ? { address: provider.tidyAddress(reading.url).href, source: reading.source }
    : undefined;
}
