// Chromium's network errors as outcomes. Source of the names: net/base/net_error_list.h.
// Reads only what fetch itself said: an address in a message must not decide what went wrong.
import type { TokenFailure } from './token-answer.ts';

export type NetworkFailure = Extract<
  TokenFailure,
  { kind: 'offline' | 'timeout' | 'insecure' | 'proxy' | 'cancelled' | 'misconfigured' | 'serverFault' }
>;

const PROXY = /PROXY|^ERR_(TUNNEL|SOCKS|PAC)_/;
const TLS = /^ERR_(CERT|CERTIFICATE|SSL|BAD_SSL|ECH|TLS13)_/;
/** The server asked for a certificate of ours, or took none that it was given, or nothing, for one. */
const CLIENT_CERTIFICATE = /^ERR_(SSL_CLIENT_AUTH_|BAD_SSL_CLIENT_AUTH_CERT$)/;
const TIMEOUT = /^ERR_(CONNECTION_)?TIMED_OUT$/;
const REDIRECT = /REDIRECT/;
/** Chromium never asks there: ports of other services, such as 25, and what is no web address. */
const NEVER_ASKED = /^ERR_(UNSAFE_PORT|INVALID_URL|DISALLOWED_URL_SCHEME|UNKNOWN_URL_SCHEME)$/;
/** The server was reached and what it sent is broken; `BLOCKED_BY_CLIENT` where `webRequest` turned the answer away. */
const BROKEN_ANSWER =
  /^ERR_(CONTENT_|INVALID_|INCOMPLETE_|RESPONSE_|EMPTY_RESPONSE|HTTP2_|HTTP_|QUIC_|ZLIB|UNEXPECTED_CONTENT|BLOCKED_BY_CLIENT$)/;
/** How Electron's `net.fetch` and Node's refuse to follow, where `redirect` is `error`. */
const REDIRECT_REFUSED = /^(Attempted to redirect|unexpected redirect)/;

/** Maps whatever `fetch` threw; an error without a known name counts as "cannot be reached". */
export function networkFailure(error: unknown): NetworkFailure {
  const messages = [...messagesOf(error)];
  const code = messages.map((text) => /^net::(ERR_[A-Z0-9_]+)/.exec(text)?.[1]).find(Boolean);
  if (code !== undefined) return { ...failureOf(code), netError: `net::${code}` };
  return messages.some((text) => REDIRECT_REFUSED.test(text)) ? redirected : { kind: 'offline' };
}

const redirected = { kind: 'misconfigured', reason: 'redirected' } as const;

/** A proxy's own redirect or certificate is the proxy's affair, so that it is asked first. */
function failureOf(code: string): NetworkFailure {
  if (PROXY.test(code)) return { kind: 'proxy' };
  if (REDIRECT.test(code)) return redirected;
  if (CLIENT_CERTIFICATE.test(code)) return { kind: 'insecure', reason: 'clientCertificate' };
  if (TLS.test(code)) return { kind: 'insecure' };
  if (TIMEOUT.test(code)) return { kind: 'timeout' };
  if (NEVER_ASKED.test(code)) return { kind: 'misconfigured', reason: 'notFound' };
  if (BROKEN_ANSWER.test(code)) return { kind: 'serverFault' };
  // Chromium says so only where there is a network to ask.
  if (code === 'ERR_NAME_NOT_RESOLVED') return { kind: 'offline', reason: 'unknownHost' };
  return { kind: 'offline' };
}

/** The messages of an error and of its causes: ky may wrap what fetch threw. */
function* messagesOf(error: unknown, depth = 0): Generator<string> {
  if (!(error instanceof Error) || depth > 4) return;
  yield error.message;
  yield* messagesOf(error.cause, depth + 1);
}
