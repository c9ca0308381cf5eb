// How long a token still works, counting down while it is looked at.
import type { Validity } from '../../app/contract.ts';
import { useLanguage } from '../bridge.ts';
import { type Translate, useTexts } from '../texts/texts.ts';
import { useTicking } from '../ui/ticking.ts';
import { durationWords } from '../ui/time-words.ts';

/** Empty where there is no token. */
export function timeLeftWords(validity: Validity, nowMs: number, language: string, t: Translate): string {
  switch (validity.kind) {
    case 'none':
      return '';
    case 'unknown':
      return t('time.unknown');
    case 'until':
      if (validity.untilMs <= nowMs) return t('time.none');
      return t('time.left', { duration: durationWords(validity.untilMs - nowMs, language) });
  }
}

/** What is left of the lifetime, from 0 to 100. */
export function percentLeft(validity: Validity, nowMs: number): number {
  if (validity.kind !== 'until' || validity.lifetimeMs <= 0) return 0;
  const share = (validity.untilMs - nowMs) / validity.lifetimeMs;
  return Math.round(Math.min(1, Math.max(0, share)) * 100);
}

export function useTimeLeft(validity: Validity): string {
  const t = useTexts();
  const language = useLanguage();
  const counting = validity.kind === 'until' && validity.untilMs > Date.now();
  return useTicking(counting, (nowMs) => timeLeftWords(validity, nowMs, language, t));
}

export function usePercentLeft(validity: Validity): number {
  const counting = validity.kind === 'until' && validity.untilMs > Date.now();
  return useTicking(counting, (nowMs) => percentLeft(validity, nowMs));
}
