// Where a click on a notification leads: to what it asks for. Pure.
import type { Navigation } from '../shared/contract/bridge.ts';
import type { Session } from '../tokens/session.ts';
import type { Cause } from './trouble.ts';

/** As the company is now: the click may come hours later. A locked keyring needs no password, but its page's advice. */
export function landingOf({ company, view: { status } }: Pick<Session, 'company' | 'view'>): Navigation {
  const wantsSignIn = status.kind === 'needsSignIn' && status.reason !== 'secretUnreadable';
  return { screen: wantsSignIn ? 'signIn' : 'company', companyId: company.id };
}

/** `cause`: undefined for a recovery. */
export function groupLandingOf(cause: Cause | undefined): Navigation {
  if (cause === 'signIn') return { screen: 'signInRound' };
  return { screen: 'companies', only: cause === 'unreachable' ? 'offline' : 'attention' };
}
