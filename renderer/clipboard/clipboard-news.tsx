// Says what happens to the copied token, wherever it was copied: how long it can be pasted, then once that it was cleared.
import { useEffect, useRef } from 'react';
import type { ClearedCopy, ClipboardView, HeldCopy } from '../../app/shared/contract/clipboard.ts';
import { call, currentSnapshot, useLanguage, useSnapshot, watchSnapshots } from '../bridge.ts';
import { type CompanyActions, useCompanyActions } from '../companies/company-actions.ts';
import { holdsEarlyCopy } from '../home-picture/early-click.ts';
import { type Translate, useTexts } from '../texts/texts.ts';
import { showToast, type Toast } from '../ui/toast.tsx';
import { showUntilReturn } from '../ui/toast-until-return.ts';
import { PasteCountdown } from './paste-countdown.tsx';

/** A token that stays for longer is not counted down all the time: the message would be in the way. */
const LONGEST_SHOWN_MS = 60_000;
const CLEARED_SHOWN_MS = 12_000;

export function ClipboardNews() {
  const t = useTexts();
  const actions = useCompanyActions();
  const told = useRef<ClipboardView | undefined>(undefined);
  const close = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    const look = () => {
      const { clipboard: view } = currentSnapshot();
      const before = told.current;
      told.current = view;
      if (keyOf(before) === keyOf(view)) return;
      const wasHeld = before?.kind === 'holds';
      // That it was cleared stays true until the next copy.
      if (wasHeld || view.kind === 'holds') close.current?.();
      const isOld = before === undefined && !holdsEarlyCopy();
      if (view.kind === 'holds') close.current = tellHeld(view, t, isOld);
      // A window that was opened after it was cleared is too late for the news.
      else if (view.kind === 'cleared' && wasHeld) close.current = tellCleared(view, t, actions);
    };
    look();
    return watchSnapshots(look);
  }, [t, actions]);
  return null;
}

const keyOf = (view: ClipboardView | undefined) =>
  view && 'copyId' in view ? `${view.kind} ${view.copyId}` : undefined;

/** `isOld`: copied before this window was opened. Returns what closes the message. */
function tellHeld(view: HeldCopy, t: Translate, isOld: boolean): (() => void) | undefined {
  const words = { tone: view.shortLived ? 'risk' : 'good', title: view.message } as const;
  if (view.clearsAtMs === undefined) return isOld ? undefined : showToast(words);
  const clear = { name: t('clipboard.clearNow'), run: () => void call('clearClipboard', undefined) };
  const isLong = view.clearsAtMs - Date.now() > LONGEST_SHOWN_MS + 1_000;
  const shownMs = isLong ? LONGEST_SHOWN_MS : Number.POSITIVE_INFINITY;
  return showToast({ ...words, detail: <HeldCountdown />, action: clear }, shownMs);
}

/** As above. */
function tellCleared(view: ClearedCopy, t: Translate, actions: CompanyActions): () => void {
  const title = t('clipboard.cleared', { name: view.company });
  const company = currentSnapshot().companies.find(({ id }) => id === view.companyId);
  const again: Pick<Toast, 'action'> = company
    ? { action: { name: t('clipboard.copyAgain'), run: () => void actions.copy(company, view.format) } }
    : {};
  switch (view.because) {
    case 'time':
      return showToast({ tone: 'good', title, ...again }, CLEARED_SHOWN_MS);
    case 'operator':
      return showToast({ tone: 'good', title });
    case 'locked': {
      const words = { tone: 'good', title, meaning: t('clipboard.lockedMeaning') } as const;
      return showUntilReturn({ ...words, ...again });
    }
    case 'dead':
      return showToast({ tone: 'risk', title, meaning: t('clipboard.deadMeaning'), ...again });
    case 'signedOut':
      return showToast({ tone: 'good', title, meaning: t('clipboard.signedOutMeaning'), isAside: true });
  }
}

/** Follows the clock of the computer where it is set meanwhile. */
function HeldCountdown() {
  const language = useLanguage();
  const clearsAtMs = useSnapshot(({ clipboard }) =>
    clipboard.kind === 'holds' ? clipboard.clearsAtMs : undefined,
  );
  return clearsAtMs === undefined ? null : <PasteCountdown clearsAtMs={clearsAtMs} language={language} />;
}
