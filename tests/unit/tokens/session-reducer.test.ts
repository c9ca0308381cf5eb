import { describe, expect, it } from 'vitest';
import type { Company } from '../../../app/companies/company.ts';
import { accountMark } from '../../../app/companies/company.ts';
import type { TokenFailure } from '../../../app/providers/token-answer.ts';
import type { Renewal } from '../../../app/tokens/renewal.ts';
import type { SessionEvent } from '../../../app/tokens/session-event.ts';
import { nextState } from '../../../app/tokens/session-reducer.ts';
import { newSession, nextTryAtMs, type SessionState } from '../../../app/tokens/session-state.ts';
import type { HeldToken } from '../../../app/tokens/session-status.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { ScriptedProvider } from '../../support/services/scripted-provider.ts';
import { jwt } from '../../support/tokens/jwt.ts';
import { acme, DAY_MS, HOUR_MS, MINUTE_MS, PASSWORD } from './session-under-test.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 9, 0, 0);
const clock = new ManualClock();
const renewable = new ScriptedProvider({ clock }).provider;
const passwordOnly = new ScriptedProvider({ clock, refreshes: false }).provider;
const userId = new ScriptedProvider({ clock, secret: false }).provider;
const storing: Company = { ...acme, storePassword: true };

const held = (changed: Partial<HeldToken> = {}): HeldToken => ({
  accessToken: 'practice-first',
  refreshToken: 'practice-refresh',
  receivedAtMs: NOW_MS,
  expiry: { kind: 'until', expiresAtMs: NOW_MS + HOUR_MS, lifetimeMs: HOUR_MS },
  ...changed,
});
const READY = { kind: 'ready', nextTryAtMs: NOW_MS + 50 * MINUTE_MS } as const;
const NO_PASSWORD = { kind: 'needsSignIn', reason: 'passwordNotStored' } as const;

const session = (changed: Partial<SessionState> = {}): SessionState => ({
  ...newSession(acme, renewable),
  token: held(),
  status: READY,
  ...changed,
});
const retrying = (failure: TokenFailure) => ({ kind: 'retrying', failure, nextTryAtMs: NOW_MS + 1 }) as const;

const signInGranted = (changed: object = {}): SessionEvent => ({
  ...{ kind: 'signInGranted', flight: 1, nowMs: NOW_MS, flightMs: 0, company: acme, secrets: PASSWORD },
  grant: { accessToken: 'practice-new', expiresInS: 3_600, requestedAtMs: NOW_MS },
  ...changed,
});
const answered = (renewal: Partial<Renewal> & Pick<Renewal, 'kind'>, changed: object = {}): SessionEvent => ({
  ...{ kind: 'renewalAnswered', flight: 1, nowMs: NOW_MS, flightMs: 0, random: 0, sent: held() },
  renewal: { isBearerRefused: false, ...renewal } as Renewal,
  ...changed,
});
const granted = (accessToken = 'practice-new') =>
  answered({
    kind: 'granted',
    grant: { accessToken, expiresInS: 3_600, requestedAtMs: NOW_MS },
    renewed: held(),
  });
const refused = answered({ kind: 'needsSignIn', reason: 'refused' });
const restored = (secret: object | undefined): SessionEvent => ({
  ...{ kind: 'restored', nowMs: NOW_MS, random: 0 },
  secret,
});

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

const cases = (table: Readonly<Record<string, Case>>) =>
  it.each(Object.entries(table))('%s', (_title, each) => {
    expect(outcomeOf(each)).toEqual({ seen: each.to, asks: each.asks ?? [] });
  });

describe('signing in', () => {
  cases({
    'takes the place of a sign-in under way': {
      from: session({ signIn: { flight: 1, isAccepted: false } }),
      event: { kind: 'signInBegun', flight: 2 },
      to: { signIn: { flight: 2, isAccepted: false } },
      asks: ['abort 1', 'announce'],
    },
    'can be cancelled before it is granted': {
      from: session({ signIn: { flight: 1, isAccepted: false } }),
      event: { kind: 'signInCancelled' },
      to: { signIn: undefined, token: held() },
      asks: ['abort 1', 'announce'],
    },
    'cannot be cancelled while its token is being stored': {
      from: session({ signIn: { flight: 1, isAccepted: true } }),
      event: { kind: 'signInCancelled' },
      to: { signIn: { flight: 1, isAccepted: true } },
    },
    'ends a renewal once it is granted, and keeps no password that may not be stored': {
      from: session({ signIn: { flight: 1, isAccepted: false }, renewal: 2 }),
      event: signInGranted(),
      to: { signIn: { flight: 1, isAccepted: true }, renewal: undefined, typed: undefined, token: held() },
      asks: ['abort 2', 'store'],
    },
    'keeps the password where its settings allow that': {
      from: session({ signIn: { flight: 1, isAccepted: false } }),
      event: signInGranted({ company: storing }),
      to: { company: storing, typed: PASSWORD, isTypedStored: true },
      asks: ['store'],
    },
    'leaves everything as it was where it fails': {
      from: session({ signIn: { flight: 1, isAccepted: false } }),
      event: { kind: 'flightEnded', flight: 1 },
      to: { signIn: undefined, token: held(), status: READY },
      asks: ['announce'],
    },
  });
});

describe('a token that arrives', () => {
  const arriving = { flight: 1, token: held({ accessToken: 'practice-new' }), askedAtMs: NOW_MS };
  cases({
    'becomes the current one and ends the failures': {
      from: session({
        arriving,
        renewal: 1,
        failures: 3,
        isHurried: true,
        status: retrying({ kind: 'offline' }),
      }),
      event: { kind: 'tokenArrived', flight: 1, random: 0 },
      to: {
        token: arriving.token,
        arriving: undefined,
        renewal: undefined,
        failures: 0,
        isHurried: false,
        status: READY,
      },
      asks: ['announce', 'recovered'],
    },
    'is no recovery where nothing had failed': {
      from: session({ arriving, renewal: 1 }),
      event: { kind: 'tokenArrived', flight: 1, random: 0 },
      to: { token: arriving.token },
      asks: ['announce'],
    },
    'leaves a sign-in under way that began after it': {
      from: session({ arriving, signIn: { flight: 2, isAccepted: false } }),
      event: { kind: 'tokenArrived', flight: 1, random: 0 },
      to: { signIn: { flight: 2, isAccepted: false }, token: arriving.token },
      asks: ['announce'],
    },
    'is as old as its request where the clock was set meanwhile': {
      from: session({ renewal: 1 }),
      event: { ...granted(), nowMs: NOW_MS + DAY_MS, flightMs: 4_000 } as SessionEvent,
      to: {
        arriving: {
          flight: 1,
          askedAtMs: NOW_MS + DAY_MS - 4_000,
          token: held({
            accessToken: 'practice-new',
            receivedAtMs: NOW_MS + DAY_MS - 4_000,
            expiry: { kind: 'until', expiresAtMs: NOW_MS + DAY_MS + HOUR_MS - 4_000, lifetimeMs: HOUR_MS },
            lifetimeAtSignInMs: HOUR_MS,
            renewals: { afterDeath: true, prolong: false },
          }),
        },
      },
      asks: ['store'],
    },
  });
});

describe('a renewal', () => {
  cases({
    'that fails is tried again while the token lives': {
      from: session({ renewal: 1 }),
      event: answered({ kind: 'failed', failure: { kind: 'timeout' } }),
      to: {
        renewal: undefined,
        failures: 1,
        status: { kind: 'retrying', failure: { kind: 'timeout' }, nextTryAtMs: NOW_MS + 1_000 },
      },
      asks: ['announce'],
    },
    'that fails with a dead token is told as expired': {
      from: session({
        renewal: 1,
        failures: 2,
        token: held({ expiry: { kind: 'until', expiresAtMs: NOW_MS, lifetimeMs: 1 } }),
      }),
      event: answered({ kind: 'failed', failure: { kind: 'insecure' } }),
      to: {
        failures: 3,
        status: { kind: 'expired', failure: { kind: 'insecure' }, nextTryAtMs: NOW_MS + 15 * MINUTE_MS },
      },
      asks: ['announce'],
    },
    'whose stored password was refused forgets it, in the vault too': {
      from: session({ renewal: 1, company: storing, typed: PASSWORD, isTypedStored: true }),
      event: refused,
      to: { typed: undefined, isTypedStored: false, status: { kind: 'needsSignIn', reason: 'refused' } },
      asks: ['store', 'announce'],
    },
    'whose bearer was refused ends the life of the token, in the vault too': {
      from: session({ renewal: 1 }),
      event: answered({ kind: 'failed', failure: { kind: 'offline' }, isBearerRefused: true }),
      to: {
        token: held({ expiry: { kind: 'until', expiresAtMs: NOW_MS, lifetimeMs: HOUR_MS } }),
        status: { kind: 'expired', failure: { kind: 'offline' }, nextTryAtMs: NOW_MS + 1_000 },
      },
      asks: ['store', 'announce'],
    },
    'that brings another user’s token does not take it': {
      from: session({ renewal: 1, token: held({ claims: { subject: 'a' } }) }),
      event: granted(jwt({ sub: 'b' })),
      to: {
        arriving: undefined,
        renewal: undefined,
        status: { kind: 'needsSignIn', reason: 'otherUser', users: { before: 'a', after: 'b' } },
      },
      asks: ['announce'],
    },
  });
});

describe('what the vault held', () => {
  cases({
    'is renewed at once where that is possible': {
      from: newSession(acme, renewable),
      event: restored({ token: held() }),
      to: { token: held(), status: { kind: 'ready', nextTryAtMs: NOW_MS } },
      asks: ['announce'],
    },
    'is used to its end where only the operator can renew it': {
      from: newSession(acme, passwordOnly),
      event: restored({ token: held() }),
      to: { status: READY },
      asks: ['announce'],
    },
    'asks for the operator where it is near its end': {
      from: newSession(acme, passwordOnly),
      event: restored({
        token: held({
          receivedAtMs: NOW_MS - HOUR_MS,
          expiry: { kind: 'until', expiresAtMs: NOW_MS + 1, lifetimeMs: HOUR_MS },
        }),
      }),
      to: { status: NO_PASSWORD },
      asks: ['announce', 'announce'],
    },
    'loses a password that may no longer be stored': {
      from: newSession(acme, passwordOnly),
      event: restored({ token: held(), typed: PASSWORD }),
      to: { typed: undefined, isTypedStored: false },
      asks: ['store', 'announce'],
    },
    'is left alone where it belongs to another account': {
      from: newSession(acme, renewable),
      event: restored({ token: held(), account: 'another' }),
      to: { token: undefined, status: { kind: 'needsSignIn', reason: 'otherAccount' } },
      asks: ['announce'],
    },
    'is taken where it belongs to this account': {
      from: newSession(acme, renewable),
      event: restored({ token: held(), account: accountMark(acme) }),
      to: { token: held() },
      asks: ['announce'],
    },
    'and cannot be read costs nothing where no secret is needed': {
      from: newSession(acme, userId),
      event: restored(undefined),
      to: { status: { kind: 'ready', nextTryAtMs: NOW_MS } },
      asks: ['announce'],
    },
    'does not replace what the operator signed in to': {
      from: session(),
      event: restored({ token: held({ accessToken: 'practice-old' }) }),
      to: { token: held() },
    },
    'is out of date once the operator has signed out': {
      from: { ...newSession(acme, renewable), wasSignedOut: true },
      event: restored({ token: held() }),
      to: { token: undefined, status: { kind: 'signedOut' } },
    },
  });
});

describe('looking at a session', () => {
  cases({
    'renews what is due': {
      from: session({ status: { kind: 'ready', nextTryAtMs: NOW_MS } }),
      event: { kind: 'lookedAt', nowMs: NOW_MS },
      to: { status: { kind: 'ready', nextTryAtMs: NOW_MS } },
      asks: ['renew'],
    },
    'renews nothing while it is being renewed': {
      from: session({ status: { kind: 'ready', nextTryAtMs: NOW_MS }, renewal: 1 }),
      event: { kind: 'lookedAt', nowMs: NOW_MS },
      to: { renewal: 1 },
    },
    'says that the token has died while it waits for the next try': {
      from: session({
        status: { kind: 'retrying', failure: { kind: 'offline' }, nextTryAtMs: NOW_MS + DAY_MS },
      }),
      event: { kind: 'lookedAt', nowMs: NOW_MS + HOUR_MS },
      to: { status: { kind: 'expired', failure: { kind: 'offline' }, nextTryAtMs: NOW_MS + DAY_MS } },
      asks: ['announce'],
    },
    'asks for the operator where nothing else can renew a token that is due': {
      from: session({ provider: passwordOnly, status: { kind: 'ready', nextTryAtMs: NOW_MS } }),
      event: { kind: 'answeredWithoutAsking', nowMs: NOW_MS },
      to: { status: NO_PASSWORD },
      asks: ['announce'],
    },
    'does not ask for the operator before that': {
      from: session({ provider: passwordOnly }),
      event: { kind: 'answeredWithoutAsking', nowMs: NOW_MS },
      to: { status: READY },
    },
  });
});

describe('a network or a service that is back', () => {
  const offline = session({ status: retrying({ kind: 'offline' }), failures: 7 });
  const limited = session({ status: retrying({ kind: 'rateLimited' }) });
  cases({
    'brings the next try forward': { from: offline, event: { kind: 'networkBack' }, to: {}, asks: ['renew'] },
    'does nothing during a try': {
      from: { ...offline, renewal: 1 },
      event: { kind: 'networkBack' },
      to: {},
    },
    'does nothing for a company that is not in use': {
      from: { ...offline, isAtRest: true },
      event: { kind: 'networkBack' },
      to: {},
    },
    'makes the wait after the next failure a short one': {
      from: offline,
      event: { kind: 'serviceBack' },
      to: { failures: 0, isHurried: true },
      asks: ['renew'],
    },
    'brings a try forward once only': {
      from: { ...offline, isHurried: true },
      event: { kind: 'serviceBack' },
      to: { failures: 7 },
    },
    'does not hurry a service that asked for time': { from: limited, event: { kind: 'serviceBack' }, to: {} },
    'is not what a rate limit waits for': { from: limited, event: { kind: 'networkBack' }, to: {} },
  });
});

describe('a clock that is set', () => {
  const moved = (ms: number) =>
    held({
      receivedAtMs: NOW_MS + ms,
      expiry: { kind: 'until', expiresAtMs: NOW_MS + ms + HOUR_MS, lifetimeMs: HOUR_MS },
    });
  cases({
    'moves every recorded time, those of an arriving token too': {
      from: session({ arriving: { flight: 1, token: held(), askedAtMs: NOW_MS } }),
      event: { kind: 'clockSet', byMs: DAY_MS },
      to: {
        token: moved(DAY_MS),
        arriving: { flight: 1, token: moved(DAY_MS), askedAtMs: NOW_MS + DAY_MS },
        status: { kind: 'ready', nextTryAtMs: READY.nextTryAtMs + DAY_MS },
      },
      asks: ['store', 'announce'],
    },
    'stores nothing where there is no token': {
      from: newSession(acme, renewable),
      event: { kind: 'clockSet', byMs: DAY_MS },
      to: { status: { kind: 'signedOut' } },
      asks: ['announce'],
    },
  });
});

describe('changed settings', () => {
  cases({
    'take effect at once': {
      from: session(),
      event: {
        kind: 'settingsChanged',
        company: { ...acme, label: 'ACME Europe' },
        nowMs: NOW_MS,
        random: 0,
      },
      to: { company: { ...acme, label: 'ACME Europe' }, status: READY },
      asks: ['announce'],
    },
    'that withdraw the password make the vault forget it, and a token last that nothing else can renew': {
      from: session({
        provider: new ScriptedProvider({ clock, refreshes: false, renewEveryMs: 10 * MINUTE_MS }).provider,
        company: storing,
        typed: PASSWORD,
        isTypedStored: true,
        status: { kind: 'ready', nextTryAtMs: NOW_MS + 10 * MINUTE_MS },
      }),
      event: { kind: 'settingsChanged', company: acme, nowMs: NOW_MS, random: 0 },
      to: { typed: undefined, isTypedStored: false, status: READY },
      asks: ['announce', 'store'],
    },
  });

  it('tell the vault to forget what it replaces, once', () => {
    const from = session({ company: storing, typed: PASSWORD, isTypedStored: true });
    const first = nextState(from, { kind: 'settingsChanged', company: acme, nowMs: NOW_MS, random: 0 });
    expect(first.effects).toContainEqual({
      kind: 'store',
      secret: { token: held(), account: accountMark(acme) },
      forgets: true,
    });
    expect(nextState(first.state, { kind: 'storeAsked' }).effects).toMatchObject([{ forgets: false }]);
  });
});

describe('a session that is put to rest', () => {
  it('drops its requests and plans nothing until it is taken up again where it stopped', () => {
    const busy = session({ renewal: 1, signIn: { flight: 2, isAccepted: false } });
    const { state, effects } = nextState(busy, { kind: 'disposed' });
    expect(effects).toEqual([
      { kind: 'abort', flight: 1 },
      { kind: 'abort', flight: 2 },
    ]);
    expect(nextState(state, { kind: 'resumed' }).state).toEqual(session());
    expect(nextTryAtMs(nextState(state, { kind: 'resumed' }).state)).toBe(READY.nextTryAtMs);
  });
});
