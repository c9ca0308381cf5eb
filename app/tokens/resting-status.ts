// What a session is apart from its flights, and the decisions that follow from it. Pure: no clock, no state.
import { traitsOf } from '../providers/failure-traits.ts';
import type { TokenFailure } from '../providers/token-answer.ts';
import { nextRetryAtMs } from './renewal-policy.ts';
import type { RenewOutcome } from './session-outcome.ts';
import { failureOf, type HeldToken, type SessionStatus } from './session-status.ts';

/** A flight, however it ends, leaves this as it was or puts another in its place: nothing can stay "refreshing". */
export type RestingStatus =
  | Exclude<SessionStatus, { readonly kind: 'signingIn' | 'refreshing' | 'ready' }>
  | { readonly kind: 'ready'; readonly nextTryAtMs: number };

/** When the session acts next by itself. */
export function nextTryAtMs(status: RestingStatus): number | undefined {
  return 'nextTryAtMs' in status ? status.nextTryAtMs : undefined;
}

/** The same status after somebody set the wall clock by `byMs`. */
export function shiftStatus(status: RestingStatus, byMs: number): RestingStatus {
  return 'nextTryAtMs' in status ? { ...status, nextTryAtMs: status.nextTryAtMs + byMs } : status;
}

/** Why a renewal is answered without asking the service, where that would be pointless or rude; else undefined. */
export function answerWithoutAsking(
  status: RestingStatus,
  { nowMs, canRenew }: { readonly nowMs: number; readonly canRenew: boolean },
): Exclude<RenewOutcome, { readonly kind: 'renewed' | 'dropped' }> | undefined {
  if (status.kind === 'needsSignIn') return status;
  if (status.kind === 'signedOut' || !canRenew) return { kind: 'needsSignIn', reason: 'passwordNotStored' };
  if (status.kind === 'ready' || status.failure?.kind !== 'rateLimited') return undefined;
  return status.nextTryAtMs > nowMs ? { kind: 'failed', failure: status.failure } : undefined;
}

export interface FailedTry {
  readonly nowMs: number;
  readonly failure: TokenFailure;
  /** In a row, this one included. */
  readonly failures: number;
  readonly livingToken: HeldToken | undefined;
  /** Uniform in [0, 1). */
  readonly random: number;
}

/** After a failure that may pass. */
export function statusAfter({ livingToken, ...failed }: FailedTry): RestingStatus {
  const expiry = livingToken?.expiry;
  const expiresAtMs = expiry?.kind === 'until' ? expiry.expiresAtMs : undefined;
  return {
    kind: livingToken ? 'retrying' : 'expired',
    failure: failed.failure,
    nextTryAtMs: nextRetryAtMs({ ...failed, expiresAtMs }),
  };
}

/** Whether another network may be all that it takes. */
export function dependsOnNetwork(status: RestingStatus): boolean {
  const failure = failureOf(status);
  return failure !== undefined && traitsOf(failure).isOnTheWay;
}

/** Whether a service that answers others again may answer this one too. */
export function mayHaveHealed(status: RestingStatus): boolean {
  const failure = failureOf(status);
  return failure !== undefined && traitsOf(failure).passesWithService;
}
