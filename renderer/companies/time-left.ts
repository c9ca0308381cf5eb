// What changes while a company is in view: the time its token has left, and what can be done once that is over.
import { type CompanyAction, possibleActions } from '../../app/shared/company-state.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import type { Validity } from '../../app/shared/contract/sessions.ts';
import { durationWords, momentWords } from '../../app/shared/time-words.ts';
import { hasValidToken, isBeforeExpiry } from '../../app/shared/token-life.ts';
import { useLanguage } from '../bridge.ts';
import { type Translate, useTexts } from '../texts/texts.ts';
import { type Countdown, useTicking } from '../ui/ticking.ts';

/** A bar that is redrawn more often than this looks no smoother. */
const MIN_STEP_MS = 1_000;

/** Empty where there is no token. */
export function timeLeftWords(validity: Validity, nowMs: number, language: string, t: Translate): string {
  switch (validity.kind) {
    case 'none':
      return '';
    case 'unknown':
      return t('time.unknown');
    case 'until':
      if (!isBeforeExpiry(validity.untilMs, nowMs)) return t('time.none');
      return t('time.left', { duration: durationWords(validity.untilMs - nowMs, language) });
  }
}

/** When the token expires or expired; since when it is there if its expiry is unknown. Empty where there is no token. */
export function expiryWords(validity: Validity, nowMs: number, language: string, t: Translate): string {
  const moment = (ms: number) => momentWords(ms, nowMs, language);
  switch (validity.kind) {
    case 'none':
      return '';
    case 'unknown':
      return t('time.unknownSince', { moment: moment(validity.sinceMs) });
    case 'until':
      return isBeforeExpiry(validity.untilMs, nowMs)
        ? t('company.validUntilMoment', { moment: moment(validity.untilMs) })
        : t('company.expiredMoment', { moment: moment(validity.untilMs) });
  }
}

/** What is left of the lifetime, from 0 to 100; 0 once the token no longer counts as valid. */
export function percentLeft(validity: Validity, nowMs: number): number {
  if (validity.kind !== 'until' || validity.lifetimeMs <= 0) return 0;
  if (!isBeforeExpiry(validity.untilMs, nowMs)) return 0;
  const share = (validity.untilMs - nowMs) / validity.lifetimeMs;
  return Math.round(Math.min(1, Math.max(0, share)) * 100);
}

export function useTimeLeft(validity: Validity): string {
  const t = useTexts();
  const language = useLanguage();
  return useTicking(countdown(validity), (nowMs) => timeLeftWords(validity, nowMs, language, t));
}

export function useExpiry(validity: Validity): string {
  const t = useTexts();
  const language = useLanguage();
  return useTicking(countdown(validity), (nowMs) => expiryWords(validity, nowMs, language, t));
}

export function usePercentLeft(validity: Validity): number {
  const stepMs = validity.kind === 'until' ? Math.max(MIN_STEP_MS, validity.lifetimeMs / 100) : MIN_STEP_MS;
  return useTicking(countdown(validity, stepMs), (nowMs) => percentLeft(validity, nowMs));
}

/** Whether there is a token that can be copied as it is. */
export function useIsValid({ validity }: CompanyView): boolean {
  return useTicking(countdown(validity), (nowMs) => hasValidToken({ validity }, nowMs));
}

export function usePossibleActions(company: CompanyView): readonly CompanyAction[] {
  return useTicking(countdown(company.validity), (nowMs) => possibleActions(company, nowMs));
}

/** Undefined where nothing counts down. */
function countdown(validity: Validity, stepMs?: number): Countdown | undefined {
  if (validity.kind !== 'until' || !hasValidToken({ validity }, Date.now())) return undefined;
  return { untilMs: validity.untilMs, ...(stepMs === undefined ? {} : { stepMs }) };
}
