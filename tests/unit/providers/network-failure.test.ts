import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkFailure } from '../../../app/providers/network-failure.ts';

/** Recorded from Electron 33's `net.fetch`, unless marked as from Chromium's list alone. */
const RECORDED = {
  offline: [
    'ERR_CONNECTION_REFUSED',
    'ERR_CONNECTION_RESET',
    // From the list:
    'ERR_INTERNET_DISCONNECTED',
    'ERR_ADDRESS_UNREACHABLE',
    'ERR_CONNECTION_CLOSED',
    'ERR_DNS_TIMED_OUT',
    'ERR_FAILED',
    'ERR_BLOCKED_BY_ADMINISTRATOR',
  ],
  insecure: [
    'ERR_CERT_AUTHORITY_INVALID',
    'ERR_SSL_PROTOCOL_ERROR',
    // From the list:
    'ERR_CERT_DATE_INVALID',
    'ERR_CERT_COMMON_NAME_INVALID',
    'ERR_CERTIFICATE_TRANSPARENCY_REQUIRED',
    'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
    'ERR_TLS13_DOWNGRADE_DETECTED',
    'ERR_ECH_NOT_NEGOTIATED',
  ],
  serverFault: [
    'ERR_EMPTY_RESPONSE',
    'ERR_CONTENT_LENGTH_MISMATCH',
    'ERR_INCOMPLETE_CHUNKED_ENCODING',
    'ERR_CONTENT_DECODING_FAILED',
    'ERR_INVALID_HTTP_RESPONSE',
    'ERR_INVALID_CHUNKED_ENCODING',
    'ERR_RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH',
    'ERR_RESPONSE_HEADERS_TOO_BIG',
    'ERR_BLOCKED_BY_CLIENT',
    // From the list:
    'ERR_HTTP2_PROTOCOL_ERROR',
    'ERR_QUIC_PROTOCOL_ERROR',
  ],
  proxy: [
    'ERR_UNEXPECTED_PROXY_AUTH',
    // From the list:
    'ERR_PROXY_CONNECTION_FAILED',
    'ERR_PROXY_CERTIFICATE_INVALID',
    'ERR_TUNNEL_CONNECTION_FAILED',
    'ERR_SOCKS_CONNECTION_FAILED',
    'ERR_PAC_SCRIPT_FAILED',
    'ERR_MANDATORY_PROXY_CONFIGURATION_FAILED',
    'ERR_HTTPS_PROXY_TUNNEL_RESPONSE_REDIRECT',
  ],
  timeout: ['ERR_CONNECTION_TIMED_OUT', 'ERR_TIMED_OUT'],
} as const;
const CASES = Object.entries(RECORDED).flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const));

/** As ky 2 wraps some of what fetch throws. Its message holds the address. */
const wrapped = (address: string, cause: unknown) =>
  new Error(`Request failed due to a network error: POST ${address}`, { cause });

describe('the errors of Chromium', () => {
  it.each(CASES)('takes %s for %s', (code, kind) => {
    expect(networkFailure(new Error(`net::${code}`))).toEqual({ kind, netError: `net::${code}` });
  });

  it.each(CASES)('finds %s below a wrapping error', (code, kind) => {
    const error = wrapped('https://practice.example.com/', new Error(`net::${code}`));
    expect(networkFailure(error)).toEqual({ kind, netError: `net::${code}` });
  });

  it('takes a name that no one knows for that, and not for a dead service', () => {
    const netError = 'net::ERR_NAME_NOT_RESOLVED';
    const failure = { kind: 'offline', reason: 'unknownHost', netError };
    expect(networkFailure(new Error(netError))).toEqual(failure);
  });

  it.each(['ERR_NETWORK_IO_SUSPENDED', 'ERR_NETWORK_CHANGED'])('takes %s for our own doing', (code) => {
    const netError = `net::${code}`;
    expect(networkFailure(new Error(netError))).toEqual({ kind: 'offline', isCutOff: true, netError });
  });

  it.each([
    'ERR_SSL_CLIENT_AUTH_CERT_NEEDED',
    'ERR_BAD_SSL_CLIENT_AUTH_CERT',
    'ERR_SSL_CLIENT_AUTH_NO_COMMON_ALGORITHMS',
  ])('takes %s for a service that wants a certificate of ours, not for a bad one of its own', (code) => {
    const netError = `net::${code}`;
    const failure = { kind: 'insecure', reason: 'clientCertificate', netError };
    expect(networkFailure(new Error(netError))).toEqual(failure);
  });

  it.each(['ERR_TOO_MANY_REDIRECTS', 'ERR_INVALID_REDIRECT', 'ERR_UNSAFE_REDIRECT'])(
    'takes %s for a redirect',
    (code) => {
      const netError = `net::${code}`;
      const failure = { kind: 'misconfigured', reason: 'redirected', netError };
      expect(networkFailure(new Error(netError))).toEqual(failure);
    },
  );

  it.each(['ERR_UNSAFE_PORT', 'ERR_INVALID_URL', 'ERR_DISALLOWED_URL_SCHEME', 'ERR_UNKNOWN_URL_SCHEME'])(
    'takes %s for a wrong address, not for a dead network',
    (code) => {
      const netError = `net::${code}`;
      expect(networkFailure(new Error(netError))).toMatchObject({
        kind: 'misconfigured',
        reason: 'notFound',
      });
    },
  );
});

describe('a redirect that was refused', () => {
  it.each([
    ['Electron', new Error("Attempted to redirect, but redirect policy was 'error'")],
    ['Node', new TypeError('fetch failed', { cause: new Error('unexpected redirect') })],
  ])('is known from the words of %s', (_, error) => {
    expect(networkFailure(error)).toEqual({ kind: 'misconfigured', reason: 'redirected' });
  });
});

describe('everything else', () => {
  it.each([
    'https://redirect.example.com/unexpected-redirect',
    'https://example.com/net::ERR_CERT_DATE_INVALID',
    'https://example.com/ERR_PROXY_CONNECTION_FAILED',
  ])('does not read the address %s as a cause', (address) => {
    const cause = new Error(`getaddrinfo ENOTFOUND ${address}`);
    expect(networkFailure(wrapped(address, cause))).toEqual({ kind: 'offline' });
  });

  it('is offline for an error of Node', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
    expect(networkFailure(new TypeError('fetch failed', { cause }))).toEqual({ kind: 'offline' });
  });

  it('is offline for an error that is its own cause', () => {
    const error = new Error('practice');
    error.cause = error;
    expect(networkFailure(error)).toEqual({ kind: 'offline' });
  });

  it('is offline for whatever else may be thrown', () => {
    fc.assert(fc.property(fc.anything(), (thrown) => networkFailure(thrown).kind === 'offline'));
  });
});
