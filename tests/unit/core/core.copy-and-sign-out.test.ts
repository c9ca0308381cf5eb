import { describe, expect, it } from 'vitest';
import { passwordDraft, signInAndSave, userIdDraft } from '../../support/core/company-inputs.ts';
import { startCore } from '../../support/core/core-under-test.ts';

describe('signing out', () => {
  it('during a renewal leaves nothing behind', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    const arrived = service.hold();
    const renewed = bench.call('renew', { companyId: id });
    const release = await arrived;
    await bench.call('signOut', { companyId: id });
    release();
    expect(await renewed).toMatchObject({ outcome: 'notRenewed', problem: { remedy: 'signIn' } });
    expect([bench.stored(), bench.company('ACME').status]).toEqual([[], 'signedOut']);
    expect(await bench.call('copyToken', { companyId: id, format: null })).toMatchObject({
      outcome: 'nothing',
    });
    expect(bench.clipboard.text).toBe('');
  });
});

describe('copying', () => {
  it('during the renewal of a token near its end waits for the new one', async () => {
    const { bench, service, add } = await startCore();
    service.lifetimeS = 60;
    const id = await add(passwordDraft());
    bench.clock.sleep(40_000);
    const arrived = service.hold();
    const renewed = bench.call('renew', { companyId: id });
    const release = await arrived;
    const copied = bench.copied(id);
    await bench.settle();
    expect(bench.clipboard.text).toBe('');
    release();
    const token = await copied;
    expect(await renewed).toMatchObject({ outcome: 'renewed' });
    expect([service.livesForMs(token), service.requests.length]).toEqual([60_000, 2]);
  });

  it('says in a notification what it could not do, and shows the way out', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    service.moods.set('acme.example.com', 'refusing everybody');
    bench.clock.sleep(3_600_000);
    await bench.core.backgroundCopy.copy(id);
    const said = bench.notifications.at(-1);
    expect(said?.title).toBe('ACME: nothing copied');
    said?.onClick?.();
    expect(bench.shown).toEqual([{ screen: 'signIn', companyId: id }]);
  });

  it('says where a desktop does not take it, and what works there', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    bench.clipboard.isWindowOnly = true;
    await bench.core.backgroundCopy.copy(id);
    const said = bench.notifications.at(-1);
    expect(said?.title).toBe('ACME: nothing copied');
    expect(said?.body).toMatch(/^This desktop did not accept the copy\..*install XWayland/);
    said?.onClick?.();
    expect(bench.shown).toEqual([{ screen: 'company', companyId: id }]);
  });

  it('says when another app put a cleared token back, and leaves it there after the second time', async () => {
    const { bench, add } = await startCore();
    const token = await bench.copied(await add(passwordDraft()));
    bench.clipboard.onClear = () => {
      bench.clipboard.text = token;
    };
    await bench.clock.advance(65_000);
    expect(bench.notifications.map(({ title }) => title)).toEqual([
      'Another app put the token back on the clipboard',
    ]);
    expect(bench.clipboard.text).toBe(token);
  });

  it('says that the company was changed meanwhile, and not that no one is signed in', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(userIdDraft());
    bench.clock.sleep(3_600_000);
    const arrived = service.hold();
    const copy = bench.call('copyToken', { companyId: id, format: null });
    const release = await arrived;
    const changed = userIdDraft({ address: 'https://other.example.com' });
    await bench.call('saveCompany', signInAndSave(changed, { companyId: id }));
    release();
    expect(await copy).toMatchObject({
      outcome: 'nothing',
      problem: { title: 'Nothing was copied for Globex', remedy: 'retry' },
    });
    expect(bench.clipboard.text).toBe('');
  });

  it('says that the clipboard was refused, to the window too', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    bench.clipboard.refuses = true;
    await bench.core.backgroundCopy.copy(id);
    expect(bench.notifications.at(-1)?.body).toMatch(/^The clipboard could not be used/);
    expect(await bench.call('copyToken', { companyId: id, format: null })).toMatchObject({
      outcome: 'nothing',
      problem: { title: 'The clipboard could not be used', remedy: 'none' },
    });
  });

  it('of a company that was deleted while its menu was open shows the list', async () => {
    const { bench } = await startCore();
    await bench.core.backgroundCopy.copy('gone');
    expect([bench.notifications, bench.shown]).toEqual([[], [{ screen: 'companies' }]]);
  });

  it('by the shortcut takes the first company, and shows the list where there is none', async () => {
    const { bench, add } = await startCore();
    await bench.core.backgroundCopy.copyFirst();
    expect(bench.shown).toEqual([{ screen: 'companies' }]);
    await add(passwordDraft({ copyFormat: 'header' }));
    await bench.core.backgroundCopy.copyFirst();
    expect(bench.clipboard.text).toMatch(/^Authorization: Bearer canary-access-/);
    expect(bench.notifications.at(-1)?.body).toMatch(
      /^ACME token copied - valid until \d\d:\d\d\. Paste within 1 min\.$/,
    );
  });

  it('says nothing where the operator does not want to hear it', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    await bench.call('changeSettings', { notifyOnCopy: false });
    await bench.core.backgroundCopy.copy(id);
    expect([bench.notifications, bench.clipboard.text === '']).toEqual([[], false]);
  });

  it('says that little time is left, also to who wants no notifications of copies', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    await bench.call('changeSettings', { notifyOnCopy: false });
    service.moods.set('acme.example.com', 'faulty');
    await bench.clock.advance(14 * 60_000);
    await bench.core.backgroundCopy.copy(id);
    expect(bench.notifications.at(-1)?.body).toMatch(
      /^ACME token copied - works only until \d\d:\d\d\. It could not be renewed: the service reported an error\. Paste within 1 min\.$/,
    );
    expect(service.livesForMs(bench.clipboard.text)).toBeGreaterThan(0);
  });

  it('says so, too, where the service gives the same token again, and does not call that a failure', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    const token = await bench.copied(id);
    service.moods.set('acme.example.com', 'reusing');
    await bench.clock.advance(15 * 60_000 - 20_000);
    const asked = service.requests.length;
    expect(await bench.call('copyToken', { companyId: id, format: null })).toMatchObject({
      ...{ outcome: 'copied', shortLived: true },
      message: expect.stringMatching(/^ACME token copied - works only until \d\d:\d\d$/),
    });
    expect([bench.clipboard.text, service.requests.length]).toEqual([token, asked + 1]);
  });

  it("takes the form that is asked for, else the company's own", async () => {
    const { bench, add } = await startCore();
    const companyId = await add(passwordDraft({ copyFormat: 'bearer' }));
    const forms = [];
    for (const format of ['token', 'header', null] as const) {
      await bench.call('copyToken', { companyId, format });
      forms.push(bench.clipboard.text.replace(/canary-\S+/, '...'));
    }
    expect(forms).toEqual(['...', 'Authorization: Bearer ...', 'Bearer ...']);
  });

  it('is undone on waking up and at the end of the app', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    await bench.copied(id);
    bench.clock.sleep(61_000);
    await bench.core.wake();
    expect(bench.clipboard.text).toBe('');
    await bench.copied(id);
    await bench.core.finish();
    expect(bench.clipboard.text).toBe('');
  });

  it('that ends after the app said goodbye leaves no token on the clipboard', async () => {
    const { bench, service, add } = await startCore();
    const id = await add(passwordDraft());
    bench.clock.sleep(3_600_000);
    const arrived = service.hold();
    const copied = bench.core.backgroundCopy.copy(id);
    const release = await arrived;
    const finished = bench.core.finish();
    await bench.clock.advance(1_000);
    await finished;
    release();
    await copied;
    expect(bench.clipboard.text).toBe('');
  });
});

describe('after the app said goodbye', () => {
  it('nothing is asked of the services any more', async () => {
    const { bench, service, add } = await startCore();
    await add(passwordDraft());
    await bench.core.finish();
    await bench.clock.advance(3_600_000);
    expect(service.requests.length).toBe(1);
  });

  it('it waits for a keyring that is slow to store a renewed token', async () => {
    const { bench, add } = await startCore();
    const id = await add(passwordDraft());
    const before = await bench.secretOf(id);
    let open = () => {};
    const isOpen = new Promise<void>((resolve) => {
      open = resolve;
    });
    bench.cipher.meanwhile = () => isOpen;
    void bench.call('renew', { companyId: id });
    await bench.settle();
    let isOver = false;
    const finished = bench.core.finish().then(() => {
      isOver = true;
    });
    await bench.settle();
    expect([isOver, await bench.secretOf(id)]).toEqual([false, before]);
    open();
    await finished;
    expect(await bench.secretOf(id)).not.toBe(before);
  });
});
