import { describe, expect, it } from 'vitest';
import { matchesSearch } from '../../../../renderer/companies/company-search.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';

const soehne = company({
  label: 'A & B "Ltd" && Söhne',
  address: 'https://login.acme.example/tenant',
  account: { username: 'Practice', company_name: 'Übung GmbH' },
  environment: { kind: 'production', name: 'Production' },
});

describe('a search', () => {
  it.each([
    '',
    '  ',
    'söhne',
    'SOHNE',
    'so\u0308hne',
    '&&',
    'acme.example',
    'practice',
    'ubung',
    'ltd tenant',
    'prod',
  ])('for "%s" finds it by name, environment, address or account', (search) => {
    expect(matchesSearch(soehne, search)).toBe(true);
  });

  it.each(['globex', 'ltd globex', '.*', '%', 'ltdtenant'])('for "%s" does not', (search) => {
    expect(matchesSearch(soehne, search)).toBe(false);
  });

  it('tells the vowel signs of other scripts apart', () => {
    const hindi = company({ label: 'परीक्षण कंपनी' });
    expect([matchesSearch(hindi, 'कंपनी'), matchesSearch(hindi, 'कंपना')]).toEqual([true, false]);
  });

  it('never runs two fields together', () => {
    expect(matchesSearch(company({ label: 'one', address: 'https://two.example' }), 'onehttps')).toBe(false);
  });
});
