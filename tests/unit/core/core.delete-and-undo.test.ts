import { describe, expect, it } from 'vitest';
import { UNDO_MS } from '../../../app/shared/contract/companies.ts';
import { passwordDraft, userIdDraft } from '../../support/core/company-inputs.ts';
import { beginMove, startCore } from '../../support/core/core-under-test.ts';

describe('a deleted company', () => {
  it('comes back within the time, where it was, with its token', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    await add(userIdDraft());
    const token = await bench.copied(id);
    await bench.call('deleteCompany', { companyId: id });
    expect(bench.labels()).toEqual(['Globex']);
    await bench.clock.advance(UNDO_MS - 1);
    expect(await bench.call('restoreCompany', { companyId: id })).toEqual({ restored: true });
    expect(bench.labels()).toEqual(['ACME', 'Globex']);
    expect([await bench.copied(id), service.requests.length]).toEqual([token, 2]);
    await bench.clock.advance(UNDO_MS);
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
    await bench.clock.advance(UNDO_MS);
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

  it('asks nothing and shows nothing of a renewal that was under way', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    const arrived = service.hold();
    const renewed = bench.call('renew', { companyId: id });
    const release = await arrived;
    await bench.call('deleteCompany', { companyId: id });
    release();
    expect(await renewed).toMatchObject({ outcome: 'notRenewed' });
    await bench.clock.advance(UNDO_MS);
    expect([bench.stored(), bench.labels()]).toEqual([[], []]);
    await bench.clock.advance(3_600_000);
    expect(service.requests.length).toBe(2);
  });

  it('keeps the former account when it was deleted during a sign-in to another and comes back', async () => {
    const test = await startCore();
    const { bench, service, add } = test;
    const id = await add(passwordDraft());
    const token = await bench.copied(id);
    const { saved, release } = await beginMove(test, id);
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
    const test = await startCore();
    const { bench, add } = test;
    const id = await add(passwordDraft());
    const { saved, release } = await beginMove(test, id);
    await bench.call('deleteCompany', { companyId: id });
    release();
    await saved;
    await bench.clock.advance(UNDO_MS);
    expect([bench.stored(), bench.labels()]).toEqual([[], []]);
  });
});
