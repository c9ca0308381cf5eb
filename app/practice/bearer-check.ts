// Looks at `Authorization: Bearer` as the library does that KlearStack's tokens point to: a bearer that is not a living access
// token of this practice server is refused before the endpoint is asked, a missing one passes. It must not know the endpoint.
import type { Context, MiddlewareHandler } from 'hono';
import type { PracticeEnv } from './practice-endpoint.ts';
import type { PracticeTokens } from './practice-tokens.ts';

/** Behind it, `bearer` is a living token, or undefined where none was sent; another scheme counts as none. */
export function bearerCheck(tokens: PracticeTokens): MiddlewareHandler<PracticeEnv> {
  return async (c, next) => {
    const [scheme = '', text = ''] = (c.req.header('Authorization') ?? '').trim().split(/\s+/);
    if (scheme.toLowerCase() !== 'bearer') return next();
    const check = tokens.check('access', text);
    c.set('presented', { text, check });
    if (check.kind === 'expired') return c.json({ detail: 'Token is expired' }, 401);
    if (check.kind !== 'valid') return c.json({ detail: 'Token is invalid' }, 401);
    c.set('bearer', check.token);
    return next();
  };
}

export function answerNoBearer(c: Context<PracticeEnv>): Response {
  return c.json({ detail: 'Authentication credentials were not provided.' }, 401);
}
