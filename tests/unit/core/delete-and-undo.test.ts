import { describe, expect, it } from 'vitest';
import { UNDO_DELETE_MS } from '../../../app/contract.ts';
import { passwordDraft, signInAndSave, userIdDraft } from '../../support/company-inputs.ts';
import { startCore } from './core-under-test.ts';

describe('a deleted company', () => {
  it('comes back within the time, where it was, with its token', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    await add(userIdDraft());
    const token = await bench.copied(id);
    await bench.call('deleteCompany', { companyId: id });
    expect(bench.labels()).toEqual(['Globex']);
    await bench.clock.advance(UNDO_DELETE_MS - 1);
    expect(await bench.call('restoreCompany', { companyId: id })).toEqual({ restored: true });
    expect(bench.labels()).toEqual(['ACME', 'Globex']);
    expect([await bench.copied(id), service.requests.length]).toEqual([token, 2]);
    await bench.clock.advance(UNDO_DELETE_MS);
    expect(bench.stored()).toContain(id);
  });

  it('goes on being renewed after it came back', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    await bench.call('deleteCompany', { companyId: id });
    await bench.call('restoreCompany', { companyId: id });
    await bench.clock.advance(11 * 60_000);
    expect(service.requests.map(({ endpoint }) => endpoint)).toEqual([
      'get_access_token',
      'getaccesstokenfromrefreshtoken',
    ]);
  });

  it('loses its secrets when the time is over, and cannot come back', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    await bench.call('deleteCompany', { companyId: id });
    await bench.clock.advance(UNDO_DELETE_MS);
    expect(bench.stored()).toEqual([]);
    expect(await bench.call('restoreCompany', { companyId: id })).toEqual({ restored: false });
    expect(bench.labels()).toEqual([]);
  });

  it('loses its secrets when the app quits', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    await bench.call('deleteCompany', { companyId: id });
    await bench.core.finish();
    expect(bench.stored()).toEqual([]);
  });

  it('loses its secrets at the next start when the app was killed meanwhile', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    const kept = await add(userIdDraft());
    await bench.call('deleteCompany', { companyId: id });
    expect(bench.stored()).toContain(id);
    await bench.start();
    expect([bench.stored(), bench.labels()]).toEqual([[kept], ['Globex']]);
  });

  it('asks nothing and shows nothing of a refresh that was under way', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    const arrived = service.hold();
    const refreshed = bench.call('refresh', { companyId: id });
    const release = await arrived;
    await bench.call('deleteCompany', { companyId: id });
    release();
    expect(await refreshed).toMatchObject({ outcome: 'notRenewed' });
    await bench.clock.advance(UNDO_DELETE_MS);
    expect([bench.stored(), bench.labels()]).toEqual([[], []]);
    await bench.clock.advance(3_600_000);
    expect(service.requests.length).toBe(2);
  });

  it('keeps the former account when it was deleted during a sign-in to another and comes back', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    const token = await bench.copied(id);
    const arrived = service.hold();
    const elsewhere = passwordDraft({ address: 'https://other.example.com' });
    const saved = bench.call('saveCompany', signInAndSave(elsewhere, { companyId: id }));
    const release = await arrived;
    await bench.call('deleteCompany', { companyId: id });
    release();
    await saved;
    await bench.call('restoreCompany', { companyId: id });
    expect(bench.company('ACME').address).toBe('https://acme.example.com/');
    expect(await bench.copied(id)).toBe(token);
    await bench.start();
    await bench.until(() => bench.company('ACME').status === 'ready');
    expect(service.hostOf(await bench.copied(id))).toBe('acme.example.com');
  });

  it('stays deleted when it was deleted during a sign-in to another', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    const arrived = service.hold();
    const elsewhere = passwordDraft({ address: 'https://other.example.com' });
    const saved = bench.call('saveCompany', signInAndSave(elsewhere, { companyId: id }));
    const release = await arrived;
    await bench.call('deleteCompany', { companyId: id });
    release();
    await saved;
    await bench.clock.advance(UNDO_DELETE_MS);
    expect([bench.stored(), bench.labels()]).toEqual([[], []]);
  });
});

describe('signing out', () => {
  it('during a refresh leaves nothing behind', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    const arrived = service.hold();
    const refreshed = bench.call('refresh', { companyId: id });
    const release = await arrived;
    await bench.call('signOut', { companyId: id });
    release();
    expect(await refreshed).toMatchObject({ outcome: 'notRenewed', problem: { wayOut: 'signIn' } });
    expect([bench.stored(), bench.company('ACME').status]).toEqual([[], 'signedOut']);
    expect(await bench.call('copyToken', { companyId: id, format: null })).toMatchObject({
      outcome: 'nothing',
    });
    expect(bench.clipboard.text).toBe('');
  });
});

describe('copying', () => {
  it('during a refresh of a token near its end waits for the new one', async () => {
    const { bench, service, add } = await startCore();
    service.lifetimeS = 60;
    const id = await add(passwordDraft());
    bench.clock.sleep(40_000);
    const arrived = service.hold();
    const refreshed = bench.call('refresh', { companyId: id });
    const release = await arrived;
    const copied = bench.copied(id);
    await bench.settle();
    expect(bench.clipboard.text).toBe('');
    release();
    const token = await copied;
    expect(await refreshed).toMatchObject({ outcome: 'renewed' });
    expect([service.livesForMs(token), service.requests.length]).toEqual([60_000, 2]);
  });

  it('says in a notification what it could not do, and shows the way out', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    service.moods.set('acme.example.com', 'refusing everybody');
    bench.clock.sleep(3_600_000);
    await bench.core.copyTeller.copy(id);
    const said = bench.notifications.at(-1);
    expect(said?.title).toBe('ACME: nothing copied');
    said?.onClick?.();
    expect(bench.shown).toEqual([{ screen: 'signIn', companyId: id }]);
  });

  it('says that the clipboard was refused', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    bench.clipboard.refuses = true;
    await bench.core.copyTeller.copy(id);
    expect(bench.notifications.at(-1)?.body).toMatch(/^The clipboard could not be used/);
  });

  it('of a company that was deleted while its menu was open shows the list', async () => {
    const { bench } = await startCore();
    await bench.core.copyTeller.copy('gone');
    expect([bench.notifications, bench.shown]).toEqual([[], [{ screen: 'companies' }]]);
  });

  it('by the shortcut takes the first company, and shows the list where there is none', async () => {
    const { bench, add } = await startCore();
    await bench.core.copyTeller.copyFirst();
    expect(bench.shown).toEqual([{ screen: 'companies' }]);
    await add(passwordDraft({ copyFormat: 'header' }));
    await bench.core.copyTeller.copyFirst();
    expect(bench.clipboard.text).toMatch(/^Authorization: Bearer canary-access-/);
    expect(bench.notifications.at(-1)?.body).toMatch(/^ACME token copied - valid until \d\d:\d\d$/);
  });

  it('says nothing where the operator does not want to hear it', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    await bench.call('changeSettings', { notifyOnCopy: false });
    await bench.core.copyTeller.copy(id);
    expect([bench.notifications, bench.clipboard.text === '']).toEqual([[], false]);
  });

  it('that ends after the app said goodbye leaves no token on the clipboard', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    bench.clock.sleep(3_600_000);
    const arrived = service.hold();
    const copied = bench.core.copyTeller.copy(id);
    const release = await arrived;
    await bench.core.finish();
    release();
    await copied;
    expect(bench.clipboard.text).toBe('');
  });
});
