// Which states of a session are worth interrupting the operator for, and the cause behind them: one network, one proxy,
// one service, or a sign-in that is needed. Pure.
import { hostOf } from '../companies/company.ts';
import { failureName, traitsOf } from '../providers/failure-traits.ts';
import type { TokenFailure } from '../providers/token-answer.ts';
import type { Session } from '../tokens/session.ts';
import type { SessionStatus } from '../tokens/session-status.ts';

export type Cause =
  /** Each company needs its own sign-in. */
  | 'signIn'
  | 'keyring'
  /** These have one cause in the network, whatever the service. */
  | 'unreachable'
  | 'portal'
  | 'proxy'
  /** These have their cause at one service. */
  | 'insecure'
  | 'clientCertificate'
  | 'notRenewed';

export interface Trouble {
  /** The operator is not told of the same topic twice in a row for one company. */
  readonly topic: string;
  readonly cause: Cause;
  readonly host: string;
  /** A network that is just waking up ends it within seconds. */
  readonly mayPass: boolean;
}

const EXPIRED = 'expired';

/** Undefined if nothing is worth interrupting the operator for. */
export function troubleOf({ company, view }: Session): Trouble | undefined {
  const topic = topicOf(view.status);
  if (topic === undefined) return undefined;
  // It was left to expire; who wanted to copy it was told then.
  if (topic === EXPIRED && company.renewalMode === 'onCopy') return undefined;
  const host = hostOf(company);
  return { topic, cause: causeOf(view.status), host, mayPass: topic === EXPIRED };
}

/** As in `troubleOf`, for a session restored with a token that had already expired. */
export const deadTokenTopic = EXPIRED;

/** Two companies with the same key have the same problem. */
export function causeKey({ cause, host }: Trouble): string {
  return isOfOneService(cause) ? `${cause} ${host}` : cause;
}

/** Whether a company that gets through proves that this is over, or never was the cause. */
export function isDisproved(key: string, throughHost: string): boolean {
  return !key.includes(' ') || key.endsWith(` ${throughHost}`);
}

/** Whether one more company with the same cause is no news, as long as no company gets through. */
export const isShared = (cause: Cause) => cause !== 'signIn' && cause !== 'keyring';

export const isOfOneService = (cause: Cause) =>
  cause === 'insecure' || cause === 'clientCertificate' || cause === 'notRenewed';

function topicOf(status: SessionStatus): string | undefined {
  switch (status.kind) {
    case 'needsSignIn':
      return `needsSignIn ${status.reason}`;
    case 'retrying':
    case 'expired':
      if (status.failure && traitsOf(status.failure).needsAction) return `failure ${status.failure.kind}`;
      return status.kind === 'expired' && status.failure ? EXPIRED : undefined;
    case 'signedOut':
    case 'signingIn':
    case 'ready':
    case 'onDemand':
    case 'renewing':
      return undefined;
  }
}

function causeOf(status: SessionStatus): Cause {
  if (status.kind === 'needsSignIn') return status.reason === 'secretUnreadable' ? 'keyring' : 'signIn';
  const failure = 'failure' in status ? status.failure : undefined;
  return failure ? causeOfFailure(failure) : 'notRenewed';
}

function causeOfFailure(failure: TokenFailure): Cause {
  const name = failureName(failure);
  if (name === 'proxy' || name === 'clientCertificate') return name;
  if (failure.kind === 'insecure') return 'insecure';
  const { isOffline, isOnTheWay } = traitsOf(failure);
  if (isOffline) return 'unreachable';
  return isOnTheWay ? 'portal' : 'notRenewed';
}
