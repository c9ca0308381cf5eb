// Plays the Generate Token service: one endpoint, JSON in and out.
// Its documentation gives no path and no error bodies; the path and `{"message": ...}` are this server's choice.
import { Hono } from 'hono';
import type { RouteParts } from './klearstack-routes.ts';
import type { PracticeEnv } from './practice-endpoint.ts';
import { opaqueToken } from './practice-tokens.ts';

interface GenerateTokenParts extends Pick<RouteParts, 'accounts' | 'tokens' | 'observe'> {
  readonly accessTtlS: () => number;
  readonly issuer: () => string;
}

export const GENERATE_TOKEN_PATH = '/generate-token';

export function generateTokenRoutes(parts: GenerateTokenParts): Hono<PracticeEnv> {
  const { accounts, tokens, observe, accessTtlS, issuer } = parts;
  return new Hono<PracticeEnv>().post(GENERATE_TOKEN_PATH, observe('generate-token'), async (c) => {
    const username = c.var.fields.get('username');
    const password = c.var.fields.get('password');
    if (!username) return c.json({ message: 'username is required' }, 400);
    if (!password) return c.json({ message: 'password is required' }, 400);
    const account = accounts.generateTokenByPassword(username, password);
    if (account === undefined) return c.json({ message: 'Invalid username or password' }, 401);
    return c.json({
      token_type: 'bearer',
      expires_in: accessTtlS(),
      access_token: await tokens.issueGenerateToken(account, issuer()),
      refresh_token: opaqueToken(),
    });
  });
}
