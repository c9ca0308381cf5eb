// Production is not test: what the operator is asked before a copy, and what becomes of it while the question is open.
import { describe, expect, it } from 'vitest';
import { ARMS_AFTER_MS, CONFIRMATION_EXPIRES_MS } from '../../../app/commands/copy-confirmations.ts';
import { passwordDraft, saveOnly, userIdDraft } from '../../support/core/company-inputs.ts';
import {
  answerConfirmation,
  confirmShown,
  PRODUCTION,
  shownConfirmation,
  startAsking,
} from '../../support/core/confirming.ts';
import { startCore } from '../../support/core/core-under-test.ts';

const MINUTE_MS = 60_000;

describe('a copy from production', () => {
  it('waits for the confirmation, from window, tray, shortcut and quick copy alike', async () => {
    const { bench, id } = await startAsking();
    const ways = [
      () => bench.call('copyToken', { companyId: id, format: 'header' }),
      () => bench.core.backgroundCopy.copy(id),
      () => bench.core.backgroundCopy.copyFirst(),
      () => bench.core.quickCopy.copy({ companyId: id, format: null }),
    ];
    for (const way of ways) {
      bench.clipboard.text = '';
      const copy = way();
      await bench.settle();
      expect([bench.clipboard.text, bench.notifications]).toEqual(['', []]);
      const { shown, outcome } = await confirmShown(bench);
      await copy;
      expect(shown).toMatchObject({
        ...{ company: 'ACME', host: 'acme.example.com', canPause: true },
        environment: { kind: 'production', name: 'Production' },
        account: [
          { name: 'Company name', value: 'Practice Company' },
          { name: 'User name', value: 'practice' },
        ],
      });
      expect([outcome, bench.confirmationId]).toEqual(['taken', undefined]);
      expect(bench.clipboard.text).toMatch(/canary-access/);
      bench.notifications.length = 0;
    }
  });

  it('that is cancelled copies nothing and says nothing', async () => {
    const { bench, id } = await startAsking();
    const copy = bench.core.backgroundCopy.copy(id);
    await bench.settle();
    expect(answerConfirmation(bench, 'cancel')).toBe('taken');
    await copy;
    expect([bench.clipboard.text, bench.notifications, bench.confirmationId]).toEqual(['', [], undefined]);
  });

  it('is fresh at the time of the answer, not of the question', async () => {
    const { bench, service, begin } = await startAsking();
    service.lifetimeS = 60;
    await bench.call('renew', { companyId: bench.company('ACME').id });
    const { copy } = await begin();
    shownConfirmation(bench);
    bench.clock.sleep(40_000);
    answerConfirmation(bench, 'confirm');
    await copy;
    expect(service.livesForMs(bench.clipboard.text)).toBeGreaterThan(30_000);
  });

  it('names the company with its environment in every message', async () => {
    const { bench, service, id } = await startAsking();
    const copy = bench.core.backgroundCopy.copy(id);
    await bench.settle();
    await confirmShown(bench, 'quit');
    await copy;
    expect(bench.notifications.at(-1)?.body).toMatch(/^ACME ◆ Production token copied - valid until/);
    service.moods.set('acme.example.com', 'refusing everybody');
    bench.clock.sleep(60 * MINUTE_MS);
    await bench.core.backgroundCopy.copy(id);
    expect(bench.notifications.map(({ title }) => title)).toContain('ACME ◆ Production: nothing copied');
    expect(JSON.stringify(bench.tray().items)).toContain('ACME ◆ Production - sign in again…');
  });
});

describe('a stray answer', () => {
  it('that comes with the click that asked is not taken, and the question stays', async () => {
    const { bench, begin } = await startAsking();
    const { copy } = await begin();
    // Not even before the window has shown anything.
    expect(answerConfirmation(bench, 'confirm')).toBe('tooSoon');
    shownConfirmation(bench);
    await bench.clock.advance(600);
    expect([answerConfirmation(bench, 'confirm'), bench.clipboard.text]).toEqual(['tooSoon', '']);
    expect((await confirmShown(bench)).outcome).toBe('taken');
    expect(await copy).toMatchObject({ outcome: 'copied' });
  });

  it.each([
    ['read', 'shown'],
    ['shown', 'read'],
  ] as const)(
    'is not taken until 0.7 s after the later of two, however long before: %s, %s',
    async (...steps) => {
      const { bench, begin } = await startAsking();
      await begin();
      const { core, clock, confirmationId = 'none' } = bench;
      for (const step of steps) {
        await clock.advance(5_000);
        expect(answerConfirmation(bench, 'confirm')).toBe('tooSoon');
        core.confirmations[step](confirmationId);
      }
      await clock.advance(ARMS_AFTER_MS - 1);
      expect([answerConfirmation(bench, 'confirm'), bench.clipboard.text]).toEqual(['tooSoon', '']);
      await clock.advance(1);
      expect(answerConfirmation(bench, 'confirm')).toBe('taken');
    },
  );

  it('for another question, or given twice, is not taken', async () => {
    const { bench, begin } = await startAsking();
    const { copy } = await begin();
    const asked = shownConfirmation(bench);
    await bench.clock.advance(1_000);
    const { confirmations } = bench.core;
    const copyOf = (confirmationId: string) => ({ confirmationId, answer: 'confirm', pause: 'none' });
    for (const input of [copyOf('another'), { ...copyOf(''), more: 1 }, null, 'copy', { length: {} }])
      expect(confirmations.answer(input)).toEqual({ outcome: 'over' });
    expect(bench.clipboard.text).toBe('');
    const own = copyOf(asked?.confirmationId ?? '');
    expect([confirmations.answer(own), confirmations.answer(own)].map(({ outcome }) => outcome)).toEqual([
      'taken',
      'over',
    ]);
    await copy;
  });

  it('cannot come from the main window: no command of the contract confirms anything', async () => {
    const { bench, begin } = await startAsking();
    await begin();
    const { dispatch } = bench.core.commands as unknown as {
      dispatch(name: string, input: unknown): unknown;
    };
    const answer = { confirmationId: bench.confirmationId, answer: 'confirm', pause: 'none' };
    await expect(
      (async () => dispatch.call(bench.core.commands, 'answerConfirmation', answer))(),
    ).rejects.toThrow();
    expect(bench.clipboard.text).toBe('');
  });
});

describe('while the question is open', () => {
  it('a second click on the same company brings it to the front, and copies once', async () => {
    const { bench, id, begin } = await startAsking();
    const { copy } = await begin();
    const { confirmationId } = bench;
    const written: string[] = [];
    bench.clipboard.onWrite = (text) => void written.push(text);
    expect(await bench.call('copyToken', { companyId: id, format: null })).toEqual({ outcome: 'cancelled' });
    expect(bench.confirmationId).toBe(confirmationId);
    await confirmShown(bench);
    await copy;
    expect(written).toHaveLength(1);
  });

  it('a copy of another company takes its place, and cannot be confirmed by the click that was meant for the first', async () => {
    const { bench, service, add, begin } = await startAsking();
    const globex = await add(userIdDraft(PRODUCTION));
    const { copy } = await begin();
    const first = shownConfirmation(bench)?.confirmationId ?? '';
    await bench.clock.advance(1_000);
    const later = bench.call('copyToken', { companyId: globex, format: null });
    expect(await copy).toEqual({ outcome: 'cancelled' });
    expect(
      bench.core.confirmations.answer({ confirmationId: first, answer: 'confirm', pause: 'none' }),
    ).toEqual({
      outcome: 'over',
    });
    bench.core.confirmations.dismiss(first);
    shownConfirmation(bench);
    expect(answerConfirmation(bench, 'confirm')).toBe('tooSoon');
    await confirmShown(bench);
    await later;
    expect(service.hostOf(bench.clipboard.text)).toBe('globex.example.com');
  });

  it.each([
    ['is signed out', (id: string) => ['signOut', { companyId: id }] as const],
    ['is deleted', (id: string) => ['deleteCompany', { companyId: id }] as const],
    [
      'is edited',
      (id: string) =>
        ['saveCompany', saveOnly(passwordDraft({ label: 'ACME 2', ...PRODUCTION }), id)] as const,
    ],
    [
      'is no longer production',
      (id: string) =>
        ['saveCompany', saveOnly(passwordDraft({ ...PRODUCTION, environment: 'test' }), id)] as const,
    ],
  ])('a company that %s is not copied, and the operator is told', async (_what, command) => {
    const { bench, id } = await startAsking();
    const copy = bench.core.backgroundCopy.copy(id);
    await bench.settle();
    shownConfirmation(bench);
    await bench.clock.advance(1_000);
    const [name, input] = command(id);
    await bench.core.commands.dispatch(name, input);
    expect(answerConfirmation(bench, 'confirm')).toBe('over');
    await copy;
    expect([bench.clipboard.text, bench.confirmationId]).toEqual(['', undefined]);
    expect(bench.notifications.at(-1)).toMatchObject({
      title: 'ACME ◆ Production: nothing copied',
      body: expect.stringMatching(/^The company changed before you confirmed\. /),
    });
  });

  it('a company that was deleted and restored is not copied either', async () => {
    const { bench, id, begin } = await startAsking();
    const { copy } = await begin();
    await bench.call('deleteCompany', { companyId: id });
    await bench.call('restoreCompany', { companyId: id });
    expect((await confirmShown(bench)).outcome).toBe('over');
    expect(await copy).toMatchObject({ outcome: 'nothing' });
  });

  it('a renewal changes nothing: the newest token is copied', async () => {
    const { bench, service, id, begin } = await startAsking();
    const { copy } = await begin();
    await bench.call('renew', { companyId: id });
    await confirmShown(bench);
    await copy;
    expect(service.livesForMs(bench.clipboard.text)).toBeGreaterThan(14 * MINUTE_MS);
  });

  it('a minute without an answer ends it, also one that the computer slept through', async () => {
    const { bench, id } = await startAsking();
    for (const pass of [
      () => bench.clock.advance(CONFIRMATION_EXPIRES_MS),
      async () => bench.clock.sleep(CONFIRMATION_EXPIRES_MS),
    ]) {
      const copy = bench.core.backgroundCopy.copy(id);
      await bench.settle();
      shownConfirmation(bench);
      await pass();
      expect(answerConfirmation(bench, 'confirm')).toBe('over');
      await copy;
      expect([bench.clipboard.text, bench.confirmationId]).toEqual(['', undefined]);
      expect(bench.notifications.at(-1)?.body).toMatch(/^The confirmation was not answered\. /);
    }
  });

  it('waking up closes what is out of date, and setting the clock changes nothing', async () => {
    const { bench, begin } = await startAsking();
    await begin();
    bench.clock.jump(24 * 60 * MINUTE_MS);
    await bench.core.wake();
    expect(bench.confirmationId).toBeDefined();
    bench.clock.sleep(CONFIRMATION_EXPIRES_MS);
    await bench.core.wake();
    expect(bench.confirmationId).toBeUndefined();
  });

  it('the end of the app ends it, and nothing is copied', async () => {
    const { bench, id, begin } = await startAsking();
    const { copy } = await begin();
    const { confirmationId = '' } = bench;
    await bench.core.finish();
    expect(
      bench.core.confirmations.answer({ confirmationId, answer: 'confirm', pause: 'none' }).outcome,
    ).toBe('over');
    expect(await copy).toEqual({ outcome: 'cancelled' });
    expect(await bench.call('copyToken', { companyId: id, format: null })).toEqual({ outcome: 'cancelled' });
    expect(bench.clipboard.text).toBe('');
  });
});

it('a company without the setting is copied at once, whatever its environment', async () => {
  const { bench, add } = await startCore();
  for (const environment of ['production', 'test', { name: 'Staging' }] as const) {
    const id = await add(userIdDraft({ label: JSON.stringify(environment), environment }));
    expect(await bench.copied(id)).toMatch(/^canary-access/);
    await bench.call('deleteCompany', { companyId: id });
  }
});

it('is demanded by IT for every company that is marked as production, and cannot be paused', async () => {
  const { bench, add } = await startCore();
  const id = await add(passwordDraft({ environment: 'production' }));
  const copy = () => bench.call('copyToken', { companyId: id, format: null });
  expect(await copy()).toMatchObject({ outcome: 'copied' });
  bench.managed.write('10.json', { confirmProduction: true });
  await bench.settle();
  await bench.clock.advance(MINUTE_MS);
  bench.clipboard.text = '';
  const asked = copy();
  await bench.settle();
  expect([bench.clipboard.text, shownConfirmation(bench)]).toMatchObject(['', { canPause: false }]);
  await confirmShown(bench);
  expect(await asked).toMatchObject({ outcome: 'copied' });
  expect(bench.company('ACME').asking).toEqual({ isForced: true });
});
