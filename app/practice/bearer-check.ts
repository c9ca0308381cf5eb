// Lets a request through only with a living access token of this practice server in `Authorization: Bearer`.
// It must not know what the endpoint behind it does.
import type { MiddlewareHandler } from 'hono';
import type { PracticeEnv } from './practice-endpoint.ts';
import type { PracticeTokens } from './practice-tokens.ts';

/** Refused in the words of the token library that KlearStack's tokens point to. */
export function bearerCheck(tokens: PracticeTokens): MiddlewareHandler<PracticeEnv> {
  return async (c, next) => {
    const text = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
    if (text === undefined) return c.json({ detail: 'Authentication credentials were not provided.' }, 401);
    const check = tokens.check('access', text);
    if (check.kind === 'expired') return c.json({ detail: 'Token is expired' }, 401);
    if (check.kind === 'unknown') return c.json({ detail: 'Token is invalid' }, 401);
    c.set('bearer', check.token);
    return next();
  };
}
