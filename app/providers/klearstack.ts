// KlearStack's three endpoints and the encodings that its documentation gives for each. Knows no fields' labels.
import type { Encoding, HttpClient } from './http-client.ts';
import type { RefreshRequest, SignInRequest } from './provider.ts';
import type { TokenAnswer } from './token-answer.ts';
import { readTokenAnswer } from './token-response.ts';

const BASE_PATH = '/access/klearstack/';
/** The same as a whole segment of a pasted address, with whatever follows it. */
const PASTED_ENDPOINT = /\/access\/klearstack(\/.*)?$/i;

/** "10 mins will be an appropriate amount of time as per our implementation." */
export const KLEARSTACK_RENEW_EVERY_MS = 10 * 60_000;

/** The installation's address without an endpoint's path, so that a whole pasted endpoint is understood. */
export function tidyKlearStackAddress(address: URL): URL {
  const tidy = new URL(address);
  tidy.pathname = tidy.pathname.replace(PASTED_ENDPOINT, '').replace(/\/+$/, '');
  return tidy;
}

/** `get_access_token`: the newer page documents multipart. */
export const passwordSignIn = (http: HttpClient, request: SignInRequest) =>
  ask(http, 'get_access_token', 'multipart', request, {
    username: request.account.username ?? '',
    password: request.secrets.password ?? '',
    company_name: request.account.company_name ?? '',
  });

export const userIdSignIn = (http: HttpClient, request: SignInRequest) =>
  ask(http, 'getaccesstokenfromuserid', 'multipart', request, {
    user_id: request.account.user_id ?? '',
    company_name: request.account.company_name ?? '',
  });

/** Takes the existing access token as bearer; an expired one "can give 401", and then it is asked without. */
export async function klearStackRefresh(http: HttpClient, request: RefreshRequest): Promise<TokenAnswer> {
  const answer = await ask(
    http,
    'getaccesstokenfromrefreshtoken',
    'urlencoded',
    request,
    { refresh_token: request.refreshToken, company_name: request.account.company_name ?? '' },
    request.accessToken,
  );
  const lacksRefreshToken = answer.kind === 'misconfigured' && answer.field === 'refresh_token';
  // It was sent, so the service means that it is no good. Nobody can type it: signing in again is the way out.
  return lacksRefreshToken ? { kind: 'rejected', ...statusOf(answer) } : answer;
}

const statusOf = ({ status }: { readonly status?: number }) => (status === undefined ? {} : { status });

async function ask(
  http: HttpClient,
  endpoint: string,
  encoding: Encoding,
  { address, signal }: { readonly address: URL; readonly signal: AbortSignal },
  fields: Readonly<Record<string, string>>,
  bearer?: string,
): Promise<TokenAnswer> {
  const url = tidyKlearStackAddress(address);
  url.pathname = `${url.pathname.replace(/\/$/, '')}${BASE_PATH}${endpoint}`;
  const outcome = await http.post({
    url,
    encoding,
    fields,
    signal,
    ...(bearer === undefined ? {} : { bearer }),
  });
  const secrets = [fields.password, fields.refresh_token, bearer].filter((value) => value !== undefined);
  return readTokenAnswer(outcome, { parameters: Object.keys(fields), secrets });
}
