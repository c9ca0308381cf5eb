// A company's session and its token: sign in, renew, copy. No token and no stored password has a place here.
import type { FieldErrors, Problem } from './problem.ts';

/** Characters allowed in a password. */
export const SECRET_LIMIT = 1_000;

export const COPY_FORMATS = ['token', 'bearer', 'header'] as const;
/** `token`: the token alone. `bearer`: `Bearer <token>`. `header`: `Authorization: Bearer <token>`. */
export type CopyFormat = (typeof COPY_FORMATS)[number];

export const RENEWAL_MODES = ['always', 'onCopy'] as const;
/** `always`: kept fresh in the background. `onCopy`: renewed when a copy is asked for, if no one has to type anything. */
export type RenewalMode = (typeof RENEWAL_MODES)[number];

/** What the operator typed into secret fields, keyed by field name; it goes to main once and never comes back. */
export type TypedSecrets = Readonly<Record<string, string>>;

export const STATUS_KINDS = [
  'signedOut',
  'signingIn',
  'ready',
  /** No valid token, by the operator's choice: the next copy gets one. */
  'onDemand',
  'renewing',
  'retrying',
  'expired',
  'needsSignIn',
  /** This version of the app does not know the company's way to sign in. */
  'unusable',
] as const;
export type StatusKind = (typeof STATUS_KINDS)[number];

export type Validity =
  | { readonly kind: 'none' }
  /** The service does not say how long the token lives; it was received at `sinceMs`. */
  | { readonly kind: 'unknown'; readonly sinceMs: number }
  | { readonly kind: 'until'; readonly untilMs: number; readonly lifetimeMs: number };

/** The claims of an access token that TokenTray uses and shows, in Unix milliseconds and plain text. */
export interface ClaimsView {
  readonly subject?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly name?: string;
  readonly email?: string;
  readonly issuedAtMs?: number;
  readonly notBeforeMs?: number;
  readonly expiresAtMs?: number;
}

/** When the operator will have to type the password again. */
export type PasswordAgain =
  /** This way to sign in has no password. */
  | { readonly kind: 'notNeeded' }
  /** The stored password signs in by itself. */
  | { readonly kind: 'stored' }
  /** When the refresh token ends, or a token that cannot be renewed. */
  | { readonly kind: 'by'; readonly atMs: number }
  /** Not before then while the app runs; whether a token that has died can be renewed is not known yet. */
  | { readonly kind: 'notBefore'; readonly atMs: number }
  /** As before, and each renewal moves that moment further away. */
  | { readonly kind: 'whileRunning' }
  /** Only where the app renews nothing until then. */
  | { readonly kind: 'ifIdle'; readonly atMs: number }
  /** The service does not say. */
  | { readonly kind: 'unknown' };

export type SignInResult =
  | { readonly outcome: 'signedIn'; readonly notice?: string }
  | { readonly outcome: 'invalid'; readonly fields: FieldErrors }
  /** `cancelled`: by the operator, in the window or the tray, so there is nothing to report. */
  | { readonly outcome: 'notSignedIn'; readonly problem: Problem; readonly cancelled?: true };

export interface CompanySignIn {
  readonly companyId: string;
  readonly result: SignInResult;
}

export type CopyResult =
  | {
      readonly outcome: 'copied';
      /** "ACME token copied - valid until 14:32", with the reason where the token could not be renewed. */
      readonly message: string;
      readonly validUntilMs?: number;
      /** When the clipboard is cleared of it; absent where it stays until the app ends. */
      readonly clearsAtMs?: number;
      /** The token could not be renewed and has little time left. */
      readonly shortLived: boolean;
    }
  /** `isAway`: the screen was locked before the token was there, and the operator reads it once they are back. */
  | { readonly outcome: 'nothing'; readonly problem: Problem; readonly isAway?: true }
  /** The operator did not confirm it, cancelled it, or copied something else since: there is nothing to report. */
  | { readonly outcome: 'cancelled' };

export type RenewResult =
  | { readonly outcome: 'renewed'; readonly validUntilMs?: number }
  | { readonly outcome: 'notRenewed'; readonly problem: Problem };

export interface SessionContract {
  signIn: {
    input: { readonly companyId: string; readonly secrets: TypedSecrets; readonly storePassword: boolean };
    answer: SignInResult;
  };
  /**
   * Signs in to several companies with one password: to the first, and if that succeeds, to the others. Once an account refuses
   * it, no other company of that user at that server is tried. `results`: of those that were tried, the first one first.
   */
  signInTogether: {
    input: {
      readonly companyIds: readonly string[];
      readonly secrets: TypedSecrets;
      readonly storePassword: boolean;
    };
    answer: { readonly results: readonly CompanySignIn[] };
  };
  /** Cancels the sign-in under way and what was to follow it, of a company that is being added (null) or of an existing one. */
  cancelSignIn: { input: { readonly companyId: string | null }; answer: undefined };
  signOut: { input: { readonly companyId: string }; answer: undefined };
  renew: { input: { readonly companyId: string }; answer: RenewResult };
  renewAll: { input: undefined; answer: undefined };
  /** `format` null: the company's own. Answers after the confirmation, where that is demanded. */
  copyToken: {
    input: { readonly companyId: string; readonly format: CopyFormat | null };
    answer: CopyResult;
  };
  /** From now on copies of its token are confirmed again. */
  endPause: { input: { readonly companyId: string }; answer: undefined };
}
