import { describe, expect, it } from 'vitest';
import { practiceArguments } from '../../../app/practice/practice-arguments.ts';

const DEFAULTS = {
  kind: 'start',
  port: 8700,
  settings: { accessTtlS: 900, refreshTtlS: 86_400, generateTokenTtlS: 3_600, headersRequired: false },
  canRevoke: false,
};

it('have the documented lifetimes as defaults', () => {
  expect(practiceArguments([])).toEqual(DEFAULTS);
});

it('are read', () => {
  const lifetimes = ['--access-ttl=5', '--refresh-ttl', '9', '--generate-token-ttl', '120'];
  expect(practiceArguments(['--port', '0', ...lifetimes, '--require-headers', '--revoke'])).toEqual({
    kind: 'start',
    port: 0,
    settings: { accessTtlS: 5, refreshTtlS: 9, generateTokenTtlS: 120, headersRequired: true },
    canRevoke: true,
  });
});

it.each([
  [['--tls'], {}],
  [['--tls-authority', 'ca.pem'], { authorityFile: 'ca.pem' }],
  [['--tls', '--tls-fault', 'expired'], { fault: 'expired' }],
  [['--tls-fault', 'self-signed'], { fault: 'self-signed' }],
])('ask for a certificate: %j', (args, tls) => {
  expect(practiceArguments(args)).toEqual({ ...DEFAULTS, tls });
});

it.each([['--help'], ['-h'], ['--help', '--port', 'x']])('give help for %s', (...args) => {
  expect(practiceArguments(args)).toEqual({ kind: 'help' });
});

describe('are refused in words', () => {
  it.each([
    [['--port', '65536'], '--port must be a whole number from 0 to 65535, but it is "65536".'],
    [['--port', 'x'], '--port must be a whole number'],
    [['--access-ttl', '0'], '--access-ttl must be a whole number from 1'],
    [['--refresh-ttl', '1.5'], '--refresh-ttl must be a whole number'],
    [['--generate-token-ttl', '119'], '--generate-token-ttl must be a whole number from 120 to 3600'],
    [['--generate-token-ttl', '3601'], '--generate-token-ttl must be a whole number from 120 to 3600'],
    [
      ['--tls-fault', 'revoked'],
      '--tls-fault must be one of self-signed, expired, not-yet-valid, wrong-name',
    ],
    [['--tls-fault', 'self-signed', '--tls-authority', 'a'], '--tls-fault self-signed has no authority'],
    [['--tls-authority', ''], '--tls-authority needs the name of a file'],
    [['--access-ttl'], '--access-ttl'],
    [['--acces-ttl', '5'], '--acces-ttl'],
    [['start'], 'start'],
  ])('%j', (args, words) => {
    expect(practiceArguments(args)).toEqual({ kind: 'invalid', message: expect.stringContaining(words) });
  });
});
