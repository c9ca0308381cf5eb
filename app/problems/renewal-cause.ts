// Why a renewal brought no token, as far as its outcome or the session can tell. Pure.
import type { RenewOutcome, SessionStatus } from '../tokens/session-status.ts';
import type { ProblemCause } from './problem-text.ts';

export function renewalCause(outcome: RenewOutcome | undefined, status: SessionStatus): ProblemCause {
  if (status.kind === 'signedOut') return { kind: 'signedOut' };
  if (outcome?.kind === 'failed') return { kind: 'failure', failure: outcome.failure };
  if (outcome?.kind === 'needsSignIn') return outcome;
  if (status.kind === 'needsSignIn') return status;
  return { kind: 'overtaken' };
}
