import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Company } from '../../../app/companies/company.ts';
import type { TokenProvider } from '../../../app/providers/provider.ts';
import type { TokenFailure } from '../../../app/providers/token-answer.ts';
import { companyView, type ViewFacts } from '../../../app/snapshot/company-view.ts';
import { CompanyViews } from '../../../app/snapshot/company-views.ts';
import { Texts } from '../../../app/texts/texts.ts';
import type { SessionStatus, SessionView, TokenFacts } from '../../../app/tokens/session-status.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { ScriptedProvider } from '../../support/services/scripted-provider.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 23, 59, 58);
const texts = new Texts();
const { provider } = new ScriptedProvider({ clock: new ManualClock() });

const token: TokenFacts = {
  receivedAtMs: NOW_MS,
  isRefreshable: true,
  expiry: { kind: 'until', expiresAtMs: NOW_MS + 1_500, lifetimeMs: 60_000 },
};
const failing: SessionStatus = {
  kind: 'retrying',
  failure: { kind: 'offline' },
  nextTryAtMs: NOW_MS + 9_000,
};

const company = (label: string): Company => ({
  ...{ id: label, label, providerId: 'scripted', address: 'https://tokens.example.com/', account: {} },
  ...{ storePassword: false, copyFormat: 'token', practice: false },
});

const facts = (changed: Partial<ViewFacts> = {}): ViewFacts => ({
  company: ACME,
  provider,
  session: READY,
  texts,
  nowMs: NOW_MS,
  isFavourite: false,
  ...changed,
});

const ACME = company('ACME');
const READY: SessionView = { status: { kind: 'ready' }, isRenewing: false, token };

describe('the view of a company that cannot renew', () => {
  it.each<[TokenFailure, boolean, string]>([
    [{ kind: 'offline' }, true, 'Offline'],
    [{ kind: 'timeout' }, true, 'Offline'],
    [{ kind: 'proxy' }, false, 'Cannot renew'],
    [{ kind: 'misconfigured', reason: 'webPage' }, false, 'Cannot renew'],
  ])('says offline only where no one answered: $kind', (failure, offline, statusText) => {
    const status = { kind: 'retrying', failure, nextTryAtMs: NOW_MS } as const;
    const view = companyView(facts({ session: { status, isRenewing: false, token } }));
    expect(view).toMatchObject({ offline, statusText });
  });
});

describe('the views of companies', () => {
  it('are the same objects while nothing changes but the time', () => {
    const views = new CompanyViews();
    const before = facts();
    expect(views.of({ ...before, nowMs: NOW_MS + 86_400_000 })).toBe(views.of(before));
  });

  it.each<[string, Partial<ViewFacts>]>([
    ['the session', { session: { status: failing, isRenewing: false, token } }],
    ['the place', { isFavourite: true }],
    ['the service', { provider: undefined }],
    ['the company', { company: { ...ACME, label: 'ACME Europe' } }],
  ])('are made anew when %s changes', (_what, changed) => {
    const views = new CompanyViews();
    views.of(facts());
    expect(views.of(facts(changed))).toEqual(companyView(facts(changed)));
  });

  it('say what they would say if each were made anew, whatever changes and whenever', () => {
    const companies = [ACME, company('Globex')];
    const sessions: SessionView[] = [
      ...[{ kind: 'ready' }, failing, { kind: 'expired', nextTryAtMs: 0 }].flatMap((status) => [
        { status: status as SessionStatus, isRenewing: false },
        { status: status as SessionStatus, isRenewing: true, token },
      ]),
      { status: { kind: 'needsSignIn', reason: 'refused' }, isRenewing: false, token },
    ];
    const change = fc.record({
      company: fc.constantFrom(...companies),
      provider: fc.constantFrom<TokenProvider | undefined>(provider, undefined),
      session: fc.constantFrom(...sessions),
      isFavourite: fc.boolean(),
      passesMs: fc.constantFrom(0, 1, 499, 500, 999, 1_000, 60_000),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const views = new CompanyViews();
        let nowMs = NOW_MS;
        for (const { passesMs, ...changed } of changes) {
          nowMs += passesMs;
          const now = facts({ ...changed, nowMs });
          expect(views.of(now)).toEqual(companyView(now));
        }
      }),
    );
  });

  it('say that a token has died in the very moment, in the middle of a second', () => {
    const views = new CompanyViews();
    const session: SessionView = { status: failing, isRenewing: false, token };
    const meaningAt = (ms: number) => views.of(facts({ session, nowMs: NOW_MS + ms })).problem?.meaning;
    // A token's last second counts for nothing, so this one dies half-way through a second.
    expect(meaningAt(499)).toContain('works until');
    expect(meaningAt(500)).toContain('has expired');
  });

  it('speak another language as soon as it is spoken', async () => {
    const spoken = new Texts();
    const views = new CompanyViews();
    const view = () => views.of(facts({ texts: spoken }));
    expect(view().statusText).toBe('Valid');
    await spoken.speak({ language: 'de', locale: 'de-DE' });
    expect(view()).toEqual(companyView(facts({ texts: spoken })));
    expect(view().statusText).not.toBe('Valid');
  });
});
