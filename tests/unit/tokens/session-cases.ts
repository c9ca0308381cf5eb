// A session at a moment, what happens to it, and what comes of that: tables of cases for the reducer.
import { expect, it } from 'vitest';
import type { Company } from '../../../app/companies/company.ts';
import type { TokenFailure } from '../../../app/providers/token-answer.ts';
import type { SessionEvent } from '../../../app/tokens/session-event.ts';
import { nextState } from '../../../app/tokens/session-reducer.ts';
import { newSession, type SessionState } from '../../../app/tokens/session-state.ts';
import type { HeldToken } from '../../../app/tokens/session-status.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { ScriptedProvider } from '../../support/services/scripted-provider.ts';
import { acme, HOUR_MS, MINUTE_MS } from './session-under-test.ts';

export const NOW_MS = Date.UTC(2026, 0, 5, 9, 0, 0);
export const clock = new ManualClock();
export const renewable = new ScriptedProvider({ clock }).provider;
export const storing: Company = { ...acme, storePassword: true };

export const held = (changed: Partial<HeldToken> = {}): HeldToken => ({
  accessToken: 'practice-first',
  refreshToken: 'practice-refresh',
  receivedAtMs: NOW_MS,
  expiry: { kind: 'until', expiresAtMs: NOW_MS + HOUR_MS, lifetimeMs: HOUR_MS },
  ...changed,
});
export const READY = { kind: 'ready', nextTryAtMs: NOW_MS + 50 * MINUTE_MS } as const;

export const session = (changed: Partial<SessionState> = {}): SessionState => ({
  ...newSession(acme, renewable),
  token: held(),
  status: READY,
  ...changed,
});
export const retrying = (failure: TokenFailure) =>
  ({ kind: 'retrying', failure, nextTryAtMs: NOW_MS + 1 }) as const;

interface Case {
  readonly from: SessionState;
  readonly event: SessionEvent;
  /** The part of the next state that matters. */
  readonly to: Partial<SessionState>;
  /** The effects by kind, in order; those about a flight with its number. */
  readonly asks?: readonly string[];
}

function outcomeOf({ from, event, to }: Case) {
  const { state, effects } = nextState(from, event);
  const asks = effects.map((effect) => (effect.kind === 'abort' ? `abort ${effect.flight}` : effect.kind));
  const seen = Object.fromEntries(Object.keys(to).map((name) => [name, state[name as keyof SessionState]]));
  return { seen, asks };
}

export const cases = (table: Readonly<Record<string, Case>>) =>
  it.each(Object.entries(table))('%s', (_title, each) => {
    expect(outcomeOf(each)).toEqual({ seen: each.to, asks: each.asks ?? [] });
  });
