// What a company's state means, in tray and window alike: how serious it is, and what can be done now. Pure.
import type { CompanyView } from './contract/companies.ts';
import type { StatusKind } from './contract/sessions.ts';
import { hasValidToken } from './token-life.ts';

/** The part of a company's view that all of this depends on. */
export type CompanyState = Pick<CompanyView, 'status' | 'offline' | 'validity' | 'nextTryMs'>;

/** `good`: the token works. `risk`: it works but was not renewed. `bad`: the operator must act. `calm`: nothing to do. */
export type Tone = 'good' | 'risk' | 'bad' | 'calm';

const TONES: Readonly<Record<StatusKind, Tone>> = {
  ready: 'good',
  onDemand: 'good',
  renewing: 'good',
  retrying: 'risk',
  expired: 'bad',
  needsSignIn: 'bad',
  signedOut: 'calm',
  signingIn: 'calm',
  unusable: 'risk',
};

export const toneOf = (status: StatusKind): Tone => TONES[status];

/** `ready`: a copy gives the token, at once or after the renewal that it asks for. `attention`: the operator is needed. */
export type Standing = 'ready' | 'attention' | 'offline' | 'noToken';

export function standingOf(company: CompanyState, nowMs: number): Standing {
  switch (company.status) {
    case 'needsSignIn':
      return 'attention';
    case 'retrying':
    case 'expired':
      return company.offline ? 'offline' : 'attention';
    case 'ready':
      if (hasValidToken(company, nowMs)) return 'ready';
      return isDue(company, nowMs) ? 'noToken' : 'attention';
    case 'onDemand':
      return 'ready';
    case 'signedOut':
    case 'signingIn':
    case 'renewing':
    case 'unusable':
      return hasValidToken(company, nowMs) ? 'ready' : 'noToken';
  }
}

/** The app is about to renew it by itself, as after a start: the moment before it is `renewing`. */
const isDue = ({ nextTryMs }: CompanyState, nowMs: number) => nextTryMs !== undefined && nextTryMs <= nowMs;

export type CompanyAction = 'copy' | 'signIn' | 'cancelSignIn' | 'renew' | 'signOut';
type Actions = readonly CompanyAction[];

// One list for each case: the same state always gives the same object, which React can compare.
const NONE: Actions = [];
const SIGN_IN: Actions = ['signIn'];
const CANCEL: Actions = ['cancelSignIn', 'signOut'];
const COPY_OR_CANCEL: Actions = ['copy', 'cancelSignIn', 'signOut'];
const SIGN_IN_AGAIN: Actions = ['signIn', 'signOut'];
const COPY_OR_SIGN_IN_AGAIN: Actions = ['copy', 'signIn', 'signOut'];
const COPY: Actions = ['copy', 'renew', 'signOut'];

/**
 * What the operator can do with a company's token now, the most useful first: copying, if that gives a token at once or
 * after a renewal; otherwise whatever leads to a token.
 */
export function possibleActions(company: CompanyState, nowMs: number): Actions {
  switch (company.status) {
    case 'signedOut':
      return SIGN_IN;
    case 'signingIn':
      return hasValidToken(company, nowMs) ? COPY_OR_CANCEL : CANCEL;
    case 'needsSignIn':
      return hasValidToken(company, nowMs) ? COPY_OR_SIGN_IN_AGAIN : SIGN_IN_AGAIN;
    case 'ready':
    case 'onDemand':
    case 'renewing':
    case 'retrying':
    case 'expired':
      return COPY;
    case 'unusable':
      return NONE;
  }
}

/** The companies whose tone changed; a renewal that comes and goes is not news. */
export function changedTone<Company extends { readonly id: string; readonly status: StatusKind }>(
  previous: readonly Company[],
  next: readonly Company[],
): readonly Company[] {
  const before = new Map(previous.map((company) => [company.id, TONES[company.status]]));
  return next.filter((company) => {
    const known = before.get(company.id);
    return known !== undefined && known !== TONES[company.status];
  });
}
