// How the things that one can ask of a session end, as values.
import type { TokenFailure } from '../providers/token-answer.ts';
import type { HeldToken, NeedsSignIn } from './session-status.ts';

export type SignInOutcome =
  | { readonly kind: 'signedIn' }
  | { readonly kind: 'failed'; readonly failure: TokenFailure }
  /** The session was signed out, edited, deleted or signed in anew meanwhile. */
  | { readonly kind: 'dropped' };

export type RenewOutcome =
  | { readonly kind: 'renewed' }
  | { readonly kind: 'failed'; readonly failure: TokenFailure }
  | NeedsSignIn
  /** As above. */
  | { readonly kind: 'dropped' };

/** What can be copied now. `aging`: alive, but it could not be renewed and has less time left than promised. */
export type CopyableToken =
  | { readonly kind: 'fresh' | 'aging'; readonly token: HeldToken; readonly renewal?: RenewOutcome }
  | { readonly kind: 'none'; readonly renewal?: RenewOutcome };
