// Whether an answer to a sign-in refuses the secrets that were sent. Pure.
import type { TokenAnswer, TokenFailure } from './token-answer.ts';

/** A service that calls a secret missing which was sent to it refuses it. Asked again, it may lock the account. */
export function isRefusal(
  answer: TokenAnswer,
  secrets: Readonly<Record<string, string>>,
): answer is TokenFailure {
  if (answer.kind === 'rejected') return true;
  if (answer.kind !== 'misconfigured' || answer.reason !== 'missingParameter') return false;
  return answer.field !== undefined && Boolean(secrets[answer.field]);
}

/** A plain 500 is all that some services have for a wrong password. Those of 502 and above come from what is in front of them. */
export const mayBeRefusal = (
  answer: TokenAnswer,
): answer is TokenFailure & { readonly kind: 'serverFault' } =>
  answer.kind === 'serverFault' && answer.status === 500;
