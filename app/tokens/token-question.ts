// "Does the service accept this token?": one request under that token, through the gate like every other.
import type { UserIdAnswer } from '../providers/user-id-answer.ts';
import { ask, type RequestContext } from './renewal.ts';

/** What the operator asks. */
export interface Question {
  /** What the lookup needs and the company's account does not hold, by field name. */
  readonly typed: Readonly<Record<string, string>>;
  /** A token that the operator pasted; without one, the question is about the session's own. */
  readonly pasted?: string;
}

interface TokenQuestion extends RequestContext, Pick<Question, 'typed'> {
  readonly accessToken: string;
}

export async function askAboutToken({
  accessToken,
  typed,
  ...context
}: TokenQuestion): Promise<UserIdAnswer> {
  const { userIdLookup } = context.provider;
  if (!userIdLookup) throw new Error('this service documents no way to ask');
  const answer = await ask(context, ({ account, ...request }) =>
    userIdLookup.ask({ ...request, account: { ...account, ...typed }, accessToken }),
  );
  return answer.kind === 'cancelled' || answer.kind === 'ownFault'
    ? { kind: 'undecided', reason: 'failure', failure: answer }
    : answer;
}
