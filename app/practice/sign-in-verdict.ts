// Says in words what became of a sign-in, for the practice server's page. A real service would not tell this much.
import type { SeenSignIn } from './last-seen.ts';
import type { PracticeAccount } from './practice-accounts.ts';

export interface SignInVerdict {
  readonly isGood: boolean;
  readonly words: string;
}

export function signInVerdict(
  { endpoint, statusCode, names }: SeenSignIn,
  accounts: readonly PracticeAccount[],
): SignInVerdict {
  if (statusCode === 200) return { isGood: true, words: 'Signed in' };
  if (statusCode !== 401) return refused('the request lacked something that is required');
  const service = endpoint === 'generate-token' ? 'generate-token' : 'klearstack';
  const there = accounts.filter(
    (account) =>
      account.service === service &&
      (account.service !== 'klearstack' || account.companyName === names.company_name),
  );
  if (there.length === 0) return refused('there is no practice company of that name');
  if (endpoint === 'getaccesstokenfromuserid') return refused('that company has no such user ID');
  const isUserThere = there.some(({ username }) => username === names.username);
  return refused(isUserThere ? 'wrong password' : 'no such user name');
}

function refused(reason: string): SignInVerdict {
  return { isGood: false, words: `Refused: ${reason}` };
}
