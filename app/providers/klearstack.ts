// KlearStack's four endpoints and the encodings that its documentation gives for each. Knows nothing of the fields' labels.
import type { Encoding, HttpClient } from './http-client.ts';
import type { RefreshRequest, SignInRequest, UserIdRequest } from './provider.ts';
import type { TokenAnswer } from './token-answer.ts';
import { readTokenAnswer } from './token-response.ts';
import { readUserIdAnswer, type UserIdAnswer } from './user-id-answer.ts';

const BASE_PATH = '/access/klearstack/';
/** The same in a pasted address, with everything that follows it. */
const PASTED_ENDPOINT = /\/access\/klearstack(\/.*)?$/i;

/** "10 mins will be an appropriate amount of time as per our implementation." */
export const KLEARSTACK_RENEW_EVERY_MS = 10 * 60_000;

/** The page that a browser shows before a sign-in. */
const SIGN_IN_PAGE = /\/(log-?in|sign-?in)\/*$/i;

/** The installation's address for one that was pasted: of an endpoint, or of the page for signing in. */
export function klearStackInstallation(address: URL): URL {
  const tidy = tidyKlearStackAddress(address);
  tidy.pathname = tidy.pathname.replace(SIGN_IN_PAGE, '');
  return tidy;
}

/** The installation's address without an endpoint's path, so that pasting a full endpoint works. */
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

/** Sends the current access token as bearer; without one where an expired one "can give 401". */
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
  // It was sent, so the service means that it is not valid. No one can type it: signing in again is the way out.
  return lacksRefreshToken ? { kind: 'rejected', ...statusOf(answer) } : answer;
}

/** `getuserid`: its page documents JSON, although the start page speaks of form data for all endpoints. */
export async function askKlearStackUserId(http: HttpClient, request: UserIdRequest): Promise<UserIdAnswer> {
  const { address, account, accessToken, connection } = request;
  const fields = { username: account.username ?? '', company_name: account.company_name ?? '' };
  const url = endpointUrl(address, 'getuserid');
  const outcome = await http.post({ url, encoding: 'json', fields, connection, bearer: accessToken });
  return readUserIdAnswer(outcome, { parameters: Object.keys(fields), secrets: [accessToken] });
}

const statusOf = ({ status }: { readonly status?: number }) => (status === undefined ? {} : { status });

async function ask(
  http: HttpClient,
  endpoint: string,
  encoding: Encoding,
  { address, connection }: Pick<SignInRequest, 'address' | 'connection'>,
  fields: Readonly<Record<string, string>>,
  bearer?: string,
): Promise<TokenAnswer> {
  const outcome = await http.post({
    url: endpointUrl(address, endpoint),
    encoding,
    fields,
    connection,
    ...(bearer === undefined ? {} : { bearer }),
  });
  const secrets = [fields.password, fields.refresh_token, bearer].filter((value) => value !== undefined);
  return readTokenAnswer(outcome, { parameters: Object.keys(fields), secrets });
}

function endpointUrl(address: URL, endpoint: string): URL {
  const url = tidyKlearStackAddress(address);
  url.pathname = `${url.pathname.replace(/\/$/, '')}${BASE_PATH}${endpoint}`;
  return url;
}
