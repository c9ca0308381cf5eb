import { describe, expect, it } from 'vitest';
import type { Company } from '../../../app/companies/company.ts';
import { type SyncFacts, syncCompanies } from '../../../app/managed/company-sync.ts';
import type { ManagedOffer } from '../../../app/managed/offered-companies.ts';

const ORIGIN = '/etc/tokentray/10.json';

const offer = (more: Partial<ManagedOffer['company']> = {}, open: readonly string[] = []): ManagedOffer => ({
  company: {
    label: 'ACME',
    providerId: 'klearstack-password',
    address: 'https://acme.example.com/',
    account: { company_name: 'A', username: 'practice' },
    copyFormat: 'token',
    ...more,
  },
  ...{ open, origin: ORIGIN },
});

const own = (more: Partial<Company> = {}): Company => ({
  ...offer().company,
  ...{ id: 'own', storePassword: false, practice: false, ...more },
});
const managed = (more: Partial<Company> = {}) => own({ id: 'it', managed: { origin: ORIGIN }, ...more });

function newIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `new-${count}`;
  };
}

function sync(listed: readonly Company[], offers: readonly ManagedOffer[], isUnsure = false) {
  const facts: SyncFacts = { listed, offers, isUnsure: () => isUnsure, newId: newIds() };
  const outcome = syncCompanies(facts);
  const idsOf = (companies: readonly Company[]) => companies.map(({ id }) => id);
  const { companies, added, adopted, changed, moved, removed } = outcome;
  return {
    companies,
    list: idsOf(companies),
    added: idsOf(added),
    adopted: adopted.map(({ after }) => after.id),
    changed: changed.map(({ after }) => after.id),
    moved: moved.map(({ before, after }) => [before.id, after.id]),
    removed: idsOf(removed),
  };
}

const NOTHING = { added: [], adopted: [], changed: [], moved: [], removed: [] };

describe('a company of IT’s', () => {
  it('comes, and stays the same object while nothing changes', () => {
    const first = sync([], [offer()]);
    expect(first).toMatchObject({ ...NOTHING, list: ['new-1'], added: ['new-1'] });
    const second = sync(first.companies, [offer()]);
    expect(second).toMatchObject({ ...NOTHING, list: ['new-1'] });
    expect(second.companies[0]).toBe(first.companies[0]);
  });

  it('takes over the operator’s own with the same account, and no other', () => {
    const other = own({ id: 'other', account: { company_name: 'A', username: 'someone' } });
    expect(sync([other, own()], [offer()])).toMatchObject({
      ...NOTHING,
      list: ['other', 'own'],
      adopted: ['own'],
    });
  });

  it('with an open field takes over the operator’s own, whatever was filled in there, and keeps that', () => {
    const { companies, adopted } = sync([own()], [offer({ account: { company_name: 'A' } }, ['username'])]);
    expect(adopted).toEqual(['own']);
    expect(companies).toMatchObject([
      {
        account: { company_name: 'A', username: 'practice' },
        managed: { origin: ORIGIN, open: ['username'] },
      },
    ]);
  });

  it('does not take over the practice company', () => {
    expect(sync([own({ practice: true })], [offer()])).toMatchObject({ ...NOTHING, added: ['new-1'] });
  });

  it.each([
    ['name', { label: 'ACME Ltd' }],
    ['format', { copyFormat: 'bearer' as const }],
    ['renewal', { renewalMode: 'onCopy' as const }],
  ])('changes its %s under the same id', (_what, change) => {
    expect(sync([managed()], [offer(change)])).toMatchObject({ ...NOTHING, list: ['it'], changed: ['it'] });
  });

  it.each([
    ['address', { address: 'https://other.example.com/' }],
    ['account', { account: { company_name: 'A', username: 'someone' } }],
  ])('moves to another %s under a new id, and no longer stores a password', (_what, change) => {
    const { companies, ...rest } = sync([managed({ storePassword: true })], [offer(change)]);
    expect(rest).toMatchObject({ ...NOTHING, moved: [['it', expect.stringMatching(/^new-/)]] });
    expect(companies).toMatchObject([{ storePassword: false, ...change }]);
  });

  it('is the same company under a name of the same letters, as it is for an import', () => {
    const written = managed({ label: '\uff21\uff23\uff2d\uff25' });
    const { moved } = sync([written], [offer({ address: 'https://other.example.com/' })]);
    expect(moved).toEqual([['it', 'new-1']]);
  });

  it('swaps names with another: each keeps its account, since accounts count before names', () => {
    const [a, b] = [
      managed({ id: 'a' }),
      managed({ id: 'b', label: 'B', address: 'https://b.example.com/' }),
    ];
    const swapped = [offer({ label: 'B' }), offer({ address: 'https://b.example.com/' })];
    const { companies, ...rest } = sync([a, b], swapped);
    expect(rest).toMatchObject({ ...NOTHING, list: ['a', 'b'], changed: ['a', 'b'] });
    expect(companies.map(({ label }) => label)).toEqual(['B', 'ACME']);
  });

  it('goes where it is not offered any more, and stays where its file cannot be read in full', () => {
    expect(sync([own({ address: 'https://own.example.com/' }), managed()], [])).toMatchObject({
      ...NOTHING,
      ...{ list: ['own'], removed: ['it'] },
    });
    expect(sync([managed()], [], true)).toMatchObject({ ...NOTHING, list: ['it'] });
  });
});

describe('its name', () => {
  it('gets a number beside one of the operator’s own, and keeps it', () => {
    const listed = [own({ address: 'https://own.example.com/' })];
    const { companies } = sync(listed, [offer()]);
    expect(companies.map(({ label }) => label)).toEqual(['ACME', 'ACME (2)']);
    expect(sync(companies, [offer()])).toMatchObject(NOTHING);
  });
});
