// Plays KlearStack's three token endpoints, with the parameters and errors that its documentation gives.
// The documentation is silent on the body of a 401; here it is the usual `{"detail": ...}`.
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { answerNoBearer, bearerCheck } from './bearer-check.ts';
import type { AccountBook, KlearStackAccount } from './practice-accounts.ts';
import type { PracticeEndpoint } from './practice-control.ts';
import type { PracticeEnv } from './practice-endpoint.ts';
import type { PracticeTokens } from './practice-tokens.ts';

export interface RouteParts {
  readonly accounts: AccountBook;
  readonly tokens: PracticeTokens;
  readonly rotatesRefreshTokens: () => boolean;
  readonly bearerRequired: () => boolean;
  readonly observe: (endpoint: PracticeEndpoint) => MiddlewareHandler<PracticeEnv>;
}

type FieldName = keyof typeof PARAMETER_NAMES;

const RELEASE_VERSION = '7.8.9';
const REFRESH_REFUSED = { detail: 'Refresh token is invalid or expired' };

/** How the 500 names a missing parameter. The documentation shows "Company Name" and "refresh_token". */
const PARAMETER_NAMES = {
  username: 'Username',
  password: 'Password',
  company_name: 'Company Name',
  user_id: 'User Id',
  refresh_token: 'refresh_token',
} as const;

export function klearStackRoutes(parts: RouteParts): Hono<PracticeEnv> {
  const { accounts, tokens, observe, bearerRequired } = parts;
  return new Hono<PracticeEnv>()
    .post(
      '/get_access_token',
      observe('get_access_token'),
      needs('username', 'password', 'company_name'),
      (c) => {
        const [company, username, password] = [
          field(c, 'company_name'),
          field(c, 'username'),
          field(c, 'password'),
        ];
        return signIn(c, tokens, accounts.klearStackByPassword(company, username, password));
      },
    )
    .post(
      '/getaccesstokenfromuserid',
      observe('getaccesstokenfromuserid'),
      needs('user_id', 'company_name'),
      (c) => signIn(c, tokens, accounts.klearStackByUserId(field(c, 'company_name'), field(c, 'user_id'))),
    )
    .post(
      '/getaccesstokenfromrefreshtoken',
      observe('getaccesstokenfromrefreshtoken'),
      bearerCheck(tokens),
      async (c, next) => (c.var.bearer === undefined && bearerRequired() ? answerNoBearer(c) : next()),
      needs('refresh_token', 'company_name'),
      (c) => refresh(c, parts),
    );
}

export function needs(...names: readonly FieldName[]): MiddlewareHandler<PracticeEnv> {
  return async (c, next) => {
    const absent = names.find((name) => field(c, name) === '');
    return absent === undefined ? next() : c.json({ error: PARAMETER_NAMES[absent] }, 500);
  };
}

export function field(c: Context<PracticeEnv>, name: FieldName): string {
  return c.var.fields.get(name) ?? '';
}

async function signIn(
  c: Context<PracticeEnv>,
  tokens: PracticeTokens,
  account: KlearStackAccount | undefined,
): Promise<Response> {
  if (account === undefined) {
    return c.json({ detail: 'No active account found with the given credentials' }, 401);
  }
  return c.json({
    refresh_token: await tokens.issueKlearStackToken('refresh', account),
    access_token: await tokens.issueKlearStackToken('access', account),
    release_version: RELEASE_VERSION,
  });
}

async function refresh(c: Context<PracticeEnv>, parts: RouteParts): Promise<Response> {
  const { tokens, rotatesRefreshTokens } = parts;
  const text = field(c, 'refresh_token');
  const check = tokens.check('refresh', text);
  if (check.kind !== 'valid') return c.json(REFRESH_REFUSED, 401);
  const { account } = check.token;
  const isTheirs =
    account.service === 'klearstack' &&
    account === (c.var.bearer?.account ?? account) &&
    account.companyName === field(c, 'company_name');
  if (!isTheirs) return c.json(REFRESH_REFUSED, 401);
  const access_token = await tokens.issueKlearStackToken('access', account, check.token);
  if (!rotatesRefreshTokens()) return c.json({ access_token, release_version: RELEASE_VERSION });
  tokens.revoke('refresh', text);
  const refresh_token = await tokens.issueKlearStackToken('refresh', account);
  return c.json({ refresh_token, access_token, release_version: RELEASE_VERSION });
}
