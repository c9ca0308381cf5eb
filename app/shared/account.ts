// Which account a company signs in to, and whether that takes a secret: one rule for the main process and the window. Pure.

export interface Account {
  readonly providerId: string;
  /** The service's address. */
  readonly address: string;
  /** The provider's fields that are not secret, by name. */
  readonly account: Readonly<Record<string, string>>;
}

/** The host and port of its service, which others may share. */
export function hostOf({ address }: Pick<Account, 'address'>): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

/** What decides who a company's tokens belong to: the same text for the same account of the same service. */
export function accountKey({ providerId, address, account }: Account): string {
  return JSON.stringify([providerId, address, Object.entries(account).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** Whether both sign in to the same account of the same service: if so, a token of one serves the other. */
export function isSameAccount(one: Account, other: Account): boolean {
  return accountKey(one) === accountKey(other);
}

/** What an account has at a field, as a person reads it: the name of a choice rather than its value. */
export function shownValue(
  field: {
    readonly name: string;
    readonly choices?: readonly { readonly value: string; readonly label: string }[];
  },
  account: Account['account'],
): string {
  const value = account[field.name] ?? '';
  return field.choices?.find((choice) => choice.value === value)?.label ?? value;
}

/** Whether a provider signs in without any secret, so that the app can always sign in again by itself. */
export function needsNoSecret(provider: {
  readonly fields: readonly { readonly secret: boolean }[];
}): boolean {
  return provider.fields.every(({ secret }) => !secret);
}

/** Whether the app can get the next token while no one types anything. */
export function renewsByItself(
  provider: Parameters<typeof needsNoSecret>[0] & { readonly refreshes: boolean },
  storesPassword: boolean,
): boolean {
  return provider.refreshes || storesPassword || needsNoSecret(provider);
}
