// Plays KlearStack's `getuserid`: who a user name belongs to, told to anyone in that company with a living access token.
// The documentation gives the parameters, but neither the answer's shape nor its errors; they are chosen here.
import { Hono } from 'hono';
import { answerNoBearer, bearerCheck } from './bearer-check.ts';
import { field, needs, type RouteParts } from './klearstack-routes.ts';
import type { PracticeEnv } from './practice-endpoint.ts';

const OTHER_COMPANY = { detail: 'You do not have permission to perform this action.' };
const UNKNOWN_USER = { detail: 'User not found' };

export function userIdRoute({
  accounts,
  tokens,
  observe,
}: Pick<RouteParts, 'accounts' | 'tokens' | 'observe'>): Hono<PracticeEnv> {
  return new Hono<PracticeEnv>().post(
    '/getuserid',
    observe('getuserid'),
    bearerCheck(tokens),
    async (c, next) => (c.var.bearer === undefined ? answerNoBearer(c) : next()),
    needs('username', 'company_name'),
    (c) => {
      const asking = c.var.bearer?.account;
      const companyName = field(c, 'company_name');
      if (asking?.service !== 'klearstack' || asking.companyName !== companyName)
        return c.json(OTHER_COMPANY, 403);
      const user = accounts.klearStackByUsername(companyName, field(c, 'username'));
      return user === undefined ? c.json(UNKNOWN_USER, 404) : c.json({ user_id: user.userId });
    },
  );
}
