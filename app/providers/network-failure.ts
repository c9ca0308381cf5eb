// Chromium's network errors as outcomes. Source of the names: net/base/net_error_list.h.
import type { TokenFailure } from './token-answer.ts';

export type NetworkFailure = Extract<
  TokenFailure,
  { kind: 'offline' | 'timeout' | 'insecure' | 'proxy' | 'cancelled' | 'misconfigured' | 'serverFault' }
>;

const TLS = /^ERR_(CERT|SSL|BAD_SSL|CERTIFICATE|ECH|QUIC_HANDSHAKE|TLS)/;
const PROXY = /PROXY|^ERR_(TUNNEL|SOCKS|PAC_)/;
const TIMEOUT = /TIMED_OUT/;
const REDIRECT = /REDIRECT/;
/** The server was reached and what it sent is broken. */
const BROKEN_ANSWER =
  /^ERR_(CONTENT_|INVALID_|INCOMPLETE_|RESPONSE_|EMPTY_RESPONSE|HTTP2_|HTTP_|QUIC_|ZLIB|UNEXPECTED_CONTENT)/;

/** Maps whatever `fetch` threw; an error without a known name counts as "cannot be reached". */
export function networkFailure(error: unknown): NetworkFailure {
  const text = errorTexts(error);
  const code = /\bERR_[A-Z0-9_]+/.exec(text)?.[0];
  if (code === undefined) return /redirect/i.test(text) ? redirected() : { kind: 'offline' };
  const netError = { netError: `net::${code}` };
  if (REDIRECT.test(code)) return { ...redirected(), ...netError };
  if (PROXY.test(code)) return { kind: 'proxy', ...netError };
  if (TLS.test(code)) return { kind: 'insecure', ...netError };
  if (TIMEOUT.test(code)) return { kind: 'timeout', ...netError };
  if (BROKEN_ANSWER.test(code)) return { kind: 'serverFault', ...netError };
  return { kind: 'offline', ...netError };
}

const redirected = () => ({ kind: 'misconfigured', reason: 'redirected' }) as const;

/** The messages of an error and of its causes: ky wraps what fetch threw. Read, never shown. */
function errorTexts(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 4) return '';
  return `${error.message} ${errorTexts(error.cause, depth + 1)}`;
}
