// What each state means at a glance, and which changes of state are worth saying aloud. Pure.
import type { CompanyView, StatusKind } from '../../app/contract.ts';

/** `good`: the token works. `risk`: it works, but not renewed. `bad`: the operator must act. `calm`: nothing is wanted. */
export type Tone = 'good' | 'risk' | 'bad' | 'calm';

const TONES: Record<StatusKind, Tone> = {
  ready: 'good',
  refreshing: 'good',
  retrying: 'risk',
  expired: 'bad',
  needsSignIn: 'bad',
  signedOut: 'calm',
  signingIn: 'calm',
  unusable: 'risk',
};

export function toneOf(status: StatusKind): Tone {
  return TONES[status];
}

export function needsAttention(company: CompanyView): boolean {
  return toneOf(company.status) === 'risk' || toneOf(company.status) === 'bad';
}

/** Whether a copy gives the token at once. */
export function isReady({ status, validity }: CompanyView, nowMs: number): boolean {
  if (toneOf(status) !== 'good' || validity.kind === 'none') return false;
  return validity.kind === 'unknown' || validity.untilMs > nowMs;
}

/** Whether a click on copy can end in a token: there is one, or the app can get one by itself. */
export function canCopy(company: CompanyView): boolean {
  if (company.validity.kind !== 'none' && company.status !== 'signedOut') return true;
  return company.status === 'expired' && company.problem?.wayOut !== 'signIn';
}

/** Whether only a sign-in leads to the next token. */
export function needsSignIn({ status }: CompanyView): boolean {
  return status === 'signedOut' || status === 'signingIn' || status === 'needsSignIn';
}

/** The companies whose tone changed; a refresh that comes and goes is not news. */
export function changedTone(
  previous: readonly CompanyView[],
  next: readonly CompanyView[],
): readonly CompanyView[] {
  const before = new Map(previous.map((company) => [company.id, toneOf(company.status)]));
  return next.filter((company) => {
    const known = before.get(company.id);
    return known !== undefined && known !== toneOf(company.status);
  });
}
