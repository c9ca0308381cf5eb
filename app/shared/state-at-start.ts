// What a start will find of a company that is left as it is now: one rule for the tray's last picture and the window's. Pure.
import type { CompanyState } from './company-state.ts';
import type { CompanyView } from './contract/companies.ts';

const NONE = { kind: 'none' } as const;
const READY: CompanyState = {
  ...{ status: 'ready', offline: false },
  // A copy gives a fresh token, or says why not.
  validity: { kind: 'unknown', sinceMs: 0 },
};
const SIGNED_OUT: CompanyState = { status: 'signedOut', offline: false, validity: NONE };

/** `isForgotten`: without a keyring, a start finds no sign-in. The practice service signs in by itself, whatever was before. */
export function stateAtStart(
  { status, practice }: Pick<CompanyView, 'status' | 'practice'>,
  isForgotten: boolean,
): CompanyState {
  switch (status) {
    case 'unusable':
      return { status, offline: false, validity: NONE };
    case 'needsSignIn':
      return practice ? READY : { status, offline: false, validity: NONE };
    case 'signedOut':
    case 'signingIn':
      return practice ? READY : SIGNED_OUT;
    case 'ready':
    case 'onDemand':
    case 'renewing':
    case 'retrying':
    case 'expired':
      return isForgotten && !practice ? SIGNED_OUT : READY;
  }
}
