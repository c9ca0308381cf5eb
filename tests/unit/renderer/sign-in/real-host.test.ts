import { expect, it } from 'vitest';
import { readServiceAddress } from '../../../../app/providers/service-address.ts';
import { isAsTyped, realHost } from '../../../../renderer/sign-in/real-host.ts';

function understood(typed: string): string {
  const reading = readServiceAddress(typed);
  return reading.kind === 'address' ? reading.url.href : expect.unreachable(`${typed} is no address`);
}

it.each([
  ['https://ex\u0430mple.com/', 'xn--exmple-4nf.com'],
  ['ex\u0430mple.com', 'xn--exmple-4nf.com'],
  ['  HTTPS://\u0430\u0440\u0440\u04cf\u0435.com/path', 'xn--80ak6aa92e.com'],
  ['https://s\u00f6hne.example', 'xn--shne-5qa.example'],
  ['https://\uff45xample.com', 'example.com'],
  ['https://host\u3002example/', 'host.example'],
])('%s leads to %s', (typed, host) => expect(realHost(typed, understood(typed))).toBe(host));

it.each([
  'https://example.com/',
  'Example.COM:8443/token',
  'https://host.example/S\u00f6hne',
  'https://xn--exmple-4nf.com/',
  '\u201chttps://example.com\u201d',
  '\u2068https://example.com\u2069',
])('%s has the host that it shows', (typed) => expect(realHost(typed, understood(typed))).toBeUndefined());

it.each(['https://example.com', 'https://example.com/', ' https://example.com:8443/token '])(
  '%j is understood as it was typed',
  (typed) => expect(isAsTyped(typed, understood(typed))).toBe(true),
);

it.each([
  'example.com',
  '<https://example.com>',
  '\u201chttps://example.com\u201d',
  'https://https://example.com',
])('how %s is understood is worth a word', (typed) =>
  expect(isAsTyped(typed, understood(typed))).toBe(false),
);
