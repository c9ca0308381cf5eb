import { describe, expect, it } from 'vitest';
import { groupLandingOf, landingOf } from '../../../app/announcements/announcement-landing.ts';
import type { NeedsSignInReason, SessionStatus } from '../../../app/tokens/session-status.ts';
import { acme } from '../tokens/session-under-test.ts';

const landing = (status: SessionStatus) => landingOf({ company: acme, view: { status, isRenewing: false } });
const inNeed = (reason: NeedsSignInReason) => landing({ kind: 'needsSignIn', reason });

describe('a click on a notification', () => {
  it('about a sign-in leads to the sign-in', () => {
    for (const reason of ['passwordNotStored', 'refused', 'storedRefused', 'otherUser'] as const)
      expect(inNeed(reason)).toEqual({ screen: 'signIn', companyId: 'acme' });
  });

  it('about a keyring leads to the advice on the page of the company', () => {
    expect(inNeed('secretUnreadable')).toEqual({ screen: 'company', companyId: 'acme' });
  });

  it('leads to the company where the sign-in has been done meanwhile', () => {
    expect(landing({ kind: 'ready' })).toEqual({ screen: 'company', companyId: 'acme' });
  });

  it('about several sign-ins leads from company to company, and else to those in trouble', () => {
    expect(groupLandingOf('signIn')).toEqual({ screen: 'signInRound' });
    expect(groupLandingOf('keyring')).toEqual({ screen: 'companies', only: 'attention' });
    expect(groupLandingOf('unreachable')).toEqual({ screen: 'companies', only: 'offline' });
    expect(groupLandingOf(undefined)).toEqual({ screen: 'companies', only: 'attention' });
  });
});
