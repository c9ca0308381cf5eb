import { describe, expect, it } from 'vitest';
import { UNDO_MS } from '../../../app/shared/contract/companies.ts';
import { saveOnly, userIdDraft } from '../../support/core/company-inputs.ts';
import { answerConfirmation, PRODUCTION, shownConfirmation } from '../../support/core/confirming.ts';
import type { CoreBench } from '../../support/core/core-bench.ts';
import { startCore } from '../../support/core/core-under-test.ts';

/** A practice server whose address is another at every start, as its port is. */
function practiceHosts() {
  const hosts = { started: 0, open: 0 };
  const start = async () => {
    hosts.started += 1;
    hosts.open += 1;
    return {
      address: `http://127.0.0.1:${8_000 + hosts.started}`,
      companyName: 'Practice Company',
      userId: 'practice-26',
      close: async () => {
        hosts.open -= 1;
      },
    };
  };
  return { hosts, start };
}

const LABEL = 'Practice company';

async function withPractice(before: (bench: CoreBench) => void = () => undefined) {
  const { hosts, start } = practiceHosts();
  const test = await startCore((bench) => {
    bench.startPractice = start;
    before(bench);
  });
  return { ...test, hosts };
}

describe('the practice company', () => {
  it('starts its service only when it is asked for, and is signed in then', async () => {
    const { bench, hosts } = await withPractice();
    expect(hosts.started).toBe(0);
    const { companyId } = await bench.call('addPracticeCompany', undefined);
    expect(hosts.started).toBe(1);
    expect(bench.company(LABEL)).toMatchObject({ id: companyId, status: 'ready', practice: true });
  });

  it('is added once, however often one asks', async () => {
    const { bench, hosts } = await withPractice();
    const twice = ['', ''].map(() => bench.call('addPracticeCompany', undefined));
    const [one, other] = await Promise.all(twice);
    const later = await bench.call('addPracticeCompany', undefined);
    expect([one, other, later]).toEqual([one, one, one]);
    expect([bench.labels(), hosts.started]).toEqual([[LABEL], 1]);
  });

  it('can have its sign-in cancelled, when it is added and after a restart', async () => {
    const { bench, service } = await withPractice();
    const holdAndCancel = async (begin: () => Promise<unknown>) => {
      const arrived = service.hold();
      const begun = begin();
      const release = await arrived;
      const { id, status } = bench.company(LABEL);
      expect(status).toBe('signingIn');
      await bench.call('cancelSignIn', { companyId: id });
      await begun;
      release();
      await bench.settle();
      return bench.company(LABEL).status;
    };
    expect(await holdAndCancel(() => bench.call('addPracticeCompany', undefined))).toBe('signedOut');
    expect(await holdAndCancel(() => bench.restart())).toBe('signedOut');
  });

  it('works again after a restart, on another port, under the name that it was given', async () => {
    const { bench, service, hosts } = await withPractice();
    const { companyId } = await bench.call('addPracticeCompany', undefined);
    const { account, address } = bench.company(LABEL);
    const draft = { ...userIdDraft({ label: 'My try', account, address }), copyFormat: 'bearer' as const };
    await bench.call('saveCompany', saveOnly(draft, companyId));
    await bench.restart();
    await bench.until(() => bench.company('My try').status === 'ready');
    expect(hosts).toEqual({ started: 2, open: 1 });
    const copied = await bench.copied(companyId ?? '');
    expect(service.hostOf(copied.replace('Bearer ', ''))).toBe('127.0.0.1:8002');
  });

  it('keeps its environment, and that its copies are confirmed, over a restart', async () => {
    const { bench } = await withPractice();
    const { companyId } = await bench.call('addPracticeCompany', undefined);
    const { account, address } = bench.company(LABEL);
    const draft = userIdDraft({ label: 'My try', account, address, ...PRODUCTION, renewalMode: 'onCopy' });
    await bench.call('saveCompany', saveOnly(draft, companyId));
    await bench.restart();
    await bench.until(() => bench.company('My try').status === 'ready');
    const kept = { askBeforeCopy: true, environment: { kind: 'production' }, renewalMode: 'onCopy' };
    expect(bench.company('My try')).toMatchObject({ ...kept, practice: true });
    const copy = bench.call('copyToken', { companyId: companyId ?? '', format: null });
    await bench.settle();
    expect(shownConfirmation(bench)).toBeDefined();
    answerConfirmation(bench, 'cancel');
    expect(await copy).toMatchObject({ outcome: 'cancelled' });
  });

  it('can be duplicated, and its copy works after a restart too', async () => {
    const { bench } = await withPractice();
    const { companyId } = await bench.call('addPracticeCompany', undefined);
    await bench.call('duplicateCompany', { companyId: companyId ?? '' });
    await bench.restart();
    const isReady = (label: string) => bench.company(label).status === 'ready';
    await bench.until(() => isReady(LABEL) && isReady(`${LABEL} (copy)`));
  });

  it('can be deleted, restored, deleted for good and added anew', async () => {
    const { bench, hosts } = await withPractice();
    const { companyId } = await bench.call('addPracticeCompany', undefined);
    await bench.call('deleteCompany', { companyId: companyId ?? '' });
    await bench.call('restoreCompany', { companyId: companyId ?? '' });
    expect(bench.company(LABEL).status).toBe('ready');
    await bench.call('deleteCompany', { companyId: companyId ?? '' });
    await bench.clock.advance(UNDO_MS);
    expect([bench.labels(), bench.stored()]).toEqual([[], []]);
    await bench.call('addPracticeCompany', undefined);
    expect([bench.company(LABEL).status, hosts.started]).toEqual(['ready', 1]);
  });

  it('ends its service with the app', async () => {
    const { bench, hosts } = await withPractice();
    await bench.call('addPracticeCompany', undefined);
    await bench.core.finish();
    expect(hosts.open).toBe(0);
  });
});

describe('a practice service that does not start', () => {
  const refusal = new Error('no free port in this test');
  const refuse = () => Promise.reject(refusal);
  const notices = (bench: CoreBench) => bench.snapshot().notices.map(({ title }) => title);
  const SAID = ['The practice company could not be started'];

  it('adds nothing and says so, and the next click may succeed', async () => {
    const { bench } = await withPractice();
    const { startPractice } = bench;
    bench.startPractice = refuse;
    expect(await bench.call('addPracticeCompany', undefined)).toEqual({ companyId: null });
    expect([bench.labels(), notices(bench), bench.bugs]).toEqual([[], SAID, [refusal]]);
    bench.startPractice = startPractice;
    await bench.call('addPracticeCompany', undefined);
    expect([bench.labels(), notices(bench)]).toEqual([[LABEL], []]);
  });

  it('is said after a restart too, with the company and the other companies in place', async () => {
    const { bench, add } = await withPractice();
    await bench.call('addPracticeCompany', undefined);
    await add(userIdDraft());
    await bench.core.finish();
    bench.startPractice = () => {
      throw refusal;
    };
    await bench.start();
    await bench.until(() => bench.company('Globex').status === 'ready');
    expect([bench.labels(), notices(bench)]).toEqual([[LABEL, 'Globex'], SAID]);
    expect(bench.company(LABEL).status).toBe('signedOut');
  });

  it('does not hold up the end of the app', async () => {
    const { bench } = await withPractice();
    bench.startPractice = refuse;
    await bench.call('addPracticeCompany', undefined);
    await expect(bench.core.finish()).resolves.toBeUndefined();
  });
});
