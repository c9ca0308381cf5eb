import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UNDO_MS } from '../../../app/shared/contract/companies.ts';
import { passwordDraft, saveOnly, signInAndSave } from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';
import { ACME_FILE, managedAcme, rewrite } from '../../support/core/managed-files.ts';
import { PASSWORD } from '../../support/services/model-service.ts';

const OVERTAKEN = { outcome: 'notSwitched', problem: { title: 'Nothing was changed' } };

/** ACME, signed in by a password that is stored, its user ID found. */
async function found() {
  const { bench, service, add } = await startCore();
  const companyId = await add(passwordDraft({ storePassword: true }));
  await bench.call('askService', { companyId, typed: {}, pasted: null });
  const acme = () => bench.company('ACME');
  return {
    ...{ bench, service, companyId, acme, token: await bench.copied(companyId) },
    use: () => bench.call('signInByUserId', { companyId }),
    undo: () => bench.call('undoSignInByUserId', { companyId }),
    way: () => [acme().providerId, acme().account, acme().storePassword],
    secret: async () => (await bench.secretOf(companyId)) ?? '',
    endpoints: () => service.requests.map(({ endpoint }) => endpoint),
    /** A switch whose sign-in waits for its answer. */
    held: async () => {
      const arrived = service.hold();
      const result = bench.call('signInByUserId', { companyId });
      return { result, release: await arrived };
    },
  };
}

const BY_PASSWORD = ['klearstack-password', { company_name: 'Practice Company', username: 'practice' }, true];
const BY_USER_ID = [
  'klearstack-user-id',
  { company_name: 'Practice Company', user_id: 'practice-26' },
  false,
];

describe('signing in by user ID from now on', () => {
  it('signs in by it, changes the company, and no password is needed or stored any more', async () => {
    const { bench, service, use, way, secret, endpoints, companyId, token } = await found();
    expect(await secret()).toContain(PASSWORD);
    expect(await use()).toEqual({ outcome: 'switched' });
    expect([way(), bench.company('ACME').passwordAgain]).toEqual([BY_USER_ID, { kind: 'notNeeded' }]);
    expect(service.requests.at(-1)).toMatchObject({
      endpoint: 'getaccesstokenfromuserid',
      fields: { company_name: 'Practice Company', user_id: 'practice-26' },
    });
    expect(await bench.copied(companyId)).not.toBe(token);
    expect(await secret()).not.toContain(PASSWORD);
    await bench.restart();
    expect([way(), bench.company('ACME').status]).toEqual([BY_USER_ID, 'ready']);
    service.moods.set('acme.example.com', 'refusing refresh tokens');
    expect(await bench.call('renew', { companyId })).toMatchObject({ outcome: 'renewed' });
    expect(endpoints().at(-1)).toBe('getaccesstokenfromuserid');
  });

  it('is in the log, with its undo, which is no sign-in', async () => {
    const { bench, use, undo, companyId } = await found();
    bench.clock.sleep(1_000);
    await use();
    await undo();
    const { entries } = await bench.call('readActivity', { companyId, group: null, limit: 50 });
    expect(entries.map(({ text }) => text.replace(/, valid until.*/, ''))).toEqual([
      'Signing in by user ID undone',
      'Signed in',
      'Signs in by user ID from now on',
      'Copied',
      'Asked the service: token accepted',
      'Signed in',
      'Added',
    ]);
  });

  it('changes nothing when that sign-in fails', async () => {
    const { bench, service, use, way, secret, token, companyId } = await found();
    const before = await secret();
    service.moods.set('acme.example.com', 'refusing everybody');
    expect(await use()).toMatchObject({
      outcome: 'notSwitched',
      problem: { title: 'ACME did not accept this sign-in', quote: 'Invalid user name or password' },
    });
    service.moods.set('acme.example.com', 'offline');
    expect(await use()).toMatchObject({ outcome: 'notSwitched' });
    expect([way(), await secret(), await bench.copied(companyId)]).toEqual([BY_PASSWORD, before, token]);
  });

  it('changes nothing when it is cancelled', async () => {
    const { bench, held, way, secret, companyId } = await found();
    const before = await secret();
    const { result, release } = await held();
    await bench.call('cancelSignIn', { companyId });
    expect(await result).toMatchObject({ outcome: 'notSwitched', cancelled: true });
    release();
    await bench.settle();
    expect([way(), await secret()]).toEqual([BY_PASSWORD, before]);
  });

  it('asks once, however often it is pressed', async () => {
    const { held, use, endpoints } = await found();
    const { result, release } = await held();
    const again = use();
    release();
    expect([await result, await again]).toEqual([{ outcome: 'switched' }, { outcome: 'switched' }]);
    expect(endpoints().filter((endpoint) => endpoint === 'getaccesstokenfromuserid').length).toBe(1);
  });

  it('needs a user ID that was found for this very account', async () => {
    const { bench, use, companyId } = await found();
    await bench.call(
      'saveCompany',
      saveOnly(passwordDraft({ address: 'https://other.example.com' }), companyId),
    );
    expect(await use()).toMatchObject(OVERTAKEN);
  });

  it('keeps a new name that it was given meanwhile', async () => {
    const { bench, held, companyId } = await found();
    const { result, release } = await held();
    const renamed = passwordDraft({ label: 'ACME Ltd', storePassword: true });
    await bench.call('saveCompany', saveOnly(renamed, companyId));
    release();
    expect(await result).toEqual({ outcome: 'switched' });
    expect(bench.company('ACME Ltd').providerId).toBe('klearstack-user-id');
    expect(await bench.call('copyToken', { companyId, format: null })).toMatchObject({
      message: expect.stringMatching(/^ACME Ltd /),
    });
    await bench.call('undoSignInByUserId', { companyId });
    expect(bench.company('ACME Ltd').providerId).toBe('klearstack-password');
  });
});

describe('what the operator does during that sign-in comes first', () => {
  it('a deletion: the company comes back as it was, and stays gone otherwise', async () => {
    const { bench, held, way, secret, companyId, token } = await found();
    const before = await secret();
    const { result, release } = await held();
    await bench.call('deleteCompany', { companyId });
    release();
    expect(await result).toMatchObject(OVERTAKEN);
    expect(await secret()).toBe(before);
    await bench.call('restoreCompany', { companyId });
    expect([way(), await bench.copied(companyId)]).toEqual([BY_PASSWORD, token]);
    await bench.call('deleteCompany', { companyId });
    await bench.clock.advance(UNDO_MS);
    expect([bench.labels(), bench.stored()]).toEqual([[], []]);
  });

  it('a sign-out: no secret is left', async () => {
    const { bench, held, way, companyId, acme } = await found();
    const { result, release } = await held();
    await bench.call('signOut', { companyId });
    release();
    expect(await result).toMatchObject(OVERTAKEN);
    expect([way(), acme().status, bench.stored()]).toEqual([BY_PASSWORD, 'signedOut', []]);
  });

  it('another account: it stays, with its own token', async () => {
    const { bench, service, held, companyId } = await found();
    const { result, release } = await held();
    const elsewhere = passwordDraft({ address: 'https://other.example.com' });
    await bench.call('saveCompany', signInAndSave(elsewhere, { companyId }));
    const token = await bench.copied(companyId);
    release();
    expect(await result).toMatchObject(OVERTAKEN);
    expect([service.hostOf(token), await bench.copied(companyId)]).toEqual(['other.example.com', token]);
    expect(await bench.secretOf(companyId)).toContain(token);
  });

  it('IT taking the company over: it stays as IT has set it up, and its session too', async () => {
    const { bench, held, way, endpoints, companyId, token } = await found();
    const { result, release } = await held();
    await rewrite(bench, ACME_FILE, { companies: [managedAcme()] });
    release();
    expect(await result).toMatchObject(OVERTAKEN);
    expect(way()).toEqual(BY_PASSWORD);
    expect([await bench.copied(companyId), await bench.secretOf(companyId)]).toEqual([
      token,
      expect.stringContaining(PASSWORD),
    ]);
    await bench.clock.advance(11 * 60_000);
    expect(endpoints().at(-1)).toBe('getaccesstokenfromrefreshtoken');
  });

  it('quitting: the next start finds the company as it was', async () => {
    const { bench, held, way, companyId, token } = await found();
    const { result, release } = await held();
    const quit = bench.core.finish();
    release();
    await quit;
    expect(await result).toMatchObject({ outcome: 'notSwitched' });
    expect(await bench.secretOf(companyId)).toContain(PASSWORD);
    await bench.start();
    expect(way()).toEqual(BY_PASSWORD);
    expect(await bench.copied(companyId)).not.toBe(token);
    expect(bench.company('ACME').status).toBe('ready');
  });
});

describe('undoing it', () => {
  it('brings back account, token and stored password, as long as there is time', async () => {
    const { bench, use, undo, way, secret, companyId, token } = await found();
    await use();
    await bench.clock.advance(UNDO_MS - 1);
    expect(await undo()).toEqual({ undone: true });
    expect([way(), await bench.copied(companyId)]).toEqual([BY_PASSWORD, token]);
    expect(await secret()).toContain(PASSWORD);
    expect(await secret()).toContain(token);
    await bench.restart();
    expect([way(), bench.company('ACME').status]).toEqual([BY_PASSWORD, 'ready']);
    expect(await undo()).toEqual({ undone: false });
  });

  it('goes on renewing by the former way', async () => {
    const { bench, use, undo, endpoints } = await found();
    await use();
    await undo();
    const before = endpoints().length;
    await bench.clock.advance(11 * 60_000);
    expect(endpoints().slice(before)).toEqual(['getaccesstokenfromrefreshtoken']);
  });

  it('is too late when the time is over, and no file holds what the password was encrypted to', async () => {
    const { bench, use, undo, way } = await found();
    const vault = fs.readFileSync(path.join(bench.folder, 'vault.json'), 'utf8');
    const [ciphertext = ''] = /[\w+/=]{100,}/.exec(vault) ?? [];
    fs.writeFileSync(path.join(bench.folder, 'vault.unreadable-20260105T090000Z-1.json'), `${vault} damaged`);
    expect(bench.filesText().split(ciphertext).length).toBeGreaterThan(3);
    await use();
    await bench.clock.advance(UNDO_MS - 1);
    expect(bench.filesText().split(ciphertext).length).toBe(2);
    await bench.clock.advance(1);
    await bench.until(() => !bench.filesText().includes(ciphertext));
    expect([await undo(), way()]).toEqual([{ undone: false }, BY_USER_ID]);
  });

  it('does not bring back what a sign-out has made forget', async () => {
    const { bench, use, undo, companyId, way } = await found();
    await use();
    await bench.call('signOut', { companyId });
    expect([await undo(), way(), bench.stored()]).toEqual([{ undone: false }, BY_USER_ID, []]);
  });

  it('leaves an account alone that was changed since', async () => {
    const { bench, use, undo, companyId, acme } = await found();
    await use();
    const elsewhere = passwordDraft({ address: 'https://other.example.com' });
    await bench.call('saveCompany', signInAndSave(elsewhere, { companyId }));
    expect([await undo(), acme().address]).toEqual([{ undone: false }, 'https://other.example.com/']);
  });

  it('waits for a deletion to be undone', async () => {
    const { bench, use, undo, companyId, way } = await found();
    await use();
    await bench.call('deleteCompany', { companyId });
    expect(await undo()).toEqual({ undone: false });
    await bench.call('restoreCompany', { companyId });
    expect([await undo(), way()]).toEqual([{ undone: true }, BY_PASSWORD]);
  });

  it('ends with the app', async () => {
    const { bench, use, way } = await found();
    await use();
    await bench.restart();
    expect([way(), bench.company('ACME').status]).toEqual([BY_USER_ID, 'ready']);
  });
});
