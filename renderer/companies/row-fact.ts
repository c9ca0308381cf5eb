// The one thing that a row says of its company in words. The mark next to the name, and the buttons, say the rest. Pure.
import { type Tone, toneOf } from '../../app/shared/company-state.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';

export interface RowFact {
  readonly words: string;
  readonly tone: Tone;
  /** The state, where the words leave it to the mark: for screen readers. */
  readonly state?: string;
}

/** `timeLeft`: in words, empty where there is no token. `isValid`: whether that token works now. */
export function rowFact(
  { status, statusText }: Pick<CompanyView, 'status' | 'statusText'>,
  timeLeft: string,
  isValid: boolean,
): RowFact {
  const tone = toneOf(status);
  switch (status) {
    case 'ready':
    case 'renewing':
      return timeLeft === ''
        ? { words: statusText, tone }
        : { words: timeLeft, tone: 'calm', state: statusText };
    // Its mark and the button to sign in say what is needed; how long there is time for it, nothing else does.
    case 'needsSignIn':
      return isValid ? { words: timeLeft, tone, state: statusText } : { words: statusText, tone };
    case 'retrying':
      return { words: isValid ? `${statusText} · ${timeLeft}` : statusText, tone };
    case 'onDemand':
      return { words: statusText, tone: 'calm' };
    case 'expired':
    case 'signedOut':
    case 'signingIn':
    case 'unusable':
      return { words: statusText, tone };
  }
}
