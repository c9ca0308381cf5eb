// What IT has set, from its files to what the operator sees and can do.
import { describe, expect, it } from 'vitest';
import { companyFile, offered, sharedEntry, usualChoices } from '../../support/core/company-files.ts';
import { passwordDraft, saveOnly, signInAndSave } from '../../support/core/company-inputs.ts';
import { beginMove, startCore } from '../../support/core/core-under-test.ts';
import {
  ACME_FILE,
  ACME_ORIGIN,
  managedAcme,
  rewrite,
  startManaged,
} from '../../support/core/managed-files.ts';
import { PASSWORD } from '../../support/services/model-service.ts';

const ACME = { [ACME_FILE]: { companies: [managedAcme()] } };
const noticeIds = (bench: Awaited<ReturnType<typeof startManaged>>['bench']) =>
  bench.snapshot().notices.map(({ id }) => id);

async function signedIn(files: Readonly<Record<string, unknown>>) {
  const test = await startManaged(files);
  const { id } = test.bench.company('ACME');
  const input = { companyId: id, secrets: { password: PASSWORD }, storePassword: false };
  expect(await test.bench.call('signIn', input)).toMatchObject({ outcome: 'signedIn' });
  return { ...test, id };
}

describe("IT's company", () => {
  it('is there to sign in to, says where it came from, and needs nothing but the secret', async () => {
    const { bench, id } = await signedIn(ACME);
    expect(bench.company('ACME')).toMatchObject({ managed: { origin: ACME_ORIGIN }, status: 'ready' });
    await bench.restart();
    expect(bench.company('ACME')).toMatchObject({ id, status: 'ready' });
    expect(await bench.copied(id)).not.toBe('');
  });

  it('asks the operator for the account field that IT left open, and keeps what was typed', async () => {
    const open = managedAcme({ account: { company_name: 'Practice Company' } });
    const { bench } = await startManaged({ [ACME_FILE]: { companies: [open] } });
    const { id, managed } = bench.company('ACME');
    expect(managed).toEqual({ origin: ACME_ORIGIN, open: ['username'] });
    const save = { companyId: id, draft: passwordDraft({ address: 'https://acme.example.com/' }) };
    const saved = await bench.call('saveCompany', { ...save, secrets: { password: PASSWORD }, signIn: true });
    expect(saved).toMatchObject({ outcome: 'saved' });
    expect(bench.company('ACME')).toMatchObject({
      status: 'ready',
      managed,
      account: { username: 'practice' },
    });
    await rewrite(bench, ACME_FILE, { companies: [{ ...open, copyFormat: 'bearer' }] });
    expect(bench.company('ACME')).toMatchObject({
      ...{ id, status: 'ready', copyFormat: 'bearer' },
      account: { company_name: 'Practice Company', username: 'practice' },
    });
  });

  it('takes over the same company of the operator, with its sign-in', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft({ label: 'My ACME' }));
    await rewrite(bench, ACME_FILE, { companies: [managedAcme()] });
    expect(bench.labels()).toEqual(['ACME']);
    expect(bench.company('ACME')).toMatchObject({ id, status: 'ready', managed: { origin: ACME_ORIGIN } });
  });

  it('keeps its sign-in where the import that brought it is undone after IT has taken it over', async () => {
    const { bench, add } = await startCore();
    const changedId = await add(passwordDraft({ label: 'Mine', address: 'https://west.example.com/' }));
    const west = { address: 'https://west.example.com/' };
    const preview = await offered(
      bench,
      companyFile([sharedEntry(), sharedEntry({ ...west, label: 'West', copyFormat: 'bearer' })]),
    );
    const { importId } = preview;
    await bench.call('applyImport', { importId, choices: usualChoices(preview) });
    const { id } = bench.company('ACME');
    await bench.call('signIn', { companyId: id, secrets: { password: PASSWORD }, storePassword: false });
    await rewrite(bench, ACME_FILE, {
      companies: [managedAcme(), managedAcme({ ...west, label: 'West', copyFormat: 'header' })],
    });
    expect(await bench.call('undoImport', { importId })).toEqual({ undone: true });
    expect(bench.company('ACME')).toMatchObject({ id, status: 'ready', managed: { origin: ACME_ORIGIN } });
    expect([...bench.stored()].sort()).toEqual([id, changedId].sort());
    expect(await bench.copied(changedId)).toMatch(/^Authorization: Bearer /);
    await bench.restart();
    expect(bench.company('ACME')).toMatchObject({ id, status: 'ready' });
  });

  it('wins over a sign-in elsewhere that is under way when it takes over', async () => {
    const test = await startCore();
    const { bench } = test;
    const id = await test.add(passwordDraft());
    const secret = await bench.secretOf(id);
    const { saved, release } = await beginMove(test, id);
    await rewrite(bench, ACME_FILE, { companies: [managedAcme()] });
    release();
    await saved;
    await bench.settle();
    expect(bench.company('ACME')).toMatchObject({
      ...{ id, status: 'ready', address: 'https://acme.example.com/' },
      managed: { origin: ACME_ORIGIN },
    });
    expect(await bench.secretOf(id)).toBe(secret);
  });

  it('wins over a form whose sign-in is under way when it takes over: what is copied is as IT wants it', async () => {
    const { bench, service, add } = await startCore();
    const companyId = await add(passwordDraft());
    const arrived = service.hold();
    const draft = passwordDraft({ copyFormat: 'header', storePassword: true });
    const saved = bench.call('saveCompany', signInAndSave(draft, { companyId }));
    const release = await arrived;
    await rewrite(bench, ACME_FILE, { companies: [managedAcme()] });
    release();
    expect(await saved).toMatchObject({ outcome: 'saved' });
    expect(bench.company('ACME')).toMatchObject({ copyFormat: 'token', storePassword: true });
    expect(await bench.copied(companyId)).toMatch(/^canary-access/);
  });

  it('takes over the account that a form signs in to meanwhile, where IT left it open: whom to ask is said', async () => {
    const { bench, service, add } = await startCore();
    const companyId = await add(passwordDraft());
    const arrived = service.hold();
    const account = { company_name: 'Practice Company', username: 'other' };
    const saved = bench.call('saveCompany', signInAndSave(passwordDraft({ account }), { companyId }));
    const release = await arrived;
    const open = managedAcme({ account: { company_name: 'Practice Company' } });
    await rewrite(bench, ACME_FILE, { companies: [open] });
    release();
    expect(await saved).toMatchObject({ outcome: 'saved' });
    expect(bench.company('ACME')).toMatchObject({ account, managed: { origin: ACME_ORIGIN } });
    service.netErrors.set('acme.example.com', 'net::ERR_CERT_DATE_INVALID');
    await bench.call('renew', { companyId });
    expect(bench.notifications.at(-1)?.body).toContain('IT department');
  });

  it("stays beside the operator's own of the same name that signs in elsewhere", async () => {
    const { bench, add } = await startCore();
    await add(passwordDraft({ address: 'https://other.example.com' }));
    await rewrite(bench, ACME_FILE, { companies: [managedAcme()] });
    expect(bench.labels()).toEqual(['ACME', 'ACME (2)']);
    await rewrite(bench, ACME_FILE, { companies: [managedAcme({ copyFormat: 'bearer' })] });
    expect(bench.labels()).toEqual(['ACME', 'ACME (2)']);
  });

  it('gets a new name and format without a new sign-in', async () => {
    const { bench, id } = await signedIn(ACME);
    await rewrite(bench, ACME_FILE, {
      companies: [managedAcme({ label: 'ACME Ltd', copyFormat: 'bearer' })],
    });
    expect(bench.company('ACME Ltd')).toMatchObject({ id, status: 'ready', copyFormat: 'bearer' });
    expect(noticeIds(bench)).toEqual([]);
  });

  it('signs out at another address: nothing of the former sign-in is kept, and it is said', async () => {
    const { bench, service, id } = await signedIn(ACME);
    await bench.call('setFavourite', { companyId: id, isFavourite: true });
    const before = service.requests.length;
    const moved = managedAcme({ address: 'https://new.example.com/' });
    await rewrite(bench, ACME_FILE, { companies: [moved] });
    const company = bench.company('ACME');
    expect(company).toMatchObject({
      status: 'signedOut',
      address: 'https://new.example.com/',
      favourite: true,
    });
    expect(company.id).not.toBe(id);
    expect([bench.stored(), service.requests.length]).toEqual([[], before]);
    expect(bench.snapshot().notices).toMatchObject([
      { title: 'Changed by your IT department: ACME', meaning: expect.stringContaining('Sign in again') },
    ]);
  });

  it('is gone with its secrets when IT removes it, and that is said once', async () => {
    const { bench } = await signedIn(ACME);
    await rewrite(bench, ACME_FILE);
    expect([bench.labels(), bench.stored()]).toEqual([[], []]);
    expect(bench.snapshot().notices).toMatchObject([{ title: 'Removed by your IT department: ACME' }]);
    await bench.restart();
    expect(noticeIds(bench)).toEqual([]);
    const { entries } = await bench.call('readActivity', { companyId: null, group: 'companies', limit: 20 });
    expect(entries.map(({ text }) => text)).toContain('Removed by your IT department');
  });

  it('is gone when IT removes it while the app does not run', async () => {
    const { bench } = await signedIn(ACME);
    await bench.core.finish();
    bench.managed.remove(ACME_FILE);
    await bench.start();
    expect([bench.labels(), bench.stored()]).toEqual([[], []]);
    expect(bench.snapshot().notices).toMatchObject([{ title: 'Removed by your IT department: ACME' }]);
  });

  it.each([
    ['the file is damaged', '{'],
    ['the company has a fault', { companies: [managedAcme({ address: 'ftp://acme.example.com' })] }],
    ['another part of the file has a fault', { companies: [], settings: { theme: { locked: 'pink' } } }],
  ])('stays with its sign-in while %s', async (_what, content) => {
    const { bench, id } = await signedIn(ACME);
    await rewrite(bench, ACME_FILE, content);
    expect(bench.company('ACME')).toMatchObject({ id, status: 'ready' });
    expect(noticeIds(bench)).toEqual(['managedFaults']);
    await bench.restart();
    expect(bench.company('ACME')).toMatchObject({ id, status: 'ready' });
  });

  it('stays where it cannot be told whether IT has set anything', async () => {
    const { bench, id } = await signedIn(ACME);
    await bench.core.finish();
    bench.managed.isUnreadable = true;
    await bench.start();
    expect(bench.company('ACME')).toMatchObject({ id, status: 'ready' });
    expect(bench.snapshot().managed.faults).toMatchObject([{ origin: '/etc/tokentray' }]);
  });
});

it('is written into the log, each change once', async () => {
  const { bench, id } = await signedIn(ACME);
  await bench.call('clearActivity', undefined);
  await rewrite(bench, ACME_FILE, { companies: [managedAcme({ copyFormat: 'bearer' })] });
  const [moved, other] = [
    { address: 'https://new.example.com/' },
    { label: 'West', address: 'https://w.example.com' },
  ];
  await rewrite(bench, ACME_FILE, { companies: [managedAcme(moved), managedAcme(other)] });
  await rewrite(bench, ACME_FILE, { companies: [managedAcme(other)] });
  const { entries } = await bench.call('readActivity', { companyId: null, group: 'companies', limit: 20 });
  expect(entries.map(({ company, text }) => `${company}: ${text}`).reverse()).toEqual([
    'ACME: Changed by your IT department',
    'West: Set up by your IT department',
    'ACME: Address or account changed by your IT department, signed out',
    'ACME: Removed by your IT department',
  ]);
  expect(bench.snapshot().companies.map((company) => company.id)).not.toContain(id);
});

describe("IT's limit of what may be added", () => {
  const LIMIT = { services: { hosts: ['*.acme.example'], providers: ['klearstack-password'] } };
  const NOT_ALLOWED = {
    address: 'Your IT department does not allow this service to be added. Ask IT if you need it.',
  };

  it('is told in the form and refused when saving, and what is there already stays', async () => {
    const { bench, add } = await startCore();
    const companyId = await add(passwordDraft());
    await rewrite(bench, ACME_FILE, LIMIT);
    const other = passwordDraft({ address: 'https://other.example.com' });
    expect(await bench.call('checkCompany', { companyId: null, draft: other })).toMatchObject({
      fields: NOT_ALLOWED,
    });
    expect(await bench.call('saveCompany', saveOnly(other))).toEqual({
      outcome: 'invalid',
      fields: NOT_ALLOWED,
    });
    expect(await bench.call('saveCompany', saveOnly(other, companyId))).toMatchObject({ outcome: 'invalid' });
    const renamed = saveOnly(passwordDraft({ label: 'ACME Ltd' }), companyId);
    expect(await bench.call('saveCompany', renamed)).toMatchObject({ outcome: 'saved' });
    await expect(bench.call('duplicateCompany', { companyId })).rejects.toThrow('IT does not allow it');
    const allowed = passwordDraft({ label: 'West', address: 'https://west.acme.example' });
    expect(await bench.call('saveCompany', saveOnly(allowed))).toMatchObject({ outcome: 'saved' });
    expect(bench.labels()).toEqual(['ACME Ltd', 'West']);
  });

  it('holds for what is imported, and for the way to sign in', async () => {
    const { bench } = await startManaged({ [ACME_FILE]: LIMIT });
    const allowed = sharedEntry({ address: 'https://west.acme.example/' });
    const byUserId = {
      ...allowed,
      providerId: 'klearstack-user-id',
      account: { company_name: 'A', user_id: '1' },
    };
    const preview = await offered(bench, companyFile([sharedEntry(), allowed, byUserId]));
    expect(preview.entries.map(({ address }) => address.host)).toEqual(['west.acme.example']);
    expect(preview.refused).toEqual([
      { label: 'ACME', reason: NOT_ALLOWED.address },
      { label: 'ACME', reason: NOT_ALLOWED.address },
    ]);
  });

  it('refuses everything while it has a fault, rather than nothing', async () => {
    const { bench } = await startManaged({ [ACME_FILE]: { services: { hosts: '*.acme.example' } } });
    const draft = passwordDraft({ address: 'https://west.acme.example' });
    expect(await bench.call('saveCompany', saveOnly(draft))).toMatchObject({ outcome: 'invalid' });
  });
});
