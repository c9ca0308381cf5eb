// What a token service is to the rest of the app: the fields it asks for, and how it gives and renews tokens.
import type { ProviderTextKey } from '../texts/texts.ts';
import type { Connection } from './http-client.ts';
import type { TokenAnswer } from './token-answer.ts';
import type { UserIdAnswer } from './user-id-answer.ts';

export interface SignInField {
  /** The service's own name for the parameter. */
  readonly name: string;
  readonly labelKey: ProviderTextKey;
  readonly hintKey?: ProviderTextKey;
  /** A password: typed once, sent to the service, kept only in the vault and only where the operator allows it. */
  readonly secret: boolean;
  /** May stay empty. */
  readonly optional?: boolean;
  /** Characters; else `TEXT_LIMIT`. */
  readonly limit?: number;
  /** Chosen from these instead of typed. The first holds unless another is chosen: it has the empty value. */
  readonly choices?: readonly FieldChoice[];
  /** Two choices as a switch, the second being "on". */
  readonly isSwitch?: boolean;
}

/** Empty values are left out of a company's account. */
export interface FieldChoice {
  readonly value: string;
  readonly labelKey: ProviderTextKey;
}

export const SWITCHED_ON = 'on';
export const OFF_OR_ON: readonly FieldChoice[] = [
  { value: '', labelKey: 'field.off' },
  { value: SWITCHED_ON, labelKey: 'field.on' },
];

/** One request to a service. `account` and `secrets` are keyed by field name. */
export interface SignInRequest {
  readonly address: URL;
  readonly account: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Passed on with every POST. */
  readonly connection: Connection;
}

export interface RefreshRequest {
  readonly address: URL;
  readonly account: Readonly<Record<string, string>>;
  /** Of the provider's `refreshSecrets`, those that were typed at the sign-in. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The bearer; absent to ask without one, and where the provider's `refreshBearer` is not set. */
  readonly accessToken?: string;
  readonly refreshToken: string;
  /** Passed on with every POST. */
  readonly connection: Connection;
}

export interface UserIdRequest {
  readonly address: URL;
  /** With what the operator typed into `UserIdLookup.fields`. */
  readonly account: Readonly<Record<string, string>>;
  /** The bearer that the question is about. */
  readonly accessToken: string;
  /** Passed on with every POST. */
  readonly connection: Connection;
}

/** A request that changes nothing and needs a valid bearer, so that its answer tells whether a token is accepted. */
export interface UserIdLookup {
  /** What it needs and no sign-in field gives: asked for each time, sent once, never stored. */
  readonly fields: readonly SignInField[];
  /** The provider that signs in by the user ID found, and the name of its field; absent where this one does. */
  readonly signInBy?: { readonly providerId: string; readonly field: string };
  ask(request: UserIdRequest): Promise<UserIdAnswer>;
}

export interface TokenProvider {
  readonly id: string;
  readonly nameKey: ProviderTextKey;
  readonly descriptionKey: ProviderTextKey;
  readonly addressLabelKey: ProviderTextKey;
  readonly addressHintKey: ProviderTextKey;
  readonly addressExample: string;
  readonly fields: readonly SignInField[];
  /** The service's own advice: renew this long after the last success, however long the token lives. */
  readonly renewEveryMs?: number;
  /** What is kept of a pasted address: for KlearStack, without its endpoint's path. */
  tidyAddress(address: URL): URL;
  signIn(request: SignInRequest): Promise<TokenAnswer>;
  /** Absent if the service documents no refresh endpoint: then a token is renewed by signing in again. */
  readonly refresh?: (request: RefreshRequest) => Promise<TokenAnswer>;
  /** The refresh endpoint takes the current access token as bearer. */
  readonly refreshBearer?: boolean;
  /**
   * Secret fields that the refresh endpoint wants too, if they were typed at the sign-in. Where they are not stored, the
   * refresh token is of no use and not kept.
   */
  readonly refreshSecrets?: readonly string[];
  /** Fields that are sent as HTTP headers for this account: these carry visible ASCII alone. */
  readonly headerFields?: (account: Readonly<Record<string, string>>) => readonly string[];
  /** Absent if the service documents no such request: then no one can be asked about a token. */
  readonly userIdLookup?: UserIdLookup;
}
