// The draft of a company while it is being typed: how it begins, how it changes, and what saving it means. Pure.
import { isSameAccount, needsNoSecret } from '../../app/shared/account.ts';
import type {
  CompanyDraft,
  CompanyView,
  FieldView,
  ProviderView,
} from '../../app/shared/contract/companies.ts';
import type { FieldErrors, Problem } from '../../app/shared/contract/problem.ts';
import type { TypedSecrets } from '../../app/shared/contract/sessions.ts';
import { type Environment, environmentIn } from '../../app/shared/environment.ts';
import { tidyText } from '../../app/shared/unseen.ts';

export function newDraft(provider: ProviderView): CompanyDraft {
  return {
    label: '',
    providerId: provider.id,
    address: '',
    account: blankAccount(provider),
    storePassword: false,
    copyFormat: 'token',
  };
}

/** A company's account has no empty fields; its draft has, for the form. */
export function draftOf(company: CompanyView, provider?: ProviderView): CompanyDraft {
  const { label, providerId, address, storePassword, copyFormat } = company;
  const { renewalMode, environment, askBeforeCopy } = company;
  const account = { ...(provider && blankAccount(provider)), ...company.account };
  return {
    ...{ label, providerId, address, account, storePassword, copyFormat },
    ...(renewalMode && { renewalMode }),
    ...(environment && { environment: environmentIn(environment) }),
    ...(askBeforeCopy && { askBeforeCopy }),
  };
}

/** The draft for another provider; what was typed into fields of the same name stays. */
export function withProvider(draft: CompanyDraft, provider: ProviderView): CompanyDraft {
  const kept = Object.entries(blankAccount(provider)).map(([name]) => [name, draft.account[name] ?? '']);
  const storePassword = draft.storePassword && !needsNoSecret(provider);
  return { ...draft, providerId: provider.id, account: Object.fromEntries(kept), storePassword };
}

export function withAccountField(draft: CompanyDraft, name: string, value: string): CompanyDraft {
  return { ...draft, account: { ...draft.account, [name]: value } };
}

export function withEnvironment(draft: CompanyDraft, environment: Environment | undefined): CompanyDraft {
  const { environment: _former, ...others } = draft;
  return environment === undefined ? others : { ...draft, environment };
}

/** Absent where it is off, as in a draft that was never asked. */
export function withAskBeforeCopy(draft: CompanyDraft, askBeforeCopy: boolean): CompanyDraft {
  const { askBeforeCopy: _former, ...others } = draft;
  return askBeforeCopy ? { ...draft, askBeforeCopy } : others;
}

function blankAccount(provider: ProviderView): Record<string, string> {
  return Object.fromEntries(provider.fields.filter(({ secret }) => !secret).map(({ name }) => [name, '']));
}

/** Only the secrets that this provider asks for, and only those that were typed. */
export function typedSecrets(provider: ProviderView, secrets: TypedSecrets): TypedSecrets {
  const wanted = provider.fields.filter(({ name, secret }) => secret && secrets[name]);
  return Object.fromEntries(wanted.map(({ name }) => [name, secrets[name] ?? '']));
}

/**
 * Whether saving should also sign in: always for a new company; for an existing one when a secret was typed, or when the
 * account has changed and needs no secret.
 */
export function signsInOnSave(
  original: CompanyDraft | null,
  draft: CompanyDraft,
  secrets: TypedSecrets,
  provider: ProviderView,
): boolean {
  if (!original) return true;
  if (!needsNoSecret(provider)) return Object.keys(typedSecrets(provider, secrets)).length > 0;
  return !isSameAccount(original, draft);
}

export function isTyped(start: CompanyDraft, draft: CompanyDraft, secrets: TypedSecrets): boolean {
  return JSON.stringify(start) !== JSON.stringify(draft) || isAnyTyped(secrets);
}

export function isAnyTyped(secrets: TypedSecrets): boolean {
  return Object.values(secrets).some((secret) => secret !== '');
}

/** The fields of the form from top to bottom. */
export function fieldOrder(provider: ProviderView): readonly string[] {
  return ['label', 'address', ...provider.fields.map(({ name }) => name), 'environment'];
}

/** The first field in the form that has an error; undefined where none of its fields has one. */
export function firstError(order: readonly string[], errors: FieldErrors): string | undefined {
  return order.find((name) => errors[name] !== undefined);
}

/** An error about a field that this form does not have is shown above the buttons instead. */
export function strayProblem(order: readonly string[], errors: FieldErrors): Problem | undefined {
  const [title] = Object.values(errors);
  const isStray = title !== undefined && firstError(order, errors) === undefined;
  return isStray ? { title, meaning: '', remedy: 'none' } : undefined;
}

/** What a problem says about the fields of this form. */
export function errorsOf({ fields = {} }: Problem, order: readonly string[]): FieldErrors {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => order.includes(name)));
}

/** What was typed into a field of the draft; undefined where it has no such field. */
export function typedIn(draft: CompanyDraft, name: string): string | undefined {
  if (name === 'label') return draft.label;
  if (name === 'environment')
    return typeof draft.environment === 'object' ? draft.environment.name : undefined;
  return name === 'address' ? draft.address : draft.account[name];
}

/** The fields that the operator has not changed since then. */
export function unchangedSince(
  then: CompanyDraft,
  now: CompanyDraft,
  names: readonly string[],
): readonly string[] {
  return names.filter((name) => typedIn(then, name) === typedIn(now, name));
}

/**
 * The draft as it is sent: invisible characters are removed from those of the named fields that were changed. `understood`: how
 * main reads its address, where it is one.
 */
export function tidyDraft(
  start: CompanyDraft,
  draft: CompanyDraft,
  names: readonly string[],
  understood?: string,
): CompanyDraft {
  let tidied = draft;
  for (const name of names) {
    const typed = typedIn(draft, name);
    if (typed === undefined || typed === typedIn(start, name)) continue;
    tidied = withText(tidied, name, name === 'address' ? (understood ?? typed) : tidyText(typed));
  }
  return tidied;
}

function withText(draft: CompanyDraft, name: string, text: string): CompanyDraft {
  if (name === 'label') return { ...draft, label: text };
  if (name === 'address') return isSameAddress(draft.address, text) ? draft : { ...draft, address: text };
  if (name === 'environment') return { ...draft, environment: { name: text } };
  return withAccountField(draft, name, text);
}

/** Apart from a slash at its end, which says nothing. */
export function isSameAddress(one: string, other: string): boolean {
  const bare = (address: string) => address.trim().replace(/\/$/, '');
  return bare(one) === bare(other);
}

/** Those of the named fields that lost more than the spaces around their text. */
export function cleanedFields(
  typed: CompanyDraft,
  tidy: CompanyDraft,
  names: readonly string[],
): readonly string[] {
  return names.filter((name) => {
    if (name === 'address') return false;
    const [before = '', after = ''] = [typedIn(typed, name), typedIn(tidy, name)];
    return before !== after && before.trim().normalize('NFC') !== after;
  });
}

export function withError(errors: FieldErrors, name: string, message: string | undefined): FieldErrors {
  const { [name]: _gone, ...others } = errors;
  return message === undefined ? others : { ...others, [name]: message };
}

/** The secrets that each renewal will need: those that are not optional, and of the others what was typed. */
export function renewalSecrets(provider: ProviderView, typed: TypedSecrets): readonly FieldView[] {
  const { fields, renewsWith } = provider;
  return fields.filter(({ name, optional }) => renewsWith.includes(name) && (!optional || typed[name]));
}
