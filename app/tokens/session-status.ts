// The states of a company's session, its token, and how renewals and sign-ins end: immutable values.
import type { TokenFailure } from '../providers/token-answer.ts';
import type { UserIdAnswer } from '../providers/user-id-answer.ts';
import type { BearerClaims } from './bearer-token.ts';
import type { Expiry } from './expiry.ts';

export type NeedsSignInReason =
  /** The service refused the refresh token, or an account that signs in without a secret. */
  | 'refused'
  /** The service refused the stored password, which is forgotten since. */
  | 'storedRefused'
  /** There is no way to renew this token without the password, and it is not stored. */
  | 'passwordNotStored'
  /** The stored secret cannot be decrypted: the keyring is locked, missing, or not the one that encrypted it. */
  | 'secretUnreadable'
  /** The stored secret belongs to another account: the app was killed while the company was being changed. */
  | 'otherAccount'
  /** A renewal brought a token of another user or issuer, which was not taken. */
  | 'otherUser';

export type SessionStatus =
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'signingIn' }
  | { readonly kind: 'ready' }
  /** No token, or one that was left to expire: the next copy gets a new one. */
  | { readonly kind: 'onDemand' }
  /** Being renewed, with nothing wrong so far. */
  | { readonly kind: 'renewing' }
  /** The token is still valid; the last attempt to renew it failed. */
  | (NextTry & { readonly kind: 'retrying'; readonly failure: TokenFailure })
  /** The token has expired; the app keeps trying to renew it. */
  | (NextTry & { readonly kind: 'expired'; readonly failure?: TokenFailure })
  /** Only the operator can help; the current token may still be valid. */
  | NeedsSignIn;

interface NextTry {
  readonly nextTryAtMs: number;
  /** The service has had too many requests: until then not even a copy asks it. */
  readonly askAgainFromMs?: number;
}

export interface NeedsSignIn {
  readonly kind: 'needsSignIn';
  readonly reason: NeedsSignInReason;
  readonly failure?: TokenFailure;
  /** For `otherUser`: who the current token belongs to, and who the new one does. */
  readonly users?: { readonly before: string; readonly after: string };
}

/** Why the last attempt to renew failed, while the app keeps trying. */
export function failureOf(status: SessionStatus): TokenFailure | undefined {
  return status.kind === 'retrying' || status.kind === 'expired' ? status.failure : undefined;
}

/** A session's token. `accessToken` and `refreshToken` leave it only for the vault, the service and the clipboard. */
export interface HeldToken {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** When it was requested, Unix milliseconds on the local wall clock. */
  readonly receivedAtMs: number;
  readonly expiry: Expiry;
  readonly claims?: BearerClaims;
  readonly releaseVersion?: string;
  /** When the refresh token expires, if it says so. */
  readonly signInAgainByMs?: number;
  /** How long the token of this session's sign-in lived. Renewed tokens are not trusted for longer. */
  readonly lifetimeAtSignInMs?: number;
  /** What the service's renewals have shown so far. */
  readonly renewals?: SeenRenewals;
  /** `token_type` of the answer, if it is not bearer. */
  readonly otherType?: string;
  /** Set where an earlier run of the app recorded its times. Not stored. */
  readonly recorded?: RecordedTimes;
}

/** The times of a token as an earlier run left them, Unix milliseconds. */
export interface RecordedTimes {
  readonly receivedAtMs?: number;
  readonly expiresAtMs?: number;
  readonly signInAgainByMs?: number;
}

export interface SeenRenewals {
  /**
   * A token was renewed without its bearer, or with one that had long expired: a night's sleep does not end the session. False:
   * the service refused.
   */
  readonly afterDeath?: boolean;
  /** A renewal brought a new refresh token, which is valid for longer. False: none of them did. */
  readonly prolong?: boolean;
}

/** The part of a held token that may be shown. */
export interface TokenFacts extends Omit<HeldToken, 'accessToken' | 'refreshToken' | 'recorded'> {
  /** There is a refresh token. */
  readonly isRefreshable: boolean;
}

export interface SessionView {
  readonly status: SessionStatus;
  readonly token?: TokenFacts;
  /** A renewal is under way: the first attempt or a later one. */
  readonly isRenewing: boolean;
  /** When the app acts next by itself. */
  readonly nextTryAtMs?: number;
}

export type SignInOutcome =
  | { readonly kind: 'signedIn' }
  | { readonly kind: 'failed'; readonly failure: TokenFailure }
  /** The session was signed out, edited, deleted or signed in again in the meantime. */
  | { readonly kind: 'dropped' };

export type RenewOutcome =
  | { readonly kind: 'renewed' }
  | { readonly kind: 'failed'; readonly failure: TokenFailure }
  | NeedsSignIn
  /** As above. */
  | { readonly kind: 'dropped' };

/** What came of asking the service about a token. */
export type AskOutcome =
  /** `isCurrent`: the answer is about the token that the session has now. */
  | { readonly kind: 'answered'; readonly answer: UserIdAnswer; readonly isCurrent: boolean }
  /** There is no token to ask about, or the service documents no way to ask. */
  | { readonly kind: 'nothingToAsk' }
  /** As above, or cancelled. */
  | { readonly kind: 'dropped' };

/**
 * What can be copied now. `aging`: still valid, but it has less time left than promised, and could not be renewed, or the
 * service gave no token that lives longer.
 */
export type CopyableToken =
  | { readonly kind: 'fresh' | 'aging'; readonly token: HeldToken; readonly renewal?: RenewOutcome }
  | { readonly kind: 'none'; readonly renewal?: RenewOutcome };
