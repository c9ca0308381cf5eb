// What holds of a session whatever has happened to it before.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenFailure } from '../../../app/providers/token-answer.ts';
import { RENEWAL_MODES } from '../../../app/shared/contract/sessions.ts';
import { canSignInSilently } from '../../../app/tokens/renewal.ts';
import { isAlive } from '../../../app/tokens/renewal-policy.ts';
import type { EventOf, SessionEvent } from '../../../app/tokens/session-event.ts';
import { nextState } from '../../../app/tokens/session-reducer.ts';
import {
  dueAtMs,
  isOnDemand,
  isUnderWay,
  newSession,
  type SessionState,
} from '../../../app/tokens/session-state.ts';
import { ManualClock } from '../../support/core/manual-clock.ts';
import { randomCases } from '../../support/core/random-cases.ts';
import { ScriptedProvider } from '../../support/services/scripted-provider.ts';
import { acme, DAY_MS, HOUR_MS, PASSWORD } from './session-under-test.ts';

const START_MS = Date.UTC(2026, 0, 5, 9, 0, 0);
const RUNS = { numRuns: randomCases(1_000) };
const clock = new ManualClock();
const PROVIDERS = [{}, { refreshes: false }, { secret: false }].map(
  (options) => new ScriptedProvider({ clock, ...options }).provider,
);

/** What happens next, given the state that it happens to, the time, and the request that it is about. */
type Happening = (state: SessionState, nowMs: number, flight: number) => SessionEvent;

const random = fc.constantFrom(0, 0.5, 0.999);
const grant = fc.record({
  accessToken: fc.constantFrom('practice-a', 'practice-b', 'practice-c'),
  refreshToken: fc.constantFrom('practice-refresh', 'practice-refresh-2'),
  expiresInS: fc.integer({ min: 1, max: 7_200 }),
});
const failure = fc.constantFrom<TokenFailure>(
  { kind: 'offline' },
  { kind: 'rateLimited', retryAfterMs: 60_000 },
  { kind: 'serverFault' },
  { kind: 'misconfigured', reason: 'webPage' },
);
const isStoring = fc
  .record({ storePassword: fc.boolean(), renewalMode: fc.constantFrom(...RENEWAL_MODES) })
  .map((settings) => ({ ...acme, ...settings }));

const signInGranted = fc.record({ grant, company: isStoring }).map(
  ({ grant, company }): Happening =>
    (_state, nowMs, flight) => ({
      ...{ kind: 'signInGranted', flight, nowMs, flightMs: 0, company, secrets: PASSWORD },
      grant: { ...grant, requestedAtMs: nowMs },
    }),
);
const renewal = fc.oneof(
  fc.record({ kind: fc.constant('granted' as const), grant, withoutBearer: fc.boolean() }),
  fc.record({ kind: fc.constant('failed' as const), failure }),
  fc.constant({ kind: 'needsSignIn', reason: 'refused' } as const),
);
const renewalAnswered = fc.record({ renewal, isBearerRefused: fc.boolean(), random }).map(
  ({ renewal, isBearerRefused, random }): Happening =>
    ({ token }, nowMs, flight) => ({
      ...{ kind: 'renewalAnswered', flight, nowMs, flightMs: 0, random, sent: token, secrets: PASSWORD },
      renewal:
        renewal.kind === 'granted'
          ? { ...renewal, isBearerRefused, renewed: token, grant: { ...renewal.grant, requestedAtMs: nowMs } }
          : { ...renewal, isBearerRefused },
    }),
);
const tokenArrived = random.map(
  (random): Happening =>
    (_state, _nowMs, flight) => ({ kind: 'tokenArrived', flight, random }),
);
/** What only the request may do that it is about. */
const answer = fc.oneof(signInGranted, renewalAnswered, tokenArrived);

/** Which request a happening is about. */
type About = (state: SessionState, lastFlight: number) => number;

const aNewOne: About = (_state, lastFlight) => lastFlight + 1;
const theLastOne: About = (_state, lastFlight) => lastFlight;
const theOneUnderWay: About = ({ signIn, renewal, arriving }, lastFlight) =>
  signIn?.flight ?? renewal ?? arriving?.flight ?? lastFlight;
const theOneArriving: About = ({ arriving }, lastFlight) => arriving?.flight ?? lastFlight;

const about = (which: About) => (happening: Happening) => ({ which, happening });

const withoutRequest: fc.Arbitrary<Happening> = fc.oneof(
  fc.constantFrom<Happening>(
    (_state, nowMs) => ({ kind: 'lookedAt', nowMs }),
    (_state, nowMs) => ({ kind: 'answeredWithoutAsking', nowMs }),
    (_state, nowMs) => ({ kind: 'serviceBack', nowMs }),
    (_state, nowMs) => ({ kind: 'restored', secret: undefined, nowMs, random: 0 }),
    ...(['signInCancelled', 'signedOut', 'disposed', 'resumed', 'networkBack'] as const).map(
      (kind): Happening =>
        () => ({ kind }),
    ),
  ),
  isStoring.map(
    (company): Happening =>
      (_state, nowMs) => ({ kind: 'settingsChanged', company, nowMs, random: 0 }),
  ),
  fc.integer({ min: -DAY_MS, max: DAY_MS }).map(
    (byMs): Happening =>
      () => ({ kind: 'clockSet', byMs }),
  ),
);

const begun = fc.constantFrom<Happening>(
  (_state, _nowMs, flight) => ({ kind: 'signInBegun', flight }),
  (_state, _nowMs, flight) => ({ kind: 'renewalBegun', flight }),
);
const ended: Happening = (_state, _nowMs, flight) => ({ kind: 'flightEnded', flight });

const anything = fc.oneof(
  { arbitrary: begun.map(about(aNewOne)), weight: 3 },
  { arbitrary: signInGranted.map(about(theOneUnderWay)), weight: 3 },
  { arbitrary: renewalAnswered.map(about(theOneUnderWay)), weight: 3 },
  { arbitrary: tokenArrived.map(about(theOneArriving)), weight: 3 },
  { arbitrary: answer.map(about(theLastOne)), weight: 1 },
  { arbitrary: fc.constant(about(theOneUnderWay)(ended)), weight: 1 },
  { arbitrary: withoutRequest.map(about(theLastOne)), weight: 3 },
);

const history = fc.array(fc.record({ what: anything, passedMs: fc.integer({ min: 0, max: HOUR_MS }) }), {
  minLength: 3,
  maxLength: 30,
});

interface Reached {
  readonly state: SessionState;
  readonly nowMs: number;
  /** The last request that was begun. */
  readonly lastFlight: number;
}

function after(
  { state, nowMs, lastFlight }: Reached,
  { which, happening }: ReturnType<ReturnType<typeof about>>,
  passedMs: number,
): Reached {
  const atMs = nowMs + passedMs;
  const flight = which(state, lastFlight);
  const next = nextState(state, happening(state, atMs, flight)).state;
  return { state: next, nowMs: atMs, lastFlight: Math.max(lastFlight, flight) };
}

/** Any state that a session can come to. Time passes; requests are begun with ever higher numbers. */
const reached: fc.Arbitrary<Reached> = fc
  .record({ provider: fc.constantFrom(...PROVIDERS), history })
  .map(({ provider, history }) =>
    history.reduce<Reached>((before, { what, passedMs }) => after(before, what, passedMs), {
      state: newSession(acme, provider),
      nowMs: START_MS,
      lastFlight: 0,
    }),
  );

/** The same with a token, and being renewed. */
const renewing = fc
  .record({ reached, grant: signInGranted })
  .map(({ reached, grant }) =>
    [
      about(aNewOne)((_state, _nowMs, flight) => ({ kind: 'signInBegun', flight })),
      about(theLastOne)(grant),
      about(theLastOne)((_state, _nowMs, flight) => ({ kind: 'tokenArrived', flight, random: 0 })),
      about(aNewOne)((_state, _nowMs, flight) => ({ kind: 'renewalBegun', flight })),
    ].reduce<Reached>((before, what) => after(before, what, 0), reached),
  );

describe('whatever has happened to a session', () => {
  it('a late answer of an earlier request changes nothing and asks for nothing', () => {
    fc.assert(
      fc.property(reached, answer, fc.nat(30), ({ state, nowMs, lastFlight }, late, back) => {
        const flight = lastFlight - back;
        fc.pre(!isUnderWay(state, flight) && state.arriving?.flight !== flight);
        const { state: next, effects } = nextState(state, late(state, nowMs, flight));
        expect(next).toBe(state);
        expect(effects).toEqual([]);
      }),
      RUNS,
    );
  });

  it('a bearer that was refused never looks alive again, in the vault either', () => {
    fc.assert(
      fc.property(
        renewing,
        renewalAnswered,
        fc.nat(DAY_MS),
        ({ state, nowMs, lastFlight }, make, laterMs) => {
          const event = make(state, nowMs, lastFlight) as EventOf<'renewalAnswered'>;
          const refusal = { ...event, renewal: { ...event.renewal, isBearerRefused: true } };
          const { state: next, effects } = nextState(state, refusal);
          const stored = effects.flatMap((effect) => (effect.kind === 'store' ? [effect.secret.token] : []));
          const refused = [next.token, ...stored].filter(
            (seen) => seen !== undefined && seen.accessToken === state.token?.accessToken,
          );
          expect(next.token).toBe(refused[0]);
          for (const seen of refused)
            expect(seen && isAlive({ nowMs: nowMs + laterMs, expiry: seen.expiry })).toBe(false);
        },
      ),
      RUNS,
    );
  });

  it('signing out leaves no secret, no request and no plan, and erases what the vault holds', () => {
    fc.assert(
      fc.property(reached, ({ state, nowMs }) => {
        const { state: next, effects } = nextState(state, { kind: 'signedOut' });
        expect(next).toMatchObject({ status: { kind: 'signedOut' } });
        const { token, arriving, typed, signIn, renewal } = next;
        expect([token, arriving, typed, signIn, renewal]).toEqual(Array(5).fill(undefined));
        expect(dueAtMs(next, nowMs)).toBeUndefined();
        expect(effects).toContainEqual({ kind: 'erase' });
        expect(effects.filter(({ kind }) => kind === 'store')).toEqual([]);
        for (const flight of [state.renewal, state.signIn?.flight])
          if (flight !== undefined) expect(effects).toContainEqual({ kind: 'abort', flight });
      }),
      RUNS,
    );
  });

  it('a session that is at rest plans nothing and asks its service nothing', () => {
    fc.assert(
      fc.property(reached, ({ state, nowMs }) => {
        const { state: resting } = nextState(state, { kind: 'disposed' });
        expect(dueAtMs(resting, nowMs)).toBeUndefined();
        for (const event of [{ kind: 'networkBack' }, { kind: 'serviceBack', nowMs }] as const)
          expect(nextState(resting, event).effects).toEqual([]);
      }),
      RUNS,
    );
  });

  it('a clock that is set and set back changes no time', () => {
    fc.assert(
      fc.property(reached, fc.integer({ min: 1, max: DAY_MS }), ({ state }, byMs) => {
        const set = nextState(state, { kind: 'clockSet', byMs }).state;
        const times = ({ status, token, arriving, renewalPlannedAtMs }: SessionState) => ({
          ...{ status, token, arriving, renewalPlannedAtMs },
        });
        const setBack = nextState(set, { kind: 'clockSet', byMs: -byMs }).state;
        expect(times(setBack)).toEqual(times(state));
      }),
      RUNS,
    );
  });

  it('a new token and new settings leave no token to expire that a copy could not replace', () => {
    fc.assert(
      fc.property(renewing, isStoring, fc.nat(DAY_MS), ({ state, nowMs, lastFlight }, company, laterMs) => {
        const atMs = nowMs + laterMs;
        const signedIn = nextState(state, { kind: 'flightEnded', flight: lastFlight }).state;
        const changed = nextState(signedIn, {
          kind: 'settingsChanged',
          company,
          nowMs: atMs,
          random: 0,
        }).state;
        for (const settled of [
          signedIn,
          changed,
          nextState(changed, { kind: 'lookedAt', nowMs: atMs }).state,
        ])
          expectHonest(settled, atMs);
      }),
      RUNS,
    );
  });

  it('the password is kept only where the company’s settings allow it', () => {
    fc.assert(
      fc.property(reached, ({ state }) => {
        expect(state.typed === undefined || state.company.storePassword).toBe(true);
      }),
      RUNS,
    );
  });
});

/** What it plans fits the operator's choice, and it wakes up in time to say that its token has expired. */
function expectHonest(state: SessionState, nowMs: number): void {
  const { status, provider, typed, token } = state;
  if (status.kind !== 'ready' && status.kind !== 'onDemand') return;
  const onDemand = isOnDemand(state);
  expect(status.nextTryAtMs === undefined).toBe(onDemand && canSignInSilently(provider, typed));
  if (status.kind === 'onDemand')
    expect([onDemand, token && isAlive({ nowMs, ...token })]).toEqual([true, false]);
  else if (onDemand && !state.isAtRest && token?.expiry.kind === 'until')
    expect(dueAtMs(state, nowMs)).toBeLessThan(token.expiry.expiresAtMs);
}
