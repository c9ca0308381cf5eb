// "You will need your password again on Tuesday 16:40", what that depends on, or that it is not known.
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import type { PasswordAgain } from '../../app/shared/contract/sessions.ts';
import { fullMomentWords, isSameDay } from '../../app/shared/time-words.ts';
import { useLanguage } from '../bridge.ts';
import { type Translate, useTexts } from '../texts/texts.ts';
import { usePossibleActions } from './time-left.ts';

export function PasswordAgainWords({ company }: { readonly company: CompanyView }) {
  const t = useTexts();
  const language = useLanguage();
  const { passwordAgain } = company;
  const canRenew = usePossibleActions(company).includes('renew');
  // Where the password is needed now, the status says so already.
  if (!passwordAgain || passwordAgain.kind === 'notNeeded' || !canRenew) return null;
  return <p>{words(passwordAgain, { t, language, nowMs: Date.now() })}</p>;
}

interface Speaking {
  readonly t: Translate;
  readonly language: string;
  readonly nowMs: number;
}

function words(
  again: Exclude<PasswordAgain, { kind: 'notNeeded' }>,
  { t, language, nowMs }: Speaking,
): string {
  if (again.kind === 'stored') return t('company.passwordByItself');
  if (again.kind === 'unknown') return t('company.passwordUnknown');
  if (again.kind === 'whileRunning') return t('company.passwordWhileRunning');
  if (again.atMs <= nowMs) return t('company.passwordPast');
  const moment = fullMomentWords(again.atMs, nowMs, language);
  if (again.kind === 'notBefore') return t('company.passwordNotBefore', { moment });
  if (again.kind === 'ifIdle') return t('company.passwordIfIdle', { moment });
  return t(isSameDay(again.atMs, nowMs) ? 'company.passwordToday' : 'company.passwordOn', { moment });
}
