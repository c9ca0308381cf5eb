// When the operator is not asked: for how long, what ends it, and who can turn it off for good.
import { describe, expect, it } from 'vitest';
import { PAUSES } from '../../../app/shared/contract/confirmation.ts';
import { passwordDraft, saveOnly, userIdDraft } from '../../support/core/company-inputs.ts';
import {
  answerConfirmation,
  confirmShown,
  PRODUCTION,
  shownConfirmation,
  startAsking,
} from '../../support/core/confirming.ts';
import { PASSWORD } from '../../support/services/model-service.ts';

const MINUTE_MS = 60_000;

describe('a pause', () => {
  const isAsked = async ({ bench, begin }: Awaited<ReturnType<typeof startAsking>>) => {
    bench.clipboard.text = '';
    await begin();
    const asked = bench.confirmationId !== undefined;
    if (asked) answerConfirmation(bench, 'cancel');
    return [asked, bench.clipboard.text !== ''];
  };

  it.each([
    ['quarter', 15],
    ['hour', 60],
  ] as const)('of a %s lasts %i minutes, whatever the wall clock says', async (pause, minutes) => {
    const test = await startAsking();
    const { bench } = test;
    await test.begin();
    await confirmShown(bench, pause);
    const until = bench.clock.now() + minutes * MINUTE_MS;
    const { asking } = bench.company('ACME');
    expect(asking?.isForced).toBe(false);
    expect(Math.abs(Number(asking?.pausedUntil) - until)).toBeLessThan(MINUTE_MS);
    bench.clock.jump(-24 * 60 * MINUTE_MS);
    await bench.clock.advance(minutes * MINUTE_MS - 5_000);
    expect(await isAsked(test)).toEqual([false, true]);
    await bench.clock.advance(5_000);
    expect(bench.company('ACME').asking).toEqual({ isForced: false });
    expect(await isAsked(test)).toEqual([true, false]);
  });

  it('ends in sleep, too', async () => {
    const test = await startAsking();
    await test.begin();
    await confirmShown(test.bench, 'quarter');
    test.bench.clock.sleep(15 * MINUTE_MS);
    expect(await isAsked(test)).toEqual([true, false]);
  });

  it('until the app quits is in no file, and the next start asks again', async () => {
    const test = await startAsking();
    const { bench } = test;
    await test.begin();
    await confirmShown(bench, 'quit');
    expect(bench.company('ACME').asking).toEqual({ isForced: false, pausedUntil: 'quit' });
    bench.clock.sleep(48 * 60 * MINUTE_MS);
    expect((await isAsked(test))[0]).toBe(false);
    await bench.restart();
    expect((await isAsked(test))[0]).toBe(true);
  });

  it('counts for its company alone, and ends where the operator says so', async () => {
    const test = await startAsking();
    const { bench, add, id } = test;
    await add(userIdDraft(PRODUCTION));
    await test.begin();
    await confirmShown(bench, 'quit');
    expect(bench.company('Globex').asking).toEqual({ isForced: false });
    expect(await isAsked(test)).toEqual([false, true]);
    await bench.call('endPause', { companyId: id });
    expect(await isAsked(test)).toEqual([true, false]);
  });

  it('is over once the company signs in elsewhere or belongs to another environment', async () => {
    const test = await startAsking();
    const { bench, id } = test;
    const elsewhere = [
      { environment: { name: 'Live EU' }, askBeforeCopy: true },
      { ...PRODUCTION, address: 'https://other.example.com' },
    ] as const;
    for (const change of elsewhere) {
      await test.begin();
      await confirmShown(bench, 'quit');
      await bench.call('saveCompany', saveOnly(passwordDraft(change), id));
      expect(bench.company('ACME').asking).toEqual({ isForced: false });
    }
  });

  it('is not taken from an answer that cancels', async () => {
    const test = await startAsking();
    for (const pause of PAUSES) {
      await test.begin();
      shownConfirmation(test.bench);
      await test.bench.clock.advance(1_000);
      expect(answerConfirmation(test.bench, 'cancel', pause)).toBe('taken');
      expect(await isAsked(test)).toEqual([true, false]);
    }
  });
});

describe('to stop asking', () => {
  const quiet = saveOnly(passwordDraft({ environment: 'production' }), 'company-1');

  it('takes a confirmation of its own, so that no script in the window can do it and copy', async () => {
    const { bench, id } = await startAsking();
    const saved = bench.call('saveCompany', { ...quiet, companyId: id });
    await bench.settle();
    expect(bench.company('ACME').askBeforeCopy).toBe(true);
    const { shown, outcome } = await confirmShown(bench, 'quit');
    expect(shown).toMatchObject({ purpose: { kind: 'stopAsking' }, company: 'ACME', canPause: false });
    expect([outcome, await saved]).toEqual(['taken', { outcome: 'saved', companyId: id }]);
    expect(bench.company('ACME').asking).toBeUndefined();
    expect(await bench.copied(id)).toMatch(/^canary-access/);
  });

  it('that is cancelled, or not answered, saves nothing', async () => {
    const { bench, id } = await startAsking();
    const withName = { ...quiet.draft, label: 'Another name' };
    for (const end of [
      () => answerConfirmation(bench, 'cancel'),
      () => bench.clock.advance(MINUTE_MS),
      () => bench.call('signOut', { companyId: id }),
    ]) {
      const saved = bench.call('saveCompany', { ...quiet, companyId: id, draft: withName });
      await bench.settle();
      await end();
      expect(await saved).toEqual({ outcome: 'cancelled' });
      expect([bench.labels(), bench.company('ACME').askBeforeCopy]).toEqual([['ACME'], true]);
    }
  });

  it('cannot be had by a pause, nor by a copy that takes its place', async () => {
    const { bench, id, begin } = await startAsking();
    await begin();
    await confirmShown(bench, 'quit');
    const saved = bench.call('saveCompany', { ...quiet, companyId: id });
    await bench.settle();
    expect(shownConfirmation(bench)?.purpose.kind).toBe('stopAsking');
    await bench.call('endPause', { companyId: id });
    await begin();
    expect(await saved).toEqual({ outcome: 'cancelled' });
    expect(shownConfirmation(bench)?.purpose).toEqual({ kind: 'copy', format: 'token' });
  });

  it('is not saved over what was changed meanwhile', async () => {
    const { bench, id } = await startAsking();
    const saved = bench.call('saveCompany', { ...quiet, companyId: id });
    await bench.settle();
    await bench.call('signIn', { companyId: id, secrets: { password: PASSWORD }, storePassword: true });
    expect((await confirmShown(bench)).outcome).toBe('taken');
    expect(await saved).toEqual({ outcome: 'cancelled' });
    expect(bench.company('ACME')).toMatchObject({ storePassword: true, askBeforeCopy: true });
  });

  it('is not asked about anything else that is saved', async () => {
    const { bench, id } = await startAsking();
    const draft = passwordDraft({ ...PRODUCTION, label: 'ACME 2', environment: { name: 'Live EU' } });
    expect(await bench.call('saveCompany', saveOnly(draft, id))).toMatchObject({ outcome: 'saved' });
  });
});
