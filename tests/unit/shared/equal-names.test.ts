import { describe, expect, it } from 'vitest';
import { nameDifferences, nameKey, userAtHost } from '../../../app/shared/equal-names.ts';
import { company } from '../../support/snapshot/company-view-sample.ts';

const named = (id: string, label: string, account: Record<string, string>, host = 'eu.example.com') =>
  company({ id, label, account, address: `https://${host}/` });

describe('two names', () => {
  it.each([
    ['ACME', 'acme', true],
    ['ACME', ' ACME  ', true],
    ['Söhne', 'So\u0308hne', true],
    ['ACME', 'AC\u200bME', true],
    ['A B', 'A  B', true],
    ['ACME', 'ACME 2', false],
    ['ACME', 'ACMÉ', false],
  ])('%s and %s are equal: %s', (one, other, areEqual) => {
    expect(nameKey(one) === nameKey(other)).toBe(areEqual);
  });
});

describe('companies of one name', () => {
  const differences = (...companies: ReturnType<typeof named>[]) =>
    Object.fromEntries(nameDifferences(companies));

  it('are told apart by their users, if these differ', () => {
    expect(
      differences(
        named('a', 'ACME', { username: 'anna' }),
        named('b', 'acme', { user_id: '26' }, 'us.example.com'),
      ),
    ).toEqual({ a: 'anna', b: '26' });
  });

  it('are told apart by their hosts, if they have one user or none', () => {
    const user = { username: 'anna', company_name: 'ACME' };
    const [eu, us] = [named('a', 'ACME', user), named('b', 'ACME', user, 'us.example.com:8443')];
    expect(differences(eu, us)).toEqual({ a: 'eu.example.com', b: 'us.example.com:8443' });
    expect(differences({ ...eu, account: {} }, us)).toEqual({
      a: 'eu.example.com',
      b: 'us.example.com:8443',
    });
  });

  it('are told apart by both, if neither alone does', () => {
    const [anna, ben] = [{ username: 'anna' }, { username: 'ben' }];
    const three = [
      named('a', 'ACME', anna),
      named('b', 'ACME', ben),
      named('c', 'ACME', anna, 'us.example.com'),
    ];
    expect(differences(...three)).toEqual({
      a: 'anna, eu.example.com',
      b: 'ben, eu.example.com',
      c: 'anna, us.example.com',
    });
  });

  it('that are the same account say so twice', () => {
    const same = [named('a', 'ACME', { client_id: 'app' }), named('b', 'ACME', { client_id: 'app' })];
    expect(differences(...same)).toEqual({ a: 'app, eu.example.com', b: 'app, eu.example.com' });
  });

  it('are not made of companies that share theirs with no other', () => {
    expect(differences(named('a', 'ACME', {}), named('b', 'Globex', {}))).toEqual({});
  });
});

it('an address that is none is shown as it is', () => {
  expect(userAtHost({ ...named('a', 'ACME', {}), address: 'not an address' })).toBe('not an address');
});
