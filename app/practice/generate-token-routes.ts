// Plays the Generate Token service: one endpoint, JSON in and out.
// Its documentation gives no path and no error bodies; the path and `{"message": ...}` are this server's choice.
import { type Context, Hono } from 'hono';
import type { RouteParts } from './klearstack-routes.ts';
import type { PracticeEnv } from './practice-endpoint.ts';
import type { PracticeSettings } from './practice-settings.ts';
import { opaqueToken } from './practice-tokens.ts';

interface GenerateTokenParts extends Pick<RouteParts, 'accounts' | 'tokens' | 'observe'> {
  readonly settings: () => PracticeSettings;
  readonly issuer: () => string;
}

export const GENERATE_TOKEN_PATH = '/generate-token';

/** The published page lists them as required, beside the same two in the body of its sample. */
export const ACCOUNT_HEADERS = ['username', 'password'] as const;

export function generateTokenRoutes(parts: GenerateTokenParts): Hono<PracticeEnv> {
  const { accounts, tokens, observe, settings, issuer } = parts;
  return new Hono<PracticeEnv>().post(GENERATE_TOKEN_PATH, observe('generate-token'), async (c) => {
    const username = c.var.fields.get('username');
    const password = c.var.fields.get('password');
    if (!username) return c.json({ message: 'username is required' }, 400);
    if (!password) return c.json({ message: 'password is required' }, 400);
    const headers = settings().headersRequired ? checkHeaders(c) : 'same';
    if (headers === 'missing') {
      return c.json({ message: 'The headers username and password are required' }, 400);
    }
    const account = accounts.generateTokenByPassword(username, password);
    if (account === undefined || headers === 'other') {
      return c.json({ message: 'Invalid username or password' }, 401);
    }
    return c.json({
      token_type: 'bearer',
      expires_in: settings().generateTokenTtlS,
      access_token: await tokens.issueGenerateToken(account, issuer()),
      refresh_token: opaqueToken(),
    });
  });
}

function checkHeaders(c: Context<PracticeEnv>): 'same' | 'missing' | 'other' {
  const inHeaders = ACCOUNT_HEADERS.map((name) => ({
    sent: c.req.header(name),
    wanted: c.var.fields.get(name),
  }));
  if (inHeaders.some(({ sent }) => !sent)) return 'missing';
  return inHeaders.every(({ sent, wanted }) => sent === wanted) ? 'same' : 'other';
}
