// What follows from each kind of failure, in one table for retries, status, announcements, activity and problems. Pure.
import type { InsecureReason, Misconfiguration, TokenFailure } from './token-answer.ts';

/** One name for each failure that has words of its own. */
export type FailureName =
  | Exclude<TokenFailure['kind'], 'misconfigured'>
  | Misconfiguration
  | InsecureReason
  | 'unknownHost'
  | 'storedInDoubt'
  | 'renewalInDoubt';

export interface FailureTraits {
  /**
   * Shown as "offline": no one answered, which passes by itself. A proxy that turns a request away is not "offline",
   * since the operator would look at a network that works; it is named instead.
   */
  readonly isOffline: boolean;
  /** The cause may lie between here and the service: another network, or logging in to this one, may end it. */
  readonly isOnTheWay: boolean;
  /** The operator or IT has to act: they are told at once, and asking again soon would achieve nothing. */
  readonly needsAction: boolean;
  /** It is likely to be over for a company once its service answers another company again. */
  readonly passesWithService: boolean;
}

const PASSING: FailureTraits = {
  isOffline: false,
  isOnTheWay: false,
  needsAction: false,
  passesWithService: false,
};
const OFFLINE: FailureTraits = { ...PASSING, isOffline: true, isOnTheWay: true, passesWithService: true };
/** A network that wants a log-in of its own answers like this, for every service behind it. */
const PORTAL: FailureTraits = { ...OFFLINE, isOffline: false, needsAction: true };
const CERTIFICATE: FailureTraits = { ...PORTAL, passesWithService: false };
const SETTINGS: FailureTraits = { ...PASSING, needsAction: true };

const TRAITS: Readonly<Record<FailureName, FailureTraits>> = {
  offline: OFFLINE,
  unknownHost: OFFLINE,
  timeout: OFFLINE,
  proxy: PORTAL,
  webPage: PORTAL,
  redirected: PORTAL,
  insecure: CERTIFICATE,
  clientCertificate: CERTIFICATE,
  certificateChanged: CERTIFICATE,
  trustExpired: SETTINGS,
  serverFault: { ...PASSING, passesWithService: true },
  storedInDoubt: SETTINGS,
  renewalInDoubt: { ...PASSING, passesWithService: true },
  missingParameter: SETTINGS,
  notFound: SETTINGS,
  notUnderstood: SETTINGS,
  tooLarge: SETTINGS,
  notABearerToken: SETTINGS,
  wayRefused: SETTINGS,
  rateLimited: PASSING,
  cancelled: PASSING,
  ownFault: PASSING,
  /** Ends the app's own attempts: only a sign-in helps. */
  rejected: PASSING,
};

export function failureName(failure: TokenFailure): FailureName {
  if (failure.kind === 'misconfigured') return failure.reason;
  if (failure.kind === 'serverFault' && failure.isInDoubt) return 'storedInDoubt';
  if (failure.kind === 'serverFault' && failure.isRenewalInDoubt) return 'renewalInDoubt';
  return failure.kind === 'offline' || failure.kind === 'insecure'
    ? (failure.reason ?? failure.kind)
    : failure.kind;
}

export function traitsOf(failure: TokenFailure): FailureTraits {
  const traits = TRAITS[failureName(failure)];
  // A service that says when to come back is left alone until then.
  const isTold = 'retryAfterMs' in failure && failure.retryAfterMs !== undefined;
  return isTold ? { ...traits, passesWithService: false } : traits;
}
