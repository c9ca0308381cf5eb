// Chromium's network errors as outcomes. Source of the names: net/base/net_error_list.h.
// Reads only what fetch itself said: an address in a message must not decide what went wrong.
import { CertificateRefused, CertificateUndecided } from '../trust/certificate-refused.ts';
import type { TokenFailure } from './token-answer.ts';

export type NetworkFailure = Extract<
  TokenFailure,
  { kind: 'offline' | 'timeout' | 'insecure' | 'proxy' | 'cancelled' | 'misconfigured' | 'serverFault' }
>;

const PROXY = /PROXY|^ERR_(TUNNEL|SOCKS|PAC)_/;
const TLS = /^ERR_(CERT|CERTIFICATE|SSL|BAD_SSL|ECH|TLS13)_/;
/** The server asked for a client certificate, and got none or one that it refused. */
const CLIENT_CERTIFICATE = /^ERR_(SSL_CLIENT_AUTH_|BAD_SSL_CLIENT_AUTH_CERT$)/;
const TIMEOUT = /^ERR_(CONNECTION_)?TIMED_OUT$/;
const REDIRECT = /REDIRECT/;
const CUT_OFF = /^ERR_NETWORK_(CHANGED|IO_SUSPENDED)$/;
/** Chromium sends nothing there: ports of other services, such as 25, and addresses that are not web addresses. */
const NEVER_ASKED = /^ERR_(UNSAFE_PORT|INVALID_URL|DISALLOWED_URL_SCHEME|UNKNOWN_URL_SCHEME)$/;
/** The server was reached but its answer is broken; `BLOCKED_BY_CLIENT` if `webRequest` rejected it. */
const BROKEN_ANSWER =
  /^ERR_(CONTENT_|INVALID_|INCOMPLETE_|RESPONSE_|EMPTY_RESPONSE|HTTP2_|HTTP_|QUIC_|ZLIB|UNEXPECTED_CONTENT|BLOCKED_BY_CLIENT$)/;
/** How the `fetch` of Electron and of Node refuse a redirect if `redirect` is `error`. */
const REDIRECT_REFUSED = /^(Attempted to redirect|unexpected redirect)/;

/** Maps anything that `fetch` threw; an error without a known name counts as "cannot be reached". */
export function networkFailure(error: unknown): NetworkFailure {
  const errors = [...withCauses(error)];
  const messages = errors.map(({ message }) => message);
  const code = messages.map((text) => /^net::(ERR_[A-Z0-9_]+)/.exec(text)?.[1]).find(Boolean);
  const refused = errors.find((each) => each instanceof CertificateRefused);
  if (refused) return insecure(refused, code);
  // It was reached once and not again; what Chromium says of the certificate decides nothing.
  if (errors.some((each) => each instanceof CertificateUndecided)) return { kind: 'offline' };
  if (code !== undefined) return { ...failureOf(code), netError: `net::${code}` };
  return messages.some((text) => REDIRECT_REFUSED.test(text)) ? redirected : { kind: 'offline' };
}

function insecure({ breach }: CertificateRefused, code: string | undefined): NetworkFailure {
  return {
    kind: 'insecure',
    ...(breach && { reason: breach }),
    ...(code === undefined ? {} : { netError: `net::${code}` }),
  };
}

const redirected = { kind: 'misconfigured', reason: 'redirected' } as const;

/** The proxy comes first: its own redirect or certificate says nothing about the service. */
function failureOf(code: string): NetworkFailure {
  if (PROXY.test(code)) return { kind: 'proxy' };
  if (REDIRECT.test(code)) return redirected;
  if (CLIENT_CERTIFICATE.test(code)) return { kind: 'insecure', reason: 'clientCertificate' };
  if (TLS.test(code)) return { kind: 'insecure' };
  if (TIMEOUT.test(code)) return { kind: 'timeout' };
  if (NEVER_ASKED.test(code)) return { kind: 'misconfigured', reason: 'notFound' };
  if (BROKEN_ANSWER.test(code)) return { kind: 'serverFault' };
  // Chromium says so only if there is a network to ask.
  if (code === 'ERR_NAME_NOT_RESOLVED') return { kind: 'offline', reason: 'unknownHost' };
  if (CUT_OFF.test(code)) return { kind: 'offline', isCutOff: true };
  return { kind: 'offline' };
}

/** An error and its causes: ky may wrap what fetch threw. */
function* withCauses(error: unknown, depth = 0): Generator<Error> {
  if (!(error instanceof Error) || depth > 4) return;
  yield error;
  yield* withCauses(error.cause, depth + 1);
}
