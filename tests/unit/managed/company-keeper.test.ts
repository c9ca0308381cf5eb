// What IT takes away or moves is gone at once, from memory too.
import { expect, it } from 'vitest';
import type { Company } from '../../../app/companies/company.ts';
import { CompanyList } from '../../../app/companies/company-list.ts';
import { CompanyKeeper } from '../../../app/managed/company-keeper.ts';
import { DEFAULT_SETTINGS } from '../../../app/settings/settings-schema.ts';
import { SettingsStore } from '../../../app/settings/settings-store.ts';
import { SchedulerUnderTest } from '../tokens/scheduler-under-test.ts';

const unsaved = <Value>(value: Value) => ({
  document: {
    load: async () => ({ value, source: 'fresh', faults: [] }) as const,
    save: async () => ({ outcome: 'saved' }) as const,
  },
  onSaved: () => undefined,
});

/** Companies of IT's, signed in. */
async function keeping(...ids: readonly string[]) {
  const test = new SchedulerUnderTest();
  const { clock, sessions, vault } = test;
  const signedIn = await Promise.all(ids.map((id) => test.addSignedIn(id)));
  const listed = signedIn.map(({ session }): Company => ({ ...session.company, managed: { origin: 'it' } }));
  const companies = new CompanyList({ clock, ...unsaved({ companies: [] }) });
  await companies.govern(listed);
  const settings = new SettingsStore({ clock, ...unsaved(DEFAULT_SETTINGS) });
  const keeper = new CompanyKeeper({ companies, sessions, vault, settings, newId: () => 'moved' });
  return { keeper, listed, vault, sessions, sessionOf: sessions.all() };
}

it('forgets the tokens of what IT has taken away, and of what it has moved to another address', async () => {
  const { keeper, listed, vault, sessions, sessionOf } = await keeping('gone', 'elsewhere', 'kept');
  const [, elsewhere, kept] = listed;
  if (!elsewhere || !kept) throw new Error('three were added');
  const moved = { ...elsewhere, address: 'https://other.example.com/' };
  const offers = [moved, kept].map((company) => ({ company, open: [], origin: 'it' }));
  const { saved } = keeper.keep({ offers, isUnsure: () => false }, { withSessions: true });
  await saved;
  expect(sessionOf.map(({ view }) => view.token !== undefined)).toEqual([false, false, true]);
  expect([...vault.texts.keys()]).toEqual(['kept']);
  expect(sessions.all().map(({ company }) => company.id)).toEqual(['kept', 'moved']);
});
