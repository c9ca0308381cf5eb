// What was deleted keeps its secrets in memory for "Undo", and no longer.
import { queryObjects } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { DeletedCompanies } from '../../../app/commands/deleted-companies.ts';
import { UNDO_MS } from '../../../app/shared/contract/companies.ts';
import { Session } from '../../../app/tokens/session.ts';
import { passwordDraft } from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';
import { settle } from '../../support/core/manual-clock.ts';
import { acme, PASSWORD, signedIn } from '../tokens/session-under-test.ts';

/** A company with a stored password, deleted a moment ago. */
async function deleted() {
  const test = await signedIn({ storePassword: true });
  const { session, clock, vault } = test;
  const companies = new DeletedCompanies({ clock, vault });
  session.dispose();
  companies.hold({ company: acme, session, index: 0 });
  return { test, session, clock, companies };
}

/** What the session would put into the vault if it were kept, and what the vault has of it. */
async function secrets({ test, session }: Awaited<ReturnType<typeof deleted>>) {
  const inVault = test.stored();
  await session.store();
  const inMemory = test.stored();
  return { inVault, inMemory };
}

/** How many are in memory, the garbage collected. */
const sessionsInMemory = () => queryObjects(Session, { format: 'count' });

describe('the session of a deleted company', () => {
  it('is in memory no more soon after "Undo" is over, though it was copied and deleted amid a renewal', async () => {
    const { bench, service, add } = await startCore();
    await add(passwordDraft({ label: 'Kept', account: { company_name: 'Kept', username: 'practice' } }));
    const before = sessionsInMemory();
    const id = await add(passwordDraft());
    await bench.copied(id);
    const arrived = service.hold();
    const renewing = bench.call('renew', { companyId: id });
    const release = await arrived;
    await bench.call('deleteCompany', { companyId: id });
    release();
    await renewing;
    // The scheduler looks at all sessions once a minute, and knows only those after that.
    await bench.clock.advance(UNDO_MS + 61_000);
    await bench.settle();
    expect(sessionsInMemory()).toBe(before);
  });
});

describe('the secrets of a deleted company', () => {
  it('are there for "Undo"', async () => {
    const was = await deleted();
    await was.clock.advance(UNDO_MS - 1);
    expect(was.companies.release('acme')?.session).toBe(was.session);
    await was.clock.advance(1);
    expect(await secrets(was)).toMatchObject({ inVault: { typed: PASSWORD }, inMemory: { typed: PASSWORD } });
    was.session.resume();
    expect(await was.test.copy()).toEqual(['fresh', 'practice-first']);
  });

  it.each([
    ['when that is over', ({ clock }: Awaited<ReturnType<typeof deleted>>) => clock.advance(UNDO_MS)],
    ['when the app quits', ({ companies }: Awaited<ReturnType<typeof deleted>>) => companies.forgetAll()],
  ])('are gone from memory and vault %s', async (_when, end) => {
    const was = await deleted();
    await end(was);
    await settle();
    expect(was.session.view.token).toBeUndefined();
    const { inVault, inMemory } = await secrets(was);
    expect(inVault).toBeUndefined();
    expect([inMemory?.token, inMemory?.typed]).toEqual([undefined, undefined]);
    expect(was.companies.release('acme')).toBeUndefined();
  });

  it('are removed from the vault where no session was made of them', async () => {
    const { test, clock } = await deleted();
    const companies = new DeletedCompanies({ clock, vault: test.vault });
    companies.hold({ company: acme, session: undefined, index: 0 });
    await companies.forgetAll();
    expect(test.stored()).toBeUndefined();
  });
});
