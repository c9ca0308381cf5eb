// What a company's session can be, as one union of immutable values.
import type { TokenFailure } from '../providers/token-answer.ts';
import type { BearerClaims } from './bearer-token.ts';
import type { Expiry } from './expiry.ts';

export type NeedsSignInReason =
  /** The service refused the refresh token or the stored password. */
  | 'refused'
  /** There is no way to renew this token without the password, and it is not stored. */
  | 'passwordNotStored'
  /** The stored secret cannot be decrypted: the keyring is locked, gone, or another one. */
  | 'secretUnreadable'
  /** The stored secret belongs to another account: the app was killed while the company was being changed. */
  | 'otherAccount'
  /** A renewal brought a token of another user or issuer, which was not taken. */
  | 'otherUser';

export type SessionStatus =
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'signingIn' }
  | { readonly kind: 'ready' }
  /** Being renewed, with nothing wrong so far. */
  | { readonly kind: 'refreshing' }
  /** The token still lives; the last try to renew it failed. */
  | { readonly kind: 'retrying'; readonly failure: TokenFailure; readonly nextTryAtMs: number }
  /** The token is dead; the app goes on trying. */
  | { readonly kind: 'expired'; readonly failure?: TokenFailure; readonly nextTryAtMs: number }
  /** Only the operator can help; the token in hand may still live. */
  | NeedsSignIn;

export interface NeedsSignIn {
  readonly kind: 'needsSignIn';
  readonly reason: NeedsSignInReason;
  readonly failure?: TokenFailure;
  /** Of `otherUser`: whose the token was, and whose the new one is. */
  readonly users?: { readonly before: string; readonly after: string };
}

/** Why the last try to renew failed, while the app goes on trying. */
export function failureOf(status: SessionStatus): TokenFailure | undefined {
  return status.kind === 'retrying' || status.kind === 'expired' ? status.failure : undefined;
}

/** A token in hand. `accessToken` and `refreshToken` leave a session only for the vault, the service and the clipboard. */
export interface HeldToken {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** When it was asked for, Unix milliseconds on the local wall clock. */
  readonly receivedAtMs: number;
  readonly expiry: Expiry;
  readonly claims?: BearerClaims;
  readonly releaseVersion?: string;
  /** When the refresh token dies, where it says so. */
  readonly signInAgainByMs?: number;
  /** How long a token of this session lives, as its sign-in showed; renewed tokens are believed no longer. */
  readonly lifetimeAtSignInMs?: number;
  /** What was seen of the service's renewals. */
  readonly renewals?: SeenRenewals;
  /** `token_type` of the answer, where it is another than bearer. */
  readonly otherType?: string;
}

export interface SeenRenewals {
  /** A token that had died was renewed: a night's sleep does not end the session. */
  readonly afterDeath?: boolean;
  /** A renewal brought a new refresh token, which lives longer. */
  readonly prolong?: boolean;
}

/** The part of a held token that may be shown. */
export type TokenFacts = Omit<HeldToken, 'accessToken' | 'refreshToken'>;

export interface SessionView {
  readonly status: SessionStatus;
  readonly token?: TokenFacts;
  /** A renewal is under way: the first one, or one more try. */
  readonly isRenewing: boolean;
  /** When the app acts next by itself. */
  readonly nextTryAtMs?: number;
}

export type SignInOutcome =
  | { readonly kind: 'signedIn' }
  | { readonly kind: 'failed'; readonly failure: TokenFailure }
  /** The session was signed out, edited, deleted or signed in anew meanwhile. */
  | { readonly kind: 'dropped' };

export type RenewOutcome =
  | { readonly kind: 'renewed' }
  | { readonly kind: 'failed'; readonly failure: TokenFailure }
  | NeedsSignIn
  /** As above. */
  | { readonly kind: 'dropped' };

/** What can be copied now. `aging`: alive, but it could not be renewed and has less time left than promised. */
export type CopyableToken =
  | { readonly kind: 'fresh' | 'aging'; readonly token: HeldToken; readonly renewal?: RenewOutcome }
  | { readonly kind: 'none'; readonly renewal?: RenewOutcome };
