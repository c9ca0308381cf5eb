// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import type { ClearedBecause, ClipboardView } from '../../../../app/shared/contract/clipboard.ts';
import { ClipboardNews } from '../../../../renderer/clipboard/clipboard-news.tsx';
import { CompanyActions, CompanyActionsContext } from '../../../../renderer/companies/company-actions.ts';
import { keepClicks, takeEarlyClicks } from '../../../../renderer/home-picture/early-click.ts';
import { showToast } from '../../../../renderer/ui/toast.tsx';
import { company } from '../../../support/snapshot/company-view-sample.ts';
import { PlayedMain } from '../played-main.ts';
import { runHook } from '../run-hook.tsx';

afterEach(() => vi.useRealTimers());

const NOTHING = { kind: 'nothing' } as const;
const copied = { companyId: 'a', company: 'ACME', format: 'bearer' } as const;

const held = (copyId: number, more: Partial<ClipboardView> = {}): ClipboardView => ({
  ...{ kind: 'holds', copyId, ...copied, message: 'ACME token copied' },
  ...{ shortLived: false, isReplacement: false, clearsAtMs: Date.now() + 60_000 },
  ...(more as object),
});
const cleared = (copyId: number, because: ClearedBecause): ClipboardView => ({
  ...{ kind: 'cleared', copyId, ...copied, because },
  clearedAtMs: Date.now(),
});

async function open(clipboard: ClipboardView = NOTHING) {
  const main = await PlayedMain.start({ clipboard, companies: [company()] });
  const actions = new CompanyActions({} as never, ((key: string) => key) as never, {} as never);
  const page = await runHook(
    () => undefined,
    () => (
      <CompanyActionsContext value={actions}>
        <ClipboardNews />
      </CompanyActionsContext>
    ),
  );
  const tell = (view: ClipboardView) => page.after(() => main.tell({ clipboard: view }));
  const press = (name: string) =>
    page.after(() =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)?.click(),
    );
  return { main, page, tell, press };
}

it('says how long a token can be pasted, wherever it was copied, and then once that it was cleared', async () => {
  const { page, tell } = await open();
  expect(page.toasts).toEqual([]);
  await tell(held(1));
  expect(page.toasts).toEqual([expect.stringMatching(/^ACME token copied: Paste within 1 min/)]);
  await tell(cleared(1, 'time'));
  expect(page.toasts).toEqual(['ACME token cleared from the clipboard']);
  await tell(NOTHING);
  expect(page.toasts).toHaveLength(1);
});

it('copies again in the same format, and clears now', async () => {
  const { main, tell, press } = await open();
  await tell(held(1));
  await press('Clear now');
  expect(main.waiting).toEqual(['clearClipboard']);
  await tell(held(2));
  await tell(cleared(2, 'time'));
  await press('Copy again');
  expect(main.inputOf('copyToken')).toEqual({ companyId: 'a', format: 'bearer' });
});

it('says of the next copy what it said of the first, in its place', async () => {
  const { page, tell } = await open();
  await tell(held(1));
  await tell(held(2, { message: 'Globex token copied' } as never));
  expect(page.toasts).toEqual([expect.stringMatching(/^Globex token copied/)]);
});

it('forgets with the next copy that the last one was cleared, and not before', async () => {
  const { page, tell } = await open();
  await tell(held(1));
  await tell(cleared(1, 'locked'));
  await tell(NOTHING);
  expect(page.toasts).toEqual([expect.stringMatching(/screen was locked/)]);
  await tell(held(2));
  expect(page.toasts).toEqual([expect.stringMatching(/^ACME token copied/)]);
});

it('waits for the operator who locked the screen, and goes a moment later', async () => {
  const { page, tell } = await open();
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  await tell(held(1));
  await tell(cleared(1, 'locked'));
  await page.after(() => vi.advanceTimersByTime(3_600_000));
  expect(page.toasts).toHaveLength(1);
  await page.after(() => window.dispatchEvent(new Event('pointermove')));
  await page.after(() => vi.advanceTimersByTime(11_999));
  expect(page.toasts).toHaveLength(1);
  await page.after(() => vi.advanceTimersByTime(1));
  expect(page.toasts).toEqual([]);
});

it('says nothing any more once another app has copied something', async () => {
  const { page, tell } = await open();
  await tell(held(1));
  await tell(NOTHING);
  expect(page.toasts).toEqual([]);
});

it.each([
  ['operator', /^ACME token cleared from the clipboard$/, []],
  ['locked', /screen was locked/, ['Copy again']],
  ['dead', /no longer works/, ['Copy again']],
  ['signedOut', /no longer signed in/, []],
] as const)('says why it was cleared: %s', async (because, words, buttons) => {
  const { page, tell } = await open();
  await tell(held(1));
  await tell(cleared(1, because));
  expect(page.toasts).toEqual([expect.stringMatching(words)]);
  const labels = [...document.querySelectorAll('[role="alertdialog"] button')].map(
    ({ textContent }) => textContent,
  );
  expect(labels.filter(Boolean)).toEqual(buttons);
});

it('after a sign-out is shown beside the message about that, whichever comes first', async () => {
  const { page, tell } = await open();
  await tell(held(1));
  await page.after(() => void showToast({ tone: 'good', title: 'Signed out of ACME' }));
  await tell(cleared(1, 'signedOut'));
  expect(page.toasts).toContainEqual('Signed out of ACME');
  expect(page.toasts).toContainEqual(expect.stringMatching(/no longer signed in/));
  await page.after(() => void showToast({ tone: 'good', title: 'Signed out of all companies' }));
  expect(page.toasts).toContainEqual('Signed out of all companies');
  expect(page.toasts).toContainEqual(expect.stringMatching(/no longer signed in/));
});

it('in a window that opens meanwhile, says what is still to be pasted, and no news that is over', async () => {
  const { page } = await open(held(1));
  expect(page.toasts).toHaveLength(1);
  await page.end();
  const { page: later } = await open(cleared(1, 'time'));
  expect(later.toasts).toEqual([]);
});

it('says only that it was copied where it is never cleared', async () => {
  const { page, tell } = await open();
  const { clearsAtMs: _never, ...view } = held(1) as Extract<ClipboardView, { kind: 'holds' }>;
  await tell(view);
  expect(page.toasts).toEqual(['ACME token copied']);
});

it('in a window that opens, says nothing of an old copy that stays, but of one that was clicked in the last list', async () => {
  const { clearsAtMs: _never, ...view } = held(1) as Extract<ClipboardView, { kind: 'holds' }>;
  const { page } = await open(view);
  expect(page.toasts).toEqual([]);
  await page.end();
  const picture = document.createElement('div');
  picture.innerHTML = '<button data-key="a" data-early="copy">Copy</button>';
  keepClicks(picture, () => Promise.resolve({ outcome: 'cancelled' }));
  picture.querySelector('button')?.click();
  const { page: early } = await open(view);
  takeEarlyClicks();
  expect(early.toasts).toEqual(['ACME token copied']);
});
