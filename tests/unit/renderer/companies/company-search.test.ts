import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompanyView } from '../../../../app/shared/contract/companies.ts';
import { bestFirst, fitOfCompany } from '../../../../renderer/companies/company-search.ts';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { query } from '../../../support/snapshot/search-words.ts';

const isFound = (view: CompanyView, typed: string) => fitOfCompany(view, query(typed)) !== undefined;
const found = (companies: readonly CompanyView[], typed: string) =>
  bestFirst(companies, query(typed)).map(({ label }) => label);

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
    'soehne',
    '&&',
    'acme.example',
    'practice',
    'ubung',
    'ltd tenant',
    'tenant ltd',
    'prod',
    'abl',
    'söhne prod practice',
  ])('for "%s" finds it by name, initials, environment, address or account, in any order', (search) => {
    expect(isFound(soehne, search)).toBe(true);
  });

  it.each(['globex', 'ltd globex', '.*', '%', 'ltdtenant', 'offline'])('for "%s" does not', (search) => {
    expect(isFound(soehne, search)).toBe(false);
  });

  it('never runs two fields together', () => {
    expect(isFound(company({ label: 'one', address: 'https://two.example' }), 'onehttps')).toBe(false);
  });
});

describe('a state', () => {
  const well = company({ label: 'Well', validity: { kind: 'unknown', sinceMs: 1 } });
  const needy = company({ label: 'Needy', status: 'needsSignIn', statusText: 'Sign in again' });
  const out = company({ label: 'Out', status: 'signedOut', statusText: 'Signed out' });
  const gone = company({ label: 'Gone', status: 'expired', offline: true, statusText: 'Offline, expired' });
  const slow = company({ ...well, label: 'Slow', status: 'retrying', offline: true, statusText: 'Offline' });
  const star = company({ ...well, label: 'Star', favourite: true, practice: true });
  const all = [well, needy, out, gone, slow, star];

  it.each([
    ['sign in', ['Needy', 'Out']],
    ['needs you', ['Needy']],
    ['offline', ['Gone', 'Slow']],
    ['unreach', ['Gone', 'Slow']],
    ['ready', ['Well', 'Star']],
    ['favorite', ['Star']],
    ['practice star', ['Star']],
    ['signed', ['Out']],
    ['slow off', ['Slow']],
  ])('"%s" finds %j', (typed, labels) => {
    expect(found(all, typed)).toEqual(labels);
  });

  it('is found by the beginnings of its words alone, and comes after every name', () => {
    expect(found(all, 'each')).toEqual([]);
    expect(found([gone, company({ label: 'Offline Media' })], 'offline')).toEqual(['Offline Media', 'Gone']);
  });
});

describe('the order', () => {
  it('is: the beginning of the name, of a word in it, initials, inside, environment, user, host', () => {
    const at = (label: string, fields: Partial<CompanyView> = {}) =>
      company({ label, address: 'https://x.example', account: {}, ...fields });
    const companies = [
      at('By host', { address: 'https://gnu.example' }),
      at('By user', { account: { username: 'gnu' } }),
      at('By environment', { environment: { kind: 'other', name: 'Gnu' } }),
      at('Agnus'),
      at('Global Nuts United'),
      at('The Gnu'),
      at('Gnu & Sons'),
    ];
    expect(found(companies, 'gnu')).toEqual([
      ...['Gnu & Sons', 'The Gnu', 'Global Nuts United', 'Agnus'],
      ...['By environment', 'By user', 'By host'],
    ]);
  });

  it('of those that fit as well is the one that they came in', () => {
    const companies = ['Acme B', 'Acme A', 'Acme C'].map((label) => company({ label }));
    expect(found(companies, 'acme')).toEqual(['Acme B', 'Acme A', 'Acme C']);
    expect(found(companies, '')).toEqual(['Acme B', 'Acme A', 'Acme C']);
  });
});

/** Names as customers have them, all different. */
const thousand = Array.from({ length: 1_000 }, (_, at) => {
  const sort = ['Bäckerei', 'Maßwerk', 'Łódź Metals', 'International Consolidated', 'कंपनी'][at % 5] ?? '';
  const label = `${sort} ${String(at).padStart(3, '0')} (${at % 2 ? 'Test' : 'Production'})`;
  const account = { username: `user${at}`, company_name: label };
  return company({ id: `c${at}`, label, address: `https://host${at % 50}.example/tenant/${at}`, account });
});

describe('among a thousand companies', () => {
  const anyOf = fc.constantFrom(...thousand);

  it('each is found by its words in any order, any case, without accents, and cut short', () => {
    fc.assert(
      fc.property(anyOf, fc.infiniteStream(fc.nat(9)), (wanted, numbers) => {
        const words = wanted.label.split(/\s+/).map((word) => {
          const [cut = 0, shout = 0] = numbers.take(2);
          const bare = word.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
          const short = bare.slice(0, Math.max(2, bare.length - cut));
          return shout > 4 ? short.toUpperCase() : short;
        });
        expect(isFound(wanted, words.toReversed().join('  '))).toBe(true);
      }),
    );
  });

  it('more words never find more', () => {
    const words = fc.constantFrom('ba', 'met', '07', 'user1', 'prod', 'host4', 'ic', 'zzz', 'ready');
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 3 }), words, (some, another) => {
        const few = new Set(found(thousand, some.join(' ')));
        expect(found(thousand, [...some, another].join(' ')).every((label) => few.has(label))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('whatever is typed, what it shows is a part of the list, each company once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (typed) => {
        const shown = bestFirst(thousand, query(typed));
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.every((each) => thousand.includes(each))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('three letters and a number lead to one company, first in the list', () => {
    expect(found(thousand, 'int 483')[0]).toBe('International Consolidated 483 (Test)');
    expect(found(thousand, 'ic48')[0]).toMatch(/^International Consolidated 48/);
  });
});
