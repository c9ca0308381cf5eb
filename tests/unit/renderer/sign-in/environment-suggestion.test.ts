import { describe, expect, it } from 'vitest';
import { environmentSuggestion } from '../../../../renderer/sign-in/environment-suggestion.ts';

const suggested = (label: string, host?: string, environment?: 'test' | 'production' | { name: string }) =>
  environmentSuggestion({ label, ...(environment && { environment }) }, host);

describe('what a name or a host suggests', () => {
  it.each([
    ['ACME (Production)', undefined, 'production', 'Production'],
    ['ACME Producción', undefined, 'production', 'Producción'],
    ['ACME', 'prod.acme.example.com', 'production', 'prod'],
    ['ACME', 'acme-prod-2.example.com', 'production', 'prod'],
    ['ACME', 'api-test.acme.example.com', 'test', 'test'],
    ['ACME UAT', undefined, 'test', 'UAT'],
    ['ACME', 'stg1.acme.example.com', 'staging', 'stg'],
    ['Preprod', undefined, 'staging', 'Preprod'],
    ['ACME prod', 'prod.acme.example.com', 'production', 'prod'],
  ] as const)('of %s at %s', (label, host, kind, word) => {
    expect(suggested(label, host)).toEqual({ kind, word });
  });

  it.each([
    ['ACME', undefined],
    ['ACME', 'acme.example.com'],
    // Parts of words mean something else.
    ['Product Testimonials', 'products.latest.example.com'],
    ['ACME pre-prod', undefined],
    ['ACME', 'non-prod.acme.example.com'],
    ['ACME test', 'prod.acme.example.com'],
  ])('nothing, of %s at %s', (label, host) => {
    expect(suggested(label, host)).toBeUndefined();
  });
});

describe('a choice', () => {
  it.each(['production', { name: 'Live EU' }] as const)(
    'of %j is left alone where it fits',
    (environment) => {
      expect(suggested('ACME (Production)', undefined, environment)).toBeUndefined();
    },
  );

  it('that a word contradicts is asked about, production above all', () => {
    expect(suggested('ACME', 'prod.acme.example.com', 'test')?.kind).toBe('production');
    expect(suggested('ACME test', undefined, 'production')?.kind).toBe('test');
    expect(suggested('ACME staging', undefined, 'test')).toBeUndefined();
  });
});
