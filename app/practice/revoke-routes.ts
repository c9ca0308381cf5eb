// Lets the person at the practice server revoke its tokens while it runs, from its page or with curl.
// Only where it was started with `--revoke`.
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { PracticeEnv } from './practice-endpoint.ts';
import type { PracticeTokens, TokenKind } from './practice-tokens.ts';

export const REVOKE_PATHS = { access: '/revoke/access-tokens', all: '/revoke/all-tokens' } as const;

export function revokeRoutes(tokens: PracticeTokens): Hono<PracticeEnv> {
  return new Hono<PracticeEnv>()
    .post(REVOKE_PATHS.access, ownPageOnly, (c) => revoke(c, tokens, ['access']))
    .post(REVOKE_PATHS.all, ownPageOnly, (c) => revoke(c, tokens, ['access', 'refresh']));
}

/** A browser says which page sends a form. Programs such as curl say nothing, and may. */
const ownPageOnly: MiddlewareHandler<PracticeEnv> = async (c, next) => {
  const origin = c.req.header('Origin');
  const isOwn = origin === undefined || origin === new URL(c.req.url).origin;
  return isOwn ? next() : c.json({ error: 'Only for the page of this server.' }, 403);
};

function revoke(c: Context<PracticeEnv>, tokens: PracticeTokens, kinds: readonly TokenKind[]): Response {
  for (const kind of kinds) tokens.revokeAll(kind);
  const isBrowser = c.req.header('Accept')?.includes('text/html');
  return isBrowser ? c.redirect('/', 303) : c.json({ revoked: kinds.map((kind) => `${kind} tokens`) });
}
