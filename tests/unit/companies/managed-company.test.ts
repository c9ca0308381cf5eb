// What the operator may change of a company that IT has set up: the last line, behind every command.
import { describe, expect, it } from 'vitest';
import type { Company } from '../../../app/companies/company.ts';
import { CompanyList } from '../../../app/companies/company-list.ts';
import { isOwnChoice, withManagedKept } from '../../../app/companies/managed-company.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';

const own: Company = {
  ...{ id: 'own', label: 'Own', providerId: 'klearstack-password', address: 'https://own.example.com/' },
  ...{ account: { company_name: 'A', username: 'practice' }, storePassword: false, copyFormat: 'token' },
  practice: false,
};
const managed: Company = {
  ...own,
  ...{ id: 'it', label: 'ACME', managed: { origin: '/etc/tokentray/10.json', open: ['username'] } },
};

describe('a list that a command has changed', () => {
  it.each<readonly [string, Partial<Company>]>([
    ['name', { label: 'Mine' }],
    ['address', { address: 'https://elsewhere.example.com/' }],
    ['account', { account: { ...managed.account, company_name: 'B' } }],
    ['format', { copyFormat: 'bearer' }],
    ['renewal', { renewalMode: 'onCopy' }],
    ['trust', { trust: {} }],
    ['mark', { managed: { origin: 'elsewhere' } }],
  ])('has what IT has set up as it was: its %s', (_what, change) => {
    expect(withManagedKept([own, managed], [own, { ...managed, ...change }])).toEqual([own, managed]);
    expect(isOwnChoice(managed, { ...managed, ...change })).toBe(false);
  });

  it('has it still where it was taken out, and without its mark it is no one else’s', () => {
    const { managed: _mark, ...unmarked } = managed;
    expect(withManagedKept([managed, own], [own])).toEqual([managed, own]);
    expect(withManagedKept([own, managed], [own, unmarked])).toEqual([own, managed]);
    expect(withManagedKept([own], [own, { ...managed, id: 'copy' }])).toEqual([
      own,
      { ...unmarked, id: 'copy' },
    ]);
  });

  it('has what is the operator’s: the order, the stored password, what IT left open', () => {
    const chosen = { ...managed, storePassword: true, account: { company_name: 'A', username: 'other' } };
    expect(withManagedKept([own, managed], [chosen, own])).toEqual([chosen, own]);
    expect(isOwnChoice(managed, chosen)).toBe(true);
  });
});

it('is what the list itself keeps to, for whatever changes it', async () => {
  const list = new CompanyList({
    clock: new ManualClock(),
    document: {
      load: async () => ({ value: { companies: [own, managed] }, source: 'current', faults: [] }),
      save: async () => ({ outcome: 'saved' }),
    },
    onSaved: () => undefined,
  });
  await list.load();
  await list.update({ ...managed, address: 'https://elsewhere.example.com/' });
  await list.remove('it');
  await list.replaceAll([]);
  expect(list.all()).toEqual([managed]);
  await list.govern([]);
  expect(list.all()).toEqual([]);
});
