// OAuth 2 (RFC 6749): requests to a token endpoint, and how a client authenticates there.
import { Buffer } from 'node:buffer';
import type { HttpClient } from './http-client.ts';
import { readOAuthAnswer } from './oauth-answer.ts';
import type { RefreshRequest, SignInField, SignInRequest } from './provider.ts';
import type { TokenAnswer } from './token-answer.ts';

const IN_BODY = 'body';
/** Several, some of them whole addresses. */
const SCOPE_LIMIT = 1_000;

/** What a sign-in may need besides its credentials. */
export const OAUTH_FIELDS: readonly SignInField[] = [
  {
    ...{ name: 'scope', labelKey: 'field.scope', hintKey: 'field.scopeHint', secret: false, optional: true },
    limit: SCOPE_LIMIT,
  },
  {
    name: 'audience',
    labelKey: 'field.audience',
    hintKey: 'field.audienceHint',
    secret: false,
    optional: true,
  },
  {
    name: 'client_authentication',
    labelKey: 'field.clientAuthentication',
    hintKey: 'field.clientAuthenticationHint',
    secret: false,
    choices: [
      { value: '', labelKey: 'field.clientAuthentication.basic' },
      { value: IN_BODY, labelKey: 'field.clientAuthentication.body' },
    ],
  },
];

type Fields = Readonly<Record<string, string>>;

/** `grant`: its type, and its parameters. Section 4.3.2 and 4.4.2. */
export function oauthSignIn(http: HttpClient, request: SignInRequest, grant: Fields): Promise<TokenAnswer> {
  const { scope = '', audience = '' } = request.account;
  return ask(http, request, { ...grant, scope, audience }, false);
}

/** Section 6. The scope stays the one that was granted. */
export function oauthRefresh(http: HttpClient, request: RefreshRequest): Promise<TokenAnswer> {
  const { refreshToken } = request;
  return ask(http, request, { grant_type: 'refresh_token', refresh_token: refreshToken }, true);
}

async function ask(
  http: HttpClient,
  { address, account, secrets, connection }: Omit<SignInRequest, 'fields'>,
  parameters: Fields,
  isRefresh: boolean,
): Promise<TokenAnswer> {
  const client = clientAuthentication(account, secrets.client_secret ?? '');
  const fields = filledIn({ ...parameters, ...client.fields });
  const outcome = await http.post({
    ...{ url: address, encoding: 'urlencoded', fields, headers: client.headers, connection },
  });
  const sent = [...Object.values(secrets), parameters.refresh_token ?? '', ...Object.values(client.headers)];
  return readOAuthAnswer(outcome, { isRefresh, secrets: sent.flatMap(withoutScheme) });
}

/** An empty parameter counts as absent (section 3.2), and some services reject it. */
const filledIn = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

const withoutScheme = (value: string) => (value === '' ? [] : [value.replace(/^Basic /, '')]);

/** Section 2.3.1. A public client, which has no secret, only names itself (section 3.2.1). */
function clientAuthentication(
  account: Fields,
  secret: string,
): { readonly fields: Fields; readonly headers: Fields } {
  const { client_id = '', client_authentication } = account;
  if (secret === '') return { fields: { client_id }, headers: {} };
  if (client_authentication === IN_BODY) return { fields: { client_id, client_secret: secret }, headers: {} };
  const credentials = Buffer.from(`${formEncoded(client_id)}:${formEncoded(secret)}`).toString('base64');
  return { fields: {}, headers: { authorization: `Basic ${credentials}` } };
}

/** As in a form (appendix B), so that a colon in the ID does not end it. */
const formEncoded = (text: string) => new URLSearchParams([['', text]]).toString().slice(1);
