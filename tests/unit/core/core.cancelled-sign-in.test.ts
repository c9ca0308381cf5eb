import { describe, expect, it } from 'vitest';
import { passwordDraft, signInAndSave, userIdDraft } from '../../support/core/company-inputs.ts';
import { beginMove, startCore } from '../../support/core/core-under-test.ts';
import { PASSWORD } from '../../support/services/model-service.ts';

const CANCELLED = { outcome: 'notSignedIn', problem: { title: 'Canceled' } };

describe('a sign-in that is cancelled', () => {
  it('of a new company adds and stores nothing, whatever the service answers later', async () => {
    const { bench, service } = await startCore();
    const before = bench.filesText();
    const arrived = service.hold();
    const saved = bench.call('saveCompany', signInAndSave(passwordDraft()));
    const release = await arrived;
    await bench.call('cancelSignIn', { companyId: null });
    expect(await saved).toMatchObject(CANCELLED);
    release();
    await bench.settle();
    expect([bench.labels(), bench.stored(), bench.filesText()]).toEqual([[], [], before]);
  });

  it('of a company that is there leaves its token and its state as they were', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    const token = await bench.copied(id);
    const arrived = service.hold();
    const input = { companyId: id, secrets: { password: PASSWORD }, storePassword: true };
    const signedIn = bench.call('signIn', input);
    const release = await arrived;
    expect(bench.company('ACME').status).toBe('signingIn');
    await bench.call('cancelSignIn', { companyId: id });
    expect(bench.company('ACME').status).toBe('ready');
    expect(await signedIn).toMatchObject(CANCELLED);
    release();
    await bench.settle();
    expect([await bench.copied(id), bench.company('ACME').storePassword]).toEqual([token, false]);
    expect(await bench.secretOf(id)).not.toContain(PASSWORD);
  });

  it('with another address leaves the former account', async () => {
    const test = await startCore();
    const { bench, add } = test;
    const id = await add(passwordDraft());
    const token = await bench.copied(id);
    const { saved, release } = await beginMove(test, id);
    await bench.call('cancelSignIn', { companyId: id });
    expect(await saved).toMatchObject(CANCELLED);
    release();
    await bench.settle();
    expect(bench.company('ACME')).toMatchObject({ status: 'ready', address: 'https://acme.example.com/' });
    expect(await bench.copied(id)).toBe(token);
  });

  it('is never that of a company which was deleted meanwhile, when an addition is cancelled', async () => {
    const test = await startCore();
    const { bench, add } = test;
    const id = await add(passwordDraft());
    const { saved, release } = await beginMove(test, id);
    await bench.call('deleteCompany', { companyId: id });
    await bench.call('cancelSignIn', { companyId: null });
    release();
    expect(await saved).toMatchObject({ outcome: 'saved' });
    expect(bench.labels()).toEqual([]);
  });

  it('ends at once, though others hold all the places at the service', async () => {
    const { bench, service } = await startCore();
    const hold = async (label: string) => {
      const arrived = service.hold();
      void bench.call('saveCompany', signInAndSave(passwordDraft({ label })));
      return arrived;
    };
    const releases = [await hold('first'), await hold('second')];
    const third = bench.call('saveCompany', signInAndSave(passwordDraft({ label: 'third' })));
    await bench.settle();
    expect(service.requests).toHaveLength(2);
    await bench.call('cancelSignIn', { companyId: null });
    expect(await third).toMatchObject(CANCELLED);
    const atOnce = bench.call('saveCompany', signInAndSave(passwordDraft({ label: 'fourth' })));
    await bench.call('cancelSignIn', { companyId: null });
    expect(await atOnce).toMatchObject(CANCELLED);
    for (const release of releases) release();
    await bench.until(() => bench.labels().length === 2);
    expect([bench.labels(), service.requests.length]).toEqual([['first', 'second'], 2]);
  });

  it('is the newest, also where it took the place of another one', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    const input = { companyId: id, secrets: { password: PASSWORD }, storePassword: false };
    const signIn = async () => {
      const arrived = service.hold();
      const result = bench.call('signIn', input);
      return { result, release: await arrived };
    };
    const [first, second] = [await signIn(), await signIn()];
    expect(await first.result).toMatchObject(CANCELLED);
    await bench.call('cancelSignIn', { companyId: id });
    expect(bench.company('ACME').status).toBe('ready');
    expect(await second.result).toMatchObject(CANCELLED);
    for (const { release } of [first, second]) release();
  });

  it('can be begun anew', async () => {
    const { bench, service, add } = await startCore();
    const arrived = service.hold();
    const saved = bench.call('saveCompany', signInAndSave(userIdDraft()));
    await arrived;
    await bench.call('cancelSignIn', { companyId: null });
    await saved;
    expect(await bench.copied(await add(userIdDraft()))).toMatch(/^canary-access/);
  });
});

it('cancelling what is not under way changes nothing', async () => {
  const { bench, add } = await startCore();
  const id = await add(passwordDraft());
  const before = [bench.snapshot(), bench.filesText()];
  await bench.call('cancelSignIn', { companyId: id });
  await bench.call('cancelSignIn', { companyId: null });
  await bench.call('cancelSignIn', { companyId: 'gone' });
  expect([bench.snapshot(), bench.filesText()]).toEqual(before);
});
