// Quick copy: its window goes once the token is on the clipboard, and what it can no longer say is told by notification.
import { describe, expect, it } from 'vitest';
import { passwordDraft } from '../../support/core/company-inputs.ts';
import { answerConfirmation, confirmShown, PRODUCTION } from '../../support/core/confirming.ts';
import { startCore } from '../../support/core/core-under-test.ts';

async function startQuickCopy(draft: Parameters<typeof passwordDraft>[0] = {}) {
  const core = await startCore();
  const { bench } = core;
  const companyId = await core.add(passwordDraft(draft));
  bench.quickCopyScreen.isOpen = true;
  const copy = (format: string | null = null) => bench.core.quickCopy.copy({ companyId, format });
  return { ...core, companyId, copy, screen: bench.quickCopyScreen };
}

describe('quick copy', () => {
  it('copies a fresh token in the format of the company, closes, and says until when it is valid', async () => {
    const { bench, service, copy, screen } = await startQuickCopy({ copyFormat: 'header' });
    await bench.clock.advance(14 * 60_000);
    expect(await copy()).toMatchObject({ outcome: 'copied', shortLived: false });
    expect(screen.isOpen).toBe(false);
    expect(bench.clipboard.text).toMatch(/^Authorization: Bearer canary-access-/);
    expect(service.livesForMs(bench.clipboard.text.split(' ')[2] ?? '')).toBeGreaterThan(120_000);
    expect(bench.notifications.at(-1)?.body).toMatch(
      /^ACME token copied - valid until \d\d:\d\d\b.*Paste within 1 min/s,
    );
  });

  it('makes the clipboard ready while the operator chooses, and puts nothing there yet', async () => {
    const { bench } = await startQuickCopy();
    bench.clipboard.text = 'of another app';
    bench.core.quickCopy.prepare();
    expect([bench.clipboard.isPrepared, bench.clipboard.text]).toEqual([true, 'of another app']);
  });

  it.each([
    ['token', /^canary-access-/],
    ['bearer', /^Bearer canary-access-/],
  ])('copies in another format where that is asked for: %s', async (format, text) => {
    const { bench, copy } = await startQuickCopy({ copyFormat: 'header' });
    await copy(format);
    expect(bench.clipboard.text).toMatch(text);
  });

  it('stays open where nothing was copied, for its window to say why', async () => {
    const { bench, companyId, copy, screen } = await startQuickCopy();
    await bench.call('signOut', { companyId });
    expect(await copy()).toMatchObject({ outcome: 'nothing', problem: { remedy: 'signIn' } });
    expect([screen.isOpen, bench.notifications, bench.clipboard.text]).toEqual([true, [], '']);
  });

  it('tells by notification what came of a copy whose window was left meanwhile', async () => {
    const { bench, companyId, copy, screen } = await startQuickCopy();
    await bench.call('signOut', { companyId });
    const copied = copy();
    screen.close();
    await copied;
    expect(bench.notifications.at(-1)?.title).toBe('ACME: nothing copied');
  });

  it('leads to the sign-in in the main window', async () => {
    const { bench, companyId, screen } = await startQuickCopy();
    bench.core.quickCopy.open({ companyId, screen: 'signIn' });
    expect([screen.isOpen, bench.shown]).toEqual([false, [{ screen: 'signIn', companyId }]]);
  });

  it.each([
    { companyId: 'gone', format: null },
    { companyId: 'company-1', format: 'password' },
    { companyId: 'company-1', format: null, more: true },
    'company-1',
    undefined,
  ])('takes no other input: %j', async (input) => {
    const { bench, screen } = await startQuickCopy();
    expect(await bench.core.quickCopy.copy(input)).toEqual({ outcome: 'cancelled' });
    bench.core.quickCopy.open({ companyId: 'company-1', screen: 'settings' });
    expect([bench.clipboard.text, bench.shown, screen.isOpen]).toEqual(['', [], false]);
  });
});

describe('quick copy of production', () => {
  it('closes, and copies only once that is confirmed', async () => {
    const { bench, copy, screen } = await startQuickCopy(PRODUCTION);
    const copied = copy('header');
    await bench.settle();
    expect([screen.isOpen, bench.clipboard.text]).toEqual([false, '']);
    const { shown } = await confirmShown(bench);
    expect(shown).toMatchObject({ company: 'ACME', purpose: { kind: 'copy', format: 'header' } });
    expect(await copied).toMatchObject({ outcome: 'copied' });
    expect(bench.clipboard.text).toMatch(/^Authorization: Bearer canary-access-/);
    expect(bench.notifications.at(-1)?.body).toMatch(/^ACME ◆ Production token copied/);
  });

  it('says nothing where it was cancelled, and why where it could not be answered', async () => {
    const { bench, companyId, copy } = await startQuickCopy(PRODUCTION);
    const cancelled = copy();
    await bench.settle();
    answerConfirmation(bench, 'cancel');
    expect([await cancelled, bench.notifications]).toEqual([{ outcome: 'cancelled' }, []]);
    const overtaken = copy();
    await bench.settle();
    await bench.call('signOut', { companyId });
    await overtaken;
    expect(bench.notifications.at(-1)?.body).toMatch(/^The company changed before you confirmed/);
    expect(bench.clipboard.text).toBe('');
  });

  it('in a pause is copied at once, and its window stays for what could go wrong', async () => {
    const { bench, companyId, copy, screen } = await startQuickCopy(PRODUCTION);
    const first = copy();
    await bench.settle();
    await confirmShown(bench, 'hour');
    await first;
    screen.isOpen = true;
    await bench.call('signOut', { companyId });
    bench.notifications.length = 0;
    expect(await copy()).toMatchObject({ outcome: 'nothing' });
    expect([screen.isOpen, bench.notifications]).toEqual([true, []]);
  });
});

it('its window is told what the main window is not, and the other way round', async () => {
  const { bench } = await startQuickCopy();
  const { feed, quickCopyFeed, snapshots } = bench.core;
  feed.whole();
  const { revision } = quickCopyFeed.whole();
  await bench.call('changeSettings', { theme: 'dark' });
  const next = snapshots.readAnew();
  expect(quickCopyFeed.changeTo(next)).toMatchObject({
    since: revision,
    rest: { settings: { theme: 'dark' } },
  });
  expect(feed.changeTo(next)).toMatchObject({ rest: { settings: { theme: 'dark' } } });
});
