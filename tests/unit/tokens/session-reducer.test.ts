import { describe, expect, it } from 'vitest';
import { accountMark } from '../../../app/companies/company.ts';
import { recordedToken } from '../../../app/tokens/held-token.ts';
import type { SessionEvent } from '../../../app/tokens/session-event.ts';
import { nextState } from '../../../app/tokens/session-reducer.ts';
import { newSession, nextTryAtMs } from '../../../app/tokens/session-state.ts';
import { ScriptedProvider } from '../../support/services/scripted-provider.ts';
import { cases, clock, held, NOW_MS, READY, renewable, retrying, session, storing } from './session-cases.ts';
import { acme, DAY_MS, HOUR_MS, MINUTE_MS, PASSWORD } from './session-under-test.ts';

const passwordOnly = new ScriptedProvider({ clock, refreshes: false }).provider;
const userId = new ScriptedProvider({ clock, secret: false }).provider;
const NO_PASSWORD = { kind: 'needsSignIn', reason: 'passwordNotStored' } as const;

const restored = (secret: object | undefined): SessionEvent => ({
  ...{ kind: 'restored', nowMs: NOW_MS, random: 0 },
  secret,
});

describe('what the vault held', () => {
  cases({
    'is renewed at once where that is possible': {
      from: newSession(acme, renewable),
      event: restored({ token: held() }),
      to: { token: recordedToken(held()), status: { kind: 'ready', nextTryAtMs: NOW_MS } },
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
      to: { token: recordedToken(held()) },
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
  const backWhenDead = { kind: 'serviceBack', nowMs: NOW_MS + HOUR_MS } as const;
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
      event: backWhenDead,
      to: { failures: 0, isHurried: true },
      asks: ['renew'],
    },
    'brings a try forward once only': {
      from: { ...offline, isHurried: true },
      event: backWhenDead,
      to: { failures: 7 },
    },
    'leaves a company whose token is still valid to its own turn': {
      from: offline,
      event: { kind: 'serviceBack', nowMs: NOW_MS },
      to: { failures: 7 },
    },
    'does not hurry a service that asked for time': { from: limited, event: backWhenDead, to: {} },
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
    'leaves what is planned for a token of an earlier run where its end stays': {
      from: session({ token: recordedToken(held()) }),
      event: { kind: 'clockSet', byMs: DAY_MS },
      to: { token: recordedToken(held()), status: READY },
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
