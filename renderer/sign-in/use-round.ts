// The round while it is gone through: the company at hand, and what follows when it is signed in to or skipped.
import { useEffect, useState } from 'react';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import type { CompanySignIn } from '../../app/shared/contract/sessions.ts';
import { currentSnapshot, useCompany, useSnapshot } from '../bridge.ts';
import { useFinish } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { showToast } from '../ui/toast.tsx';
import { beginRound, movedOn, type Round, withResults } from './round.ts';
import { savedToast } from './saved-toast.ts';

const SCREEN = { screen: 'signInRound' } as const;

export function useRound(wantedIds: readonly string[] | undefined) {
  const t = useTexts();
  const finish = useFinish();
  const [round, setRound] = useState(() => beginRound(currentSnapshot(), wantedIds));
  const company = useCompany(round.companyIds[round.at] ?? '');
  const isGone = company === undefined;
  const total = useSnapshot(({ companies }) => companies.length);

  const goOn = (next: Round) => {
    const moved = movedOn(next, currentSnapshot().companies);
    setRound(moved);
    if (moved.at < moved.companyIds.length) return;
    finish(SCREEN);
    const { length: count } = moved.signedInIds;
    if (count > 1) showToast({ tone: 'good', title: t('round.done', { count }) });
  };

  // Deleted meanwhile, as by an import that is undone.
  useEffect(() => {
    if (isGone && round.at < round.companyIds.length) goOn(round);
  }, [isGone, total]);

  const signedIn = (own: CompanyView, results: readonly CompanySignIn[]) => {
    for (const { companyId, result } of results) {
      const notice = result.outcome === 'signedIn' ? result.notice : undefined;
      const name = currentSnapshot().companies.find(({ id }) => id === companyId)?.label ?? '';
      if (notice !== undefined) showToast(savedToast(t('company.signedIn', { name }), notice));
    }
    const next = withResults(round, own, results);
    if (next.signedInIds.length === 1)
      showToast(savedToast(t('company.signedIn', { name: own.label }), undefined));
    goOn(next);
  };

  return { round, company, signedIn, skip: () => goOn(round) };
}
