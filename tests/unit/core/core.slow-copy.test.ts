// A copy that has to wait for its service: the clipboard holds what the operator wanted last, whatever comes late.
import { describe, expect, it } from 'vitest';
import { passwordDraft, userIdDraft } from '../../support/core/company-inputs.ts';
import { answerConfirmation, confirmShown, PRODUCTION } from '../../support/core/confirming.ts';
import type { CoreBench } from '../../support/core/core-bench.ts';
import { startCore } from '../../support/core/core-under-test.ts';

const HOUR_MS = 3_600_000;

/** ACME's token is dead and its service holds the answer; Globex's is fresh. */
async function startSlowly(globexIs: Parameters<typeof userIdDraft>[0] = {}) {
  const core = await startCore();
  const { bench, service, add } = core;
  const acme = await add(passwordDraft());
  await bench.call('askService', { companyId: acme, typed: {}, pasted: null });
  bench.clock.sleep(HOUR_MS);
  const globex = await add(userIdDraft(globexIs));
  /** Begins a copy of ACME; gives its promise, and what lets its service answer. */
  const begin = async <Result>(copy: () => Promise<Result>) => {
    const arrived = service.hold();
    const copying = copy();
    const release = await arrived;
    const finish = async () => {
      release();
      await copying;
      await bench.settle();
    };
    return { copying, finish };
  };
  const byTray = () => begin(() => bench.core.backgroundCopy.copy(acme));
  const byWindow = () => begin(() => bench.call('copyToken', { companyId: acme, format: null }));
  const byQuickCopy = () => {
    bench.quickCopyScreen.isOpen = true;
    return begin(() => bench.core.quickCopy.copy({ companyId: acme, format: null }));
  };
  return { ...core, acme, globex, begin, byTray, byWindow, byQuickCopy };
}

const hostOnClipboard = ({ bench, service }: Awaited<ReturnType<typeof startSlowly>>) =>
  service.hostOf(bench.clipboard.text);
const said = (bench: CoreBench) => bench.notifications.map(({ title, body }) => `${title}: ${body}`);
const nothingSaid = /^ACME: nothing copied: /;

describe('a copy that its service kept waiting', () => {
  it('does not take the place of a later one, and nothing but that one is said', async () => {
    const test = await startSlowly();
    const { bench, globex, byTray } = test;
    const { finish } = await byTray();
    await bench.core.backgroundCopy.copy(globex);
    await finish();
    expect(hostOnClipboard(test)).toBe('globex.example.com');
    expect(said(bench)).toEqual([expect.stringMatching(/Globex token copied/)]);
    expect([...bench.standing]).toHaveLength(1);
    // The token was wanted all the same.
    expect(bench.company('ACME').status).toBe('ready');
  });

  it('ends as soon as a later one is asked for, and its button can be pressed again', async () => {
    const test = await startSlowly();
    const { bench, globex, byWindow } = test;
    const { copying, finish } = await byWindow();
    await bench.copied(globex);
    expect(await copying).toEqual({ outcome: 'cancelled' });
    await finish();
    expect(hostOnClipboard(test)).toBe('globex.example.com');
  });

  it('of a company that is clicked again is one copy', async () => {
    const test = await startSlowly();
    const { bench, byTray } = test;
    const written: string[] = [];
    bench.clipboard.onWrite = (text) => void written.push(text);
    const { finish } = await byTray();
    const again = bench.core.backgroundCopy.copy(test.acme);
    await bench.settle();
    await finish();
    await again;
    expect([hostOnClipboard(test), written.length]).toEqual(['acme.example.com', 1]);
    expect(said(bench)).toEqual([expect.stringMatching(/ACME token copied/)]);
  });

  it('leaves a locked computer without a token, and says so', async () => {
    const { bench, acme, byTray } = await startSlowly();
    const { finish } = await byTray();
    await bench.core.lock();
    await finish();
    expect(bench.clipboard.text).toBe('');
    expect(said(bench)).toEqual([expect.stringMatching(nothingSaid)]);
    expect(said(bench)[0]).toContain('The screen was locked. The ACME token was not ready yet');
    const { entries } = await bench.call('readActivity', { companyId: acme, group: null, limit: 9 });
    expect(entries.map(({ text }) => text).join()).not.toContain('no valid token');
  });

  it('does not come after the clipboard was cleared, and its button says so', async () => {
    const { bench, byWindow } = await startSlowly();
    const { copying, finish } = await byWindow();
    await bench.call('clearClipboard', undefined);
    await finish();
    expect(await copying).toMatchObject({
      outcome: 'nothing',
      problem: { title: 'You cleared the clipboard', remedy: 'none' },
    });
    expect(bench.clipboard.text).toBe('');
  });

  it('leaves a user ID alone that was copied meanwhile', async () => {
    const { bench, acme, byTray } = await startSlowly();
    const { finish } = await byTray();
    await bench.call('copyUserId', { companyId: acme });
    await finish();
    expect([bench.clipboard.text, said(bench)]).toEqual(['practice-26', []]);
  });

  it.each([
    { answer: 'no', host: 'acme.example.com' },
    { answer: 'yes', host: 'globex.example.com' },
  ])('gives way to a copy that is confirmed meanwhile: $answer', async ({ answer, host }) => {
    const test = await startSlowly(PRODUCTION);
    const { bench, globex, byTray } = test;
    const { finish } = await byTray();
    const asked = bench.core.backgroundCopy.copy(globex);
    await bench.settle();
    if (answer === 'yes') await confirmShown(bench);
    else answerConfirmation(bench, 'cancel');
    await asked;
    await finish();
    expect(hostOnClipboard(test)).toBe(host);
  });

  it('comes although a copied token was replaced meanwhile, which is no wish of the operator', async () => {
    const test = await startSlowly();
    const { bench, service, globex } = test;
    service.lifetimeS = 120;
    await bench.call('renew', { companyId: globex });
    await bench.call('changeSettings', { clearClipboardAfterS: 600 });
    await bench.copied(globex);
    const { finish } = await test.byTray();
    bench.clock.sleep(150_000);
    await bench.core.wake();
    await bench.settle();
    expect(bench.snapshot().clipboard).toMatchObject({
      kind: 'holds',
      company: 'Globex',
      isReplacement: true,
    });
    await finish();
    expect(hostOnClipboard(test)).toBe('acme.example.com');
  });
});

/** The operator turned to another app meanwhile. */
function openAnew(bench: CoreBench): void {
  bench.quickCopyScreen.close();
  bench.quickCopyScreen.isOpen = true;
  bench.core.quickCopy.prepare();
}

describe('quick copy of a token that its service kept waiting', () => {
  it('is cancelled with its window, without a word', async () => {
    const { bench, byQuickCopy } = await startSlowly();
    const { copying, finish } = await byQuickCopy();
    bench.core.quickCopy.cancel();
    bench.quickCopyScreen.close();
    expect(await copying).toEqual({ outcome: 'cancelled' });
    await finish();
    expect([bench.clipboard.text, said(bench)]).toEqual(['', []]);
  });

  it('says in its window that the screen was locked', async () => {
    const { bench, byQuickCopy } = await startSlowly();
    const { copying, finish } = await byQuickCopy();
    await bench.core.lock();
    expect(await copying).toMatchObject({
      ...{ outcome: 'nothing', isAway: true },
      problem: { title: 'The screen was locked' },
    });
    await finish();
    expect([bench.clipboard.text, bench.quickCopyScreen.isOpen, said(bench)]).toEqual(['', true, []]);
  });

  it('does not close the window in which another company has been chosen by then', async () => {
    const { bench, globex, byQuickCopy } = await startSlowly();
    const { copying } = await byQuickCopy();
    openAnew(bench);
    let goOn = () => {};
    bench.clipboard.meanwhile = () =>
      new Promise((resolve) => {
        goOn = resolve;
      });
    const later = bench.core.quickCopy.copy({ companyId: globex, format: null });
    await copying;
    expect(bench.quickCopyScreen.isOpen).toBe(true);
    bench.clipboard.meanwhile = () => undefined;
    goOn();
    await later;
    expect(bench.quickCopyScreen.isOpen).toBe(false);
  });

  it('goes on where its window was left, whatever becomes of the next one', async () => {
    const test = await startSlowly();
    const { bench, byQuickCopy } = test;
    const { finish } = await byQuickCopy();
    openAnew(bench);
    bench.core.quickCopy.cancel();
    await finish();
    expect([hostOnClipboard(test), bench.quickCopyScreen.isOpen]).toEqual(['acme.example.com', true]);
    expect(said(bench)).toEqual([expect.stringMatching(/ACME token copied/)]);
  });

  it('cancels nothing of the tray’s', async () => {
    const test = await startSlowly();
    const { bench, byTray } = test;
    const { finish } = await byTray();
    bench.core.quickCopy.cancel();
    await finish();
    expect(hostOnClipboard(test)).toBe('acme.example.com');
  });
});
