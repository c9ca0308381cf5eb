import { describe, expect, it } from 'vitest';
import { accountKey, isSameAccount, needsNoSecret } from '../../../app/shared/account.ts';

const ACME = {
  providerId: 'klearstack-password',
  address: 'https://acme.example.com/',
  account: { company_name: 'ACME', username: 'operator' },
};

describe('the account that a company signs in to', () => {
  it('is the same whatever the order of its fields, and whatever else differs', () => {
    const other = {
      ...ACME,
      label: 'ACME Europe',
      account: { username: 'operator', company_name: 'ACME' },
    };
    expect(isSameAccount(ACME, other)).toBe(true);
    expect(accountKey(ACME)).toBe(accountKey(other));
  });

  it.each([
    ['way to sign in', { providerId: 'klearstack-user-id' }],
    ['address', { address: 'https://globex.example.com/' }],
    ['field', { account: { company_name: 'ACME', username: 'someone-else' } }],
    ['set of fields', { account: { company_name: 'ACME' } }],
  ])('is another one with another %s', (_what, changed) => {
    expect(isSameAccount(ACME, { ...ACME, ...changed })).toBe(false);
  });
});

describe('a way to sign in', () => {
  it.each([
    { takes: 'a password', fields: [{ secret: false }, { secret: true }], isOpen: false },
    { takes: 'a user ID alone', fields: [{ secret: false }], isOpen: true },
  ])('that takes $takes needs no secret: $isOpen', ({ fields, isOpen }) => {
    expect(needsNoSecret({ fields })).toBe(isOpen);
  });
});
