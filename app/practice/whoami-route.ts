// Answers whose access token this is: the way to check that a copied token works.
// Neither real service has it; it must not answer anything that would let a token be rebuilt.
import { Hono } from 'hono';
import { answerNoBearer, bearerCheck } from './bearer-check.ts';
import type { RouteParts } from './klearstack-routes.ts';
import type { PracticeEnv } from './practice-endpoint.ts';

export function whoamiRoute({ tokens, observe }: Pick<RouteParts, 'tokens' | 'observe'>): Hono<PracticeEnv> {
  return new Hono<PracticeEnv>().get('/whoami', observe('whoami'), bearerCheck(tokens), (c) => {
    if (c.var.bearer === undefined) return answerNoBearer(c);
    const { account, expiresAtMs } = c.var.bearer;
    return c.json({
      company: account.service === 'klearstack' ? account.companyName : account.client,
      account: account.username,
      expiresAt: new Date(expiresAtMs).toISOString(),
    });
  });
}
