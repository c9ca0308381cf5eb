import { expect, it } from 'vitest';
import { realHost } from '../../../../renderer/sign-in/real-host.ts';

it.each([
  ['https://ex\u0430mple.com/', 'xn--exmple-4nf.com'],
  ['ex\u0430mple.com', 'xn--exmple-4nf.com'],
  ['  HTTPS://\u0430\u0440\u0440\u04cf\u0435.com/path', 'xn--80ak6aa92e.com'],
  ['https://s\u00f6hne.example', 'xn--shne-5qa.example'],
  ['https://\uff45xample.com', 'example.com'],
  ['https://host\u3002example/', 'host.example'],
])('%s leads to %s', (typed, host) => expect(realHost(typed)).toBe(host));

it.each(
  [
    ['', 'https://example.com/', 'Example.COM:8443/token', 'https://host.example/S\u00f6hne', '\u0430 b'],
    ['https://', 'our KlearStack', 'https://xn--exmple-4nf.com/', 'https://[::1'],
  ].flat(),
)('%s reads as it is, or is no address', (typed) => expect(realHost(typed)).toBeUndefined());
