import { describe, expect, it } from 'vitest';
import { mayAdd } from '../../../app/shared/allowed-services.ts';

const at = (address: string, providerId = 'generate-token') => ({ providerId, address });

describe('a service may be added', () => {
  it.each([
    ['acme.example', 'https://acme.example/token', true],
    ['acme.example', 'https://acme.example:8443/token', true],
    ['acme.example', 'https://west.acme.example/', false],
    ['acme.example', 'https://acme.example.evil.example/', false],
    ['acme.example:8443', 'https://acme.example:8443/', true],
    ['acme.example:443', 'https://acme.example/', true],
    ['acme.example:8443', 'https://acme.example/', false],
    ['*.acme.example', 'https://west.acme.example/', true],
    ['*.acme.example', 'https://a.b.acme.example/', true],
    ['*.acme.example', 'https://acme.example/', false],
    ['*.acme.example', 'https://notacme.example/', false],
    ['*.acme.example:8443', 'https://west.acme.example:8443/', true],
    ['ACME.example', 'https://acme.example/', true],
    ['münchen.example', 'https://xn--mnchen-3ya.example/', true],
    ['localhost:80', 'http://localhost/', true],
    ['[::1]', 'http://[::1]:8080/', true],
    ['acme .example', 'https://acme.example/', false],
  ])('by %s: %s %s', (pattern, address, isAllowed) => {
    expect(mayAdd({ hosts: [pattern] }, at(address))).toBe(isAllowed);
  });

  it('where nothing is limited, or the way to sign in is allowed too', () => {
    const service = at('https://acme.example/');
    expect(mayAdd(undefined, service)).toBe(true);
    expect(mayAdd({}, service)).toBe(true);
    expect(mayAdd({ providers: ['generate-token'] }, service)).toBe(true);
    expect(mayAdd({ providers: ['klearstack-password'], hosts: ['acme.example'] }, service)).toBe(false);
    expect(mayAdd({ hosts: [] }, service)).toBe(false);
  });
});
