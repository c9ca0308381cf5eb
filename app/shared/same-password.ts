// Which companies may take the same password, where the operator says so: one rule for the main process and the window. Pure.
import { type Account, hostOf } from './account.ts';

/** The one secret that is shared: what else a service wants belongs to one company. */
export const SHARED_SECRET = 'password';
const USER_NAME = 'username';

interface Provider {
  readonly fields: readonly {
    readonly name: string;
    readonly secret: boolean;
    readonly optional?: boolean | undefined;
  }[];
}

/** Whether a password is all that the operator has to type. */
export function wantsPasswordAlone({ fields }: Provider): boolean {
  const needed = fields.filter(({ secret, optional }) => secret && !optional);
  return needed.length === 1 && needed[0]?.name === SHARED_SECRET;
}

/** The user who signs in; empty where there is none. */
export const userNameOf = ({ account }: Pick<Account, 'account'>): string => account[USER_NAME] ?? '';

/** How likely two companies have the same password: 2 for one user at one server, 1 for one of the two, else 0. */
export function likeness(one: Account, other: Account): 0 | 1 | 2 {
  const isSameUser = userNameOf(one) !== '' && userNameOf(one) === userNameOf(other);
  const isSameHost = hostOf(one) === hostOf(other);
  if (isSameUser && isSameHost) return 2;
  return isSameUser || isSameHost ? 1 : 0;
}
