// Checks what was typed about a company, field by field, and makes a profile of it.
import { ADDRESS_LIMIT, type CompanyDraft, type FieldErrors, SECRET_LIMIT, TEXT_LIMIT } from '../contract.ts';
import type { SignInField, TokenProvider } from '../providers/provider.ts';
import { type AddressFault, readServiceAddress } from '../providers/service-address.ts';
import { charactersOf } from '../texts/characters.ts';
import type { TextKey, Texts } from '../texts/texts.ts';
import type { CompanyProfile } from './company-profile.ts';

export type DraftReading =
  | { readonly kind: 'profile'; readonly profile: Omit<CompanyProfile, 'id' | 'practice'> }
  | { readonly kind: 'invalid'; readonly fields: FieldErrors };

/** Leading and trailing white space is dropped everywhere but in passwords. */
export function readDraft(
  draft: CompanyDraft,
  provider: TokenProvider | undefined,
  texts: Texts,
): DraftReading {
  if (!provider) return { kind: 'invalid', fields: { providerId: texts.say('fieldError.unknownProvider') } };
  const address = readServiceAddress(draft.address);
  const accountFields = provider.fields.filter((field) => !field.secret);
  const found = [
    ['label', textFault(draft.label, texts.say('field.label'), texts)],
    ['address', address.kind === 'fault' ? addressFault(address.fault, provider, texts) : undefined],
    ...accountFields.map((field) => [field.name, accountFault(draft, field, texts)] as const),
  ] as const;
  const fields = Object.fromEntries(
    found.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  if (address.kind === 'fault' || Object.keys(fields).length > 0) return { kind: 'invalid', fields };
  return {
    kind: 'profile',
    profile: {
      label: draft.label.trim(),
      providerId: provider.id,
      address: provider.tidyAddress(address.url).href,
      account: Object.fromEntries(
        accountFields.map(({ name }) => [name, (draft.account[name] ?? '').trim()]),
      ),
      storePassword: draft.storePassword,
      copyFormat: draft.copyFormat,
    },
  };
}

/** What is wrong with the typed secrets; a sign-in needs all of the provider's. */
export function checkSecrets(
  secrets: Readonly<Record<string, string>>,
  provider: TokenProvider,
  texts: Texts,
): FieldErrors {
  const faults = provider.fields
    .filter((field) => field.secret)
    .map(
      (field) =>
        [field.name, secretFault(secrets[field.name] ?? '', texts.say(field.labelKey), texts)] as const,
    );
  return Object.fromEntries(faults.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function secretFault(typed: string, field: string, texts: Texts): string | undefined {
  if (typed === '') return texts.say('fieldError.required', { field });
  return typed.length > SECRET_LIMIT
    ? texts.say('fieldError.tooLong', { field, limit: SECRET_LIMIT })
    : undefined;
}

function accountFault(draft: CompanyDraft, field: SignInField, texts: Texts): string | undefined {
  return textFault(draft.account[field.name] ?? '', texts.say(field.labelKey), texts);
}

/** UTF-16 units of the longest emoji that keyboards offer, and then some: more marks on one letter are no name. */
const MAX_CHARACTER_LENGTH = 16;
/** Nothing that can be seen: what is pasted may bring zero-width characters along. */
const INVISIBLE = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

function textFault(typed: string, field: string, texts: Texts): string | undefined {
  const text = typed.trim();
  if (INVISIBLE.test(text)) return texts.say('fieldError.required', { field });
  if (charactersOf(text).length > TEXT_LIMIT || text.length > TEXT_LIMIT * MAX_CHARACTER_LENGTH)
    return texts.say('fieldError.tooLong', { field, limit: TEXT_LIMIT });
  return /[\p{Cc}\u2028\u2029]/u.test(text) ? texts.say('fieldError.lineBreak', { field }) : undefined;
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
};

function addressFault(fault: AddressFault, provider: TokenProvider, texts: Texts): string {
  const field = texts.say(provider.addressLabelKey);
  return texts.say(ADDRESS_FAULTS[fault], { field, limit: ADDRESS_LIMIT, example: provider.addressExample });
}
