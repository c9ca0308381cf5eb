// Why a token is missing or was not renewed: the name of the problem, the fields that it is about, and the remedy.
// Pure. Knows no words.

import { type FailureName, failureName, traitsOf } from '../providers/failure-traits.ts';
import type { SignInField, TokenProvider } from '../providers/provider.ts';
import type { TokenFailure } from '../providers/token-answer.ts';
import { needsNoSecret } from '../shared/account.ts';
import type { Problem } from '../shared/contract/problem.ts';
import {
  failureOf,
  type NeedsSignIn,
  type NeedsSignInReason,
  type RenewOutcome,
  type SessionStatus,
} from '../tokens/session-status.ts';

export type ProblemCause =
  /** Of a renewal, which the app tries again by itself. */
  | { readonly kind: 'failure'; readonly failure: TokenFailure }
  /** Of a sign-in, which only the operator can try again. */
  | { readonly kind: 'failedSignIn'; readonly failure: TokenFailure }
  | Pick<NeedsSignIn, 'kind' | 'reason' | 'users'>
  | { readonly kind: 'signedOut' }
  /** The company was changed or deleted, or the token expired, before the answer came. */
  | { readonly kind: 'overtaken' };

/** Why a renewal brought no token, as far as its outcome or the session shows. */
export function renewalCause(outcome: RenewOutcome | undefined, status: SessionStatus): ProblemCause {
  if (status.kind === 'signedOut') return { kind: 'signedOut' };
  if (outcome?.kind === 'failed') return { kind: 'failure', failure: outcome.failure };
  if (outcome?.kind === 'needsSignIn') return outcome;
  if (status.kind === 'needsSignIn') return status;
  return { kind: 'overtaken' };
}

/** What is wrong with a session; undefined while nothing is. */
export function sessionCause(status: SessionStatus): ProblemCause | undefined {
  if (status.kind === 'needsSignIn') return status;
  const failure = failureOf(status);
  return failure && { kind: 'failure', failure };
}

export type ProblemName =
  | Exclude<FailureName, 'rejected'>
  | Exclude<NeedsSignInReason, 'storedRefused'>
  | 'storedPasswordRefused'
  | 'storedDetailsRefused'
  | 'overtaken'
  | 'rejectedPassword'
  | 'rejectedUserId'
  | 'rejectedNamed'
  | 'signedOut';

const REMEDIES: Readonly<Record<ProblemName, Problem['remedy']>> = {
  offline: 'retry',
  unknownHost: 'retry',
  timeout: 'retry',
  rateLimited: 'none',
  serverFault: 'retry',
  storedInDoubt: 'signIn',
  renewalInDoubt: 'signIn',
  insecure: 'certificate',
  clientCertificate: 'retry',
  certificateChanged: 'certificate',
  trustExpired: 'certificate',
  proxy: 'retry',
  cancelled: 'retry',
  ownFault: 'retry',
  overtaken: 'retry',
  missingParameter: 'edit',
  notFound: 'edit',
  webPage: 'retry',
  notUnderstood: 'edit',
  redirected: 'retry',
  tooLarge: 'edit',
  notABearerToken: 'none',
  wayRefused: 'edit',
  rejectedPassword: 'signIn',
  rejectedUserId: 'edit',
  rejectedNamed: 'edit',
  refused: 'signIn',
  storedPasswordRefused: 'signIn',
  storedDetailsRefused: 'signIn',
  passwordNotStored: 'signIn',
  secretUnreadable: 'signIn',
  otherAccount: 'signIn',
  otherUser: 'signIn',
  signedOut: 'signIn',
};

export function problemName(cause: ProblemCause, provider: TokenProvider | undefined): ProblemName {
  if (cause.kind === 'signedOut' || cause.kind === 'overtaken') return cause.kind;
  if (cause.kind === 'needsSignIn')
    return cause.reason === 'storedRefused' ? storedRefusal(provider) : cause.reason;
  const name = failureName(cause.failure);
  if (name !== 'rejected') return name;
  if (fieldsIn(cause, provider).length > 0) return 'rejectedNamed';
  return provider && needsNoSecret(provider) ? 'rejectedUserId' : 'rejectedPassword';
}

/** "Password" where that is the only secret. */
function storedRefusal(provider: TokenProvider | undefined): ProblemName {
  const secrets = provider?.fields.filter(({ secret }) => secret) ?? [];
  return secrets.every(({ name }) => name === 'password') ? 'storedPasswordRefused' : 'storedDetailsRefused';
}

export const namedField = (cause: ProblemCause) =>
  'failure' in cause && 'field' in cause.failure ? cause.failure.field : undefined;

/** The fields of the provider's form that the service names in its answer; others have no place for an error. */
export function fieldsIn(cause: ProblemCause, provider: TokenProvider | undefined): readonly SignInField[] {
  if (!('failure' in cause)) return [];
  const named = cause.failure.kind === 'rejected' ? (cause.failure.fields ?? []) : [namedField(cause)];
  return provider?.fields.filter(({ name }) => named.includes(name)) ?? [];
}

/** Whether the setup check helps: it looks at what lies between this computer and the service. */
export const isOnTheWay = (cause: ProblemCause) =>
  (cause.kind === 'failure' || cause.kind === 'failedSignIn') && traitsOf(cause.failure).isOnTheWay;

/** `retry` of a failed sign-in means to sign in once more. */
export function remedyOf(problem: ProblemName, { kind }: ProblemCause): Problem['remedy'] {
  const remedy = REMEDIES[problem];
  return kind === 'failedSignIn' && remedy === 'retry' ? 'signIn' : remedy;
}
