// What a sign-in and a renewal do to a session.
import { describe } from 'vitest';
import type { Renewal } from '../../../app/tokens/renewal.ts';
import type { SessionEvent } from '../../../app/tokens/session-event.ts';
import { jwt } from '../../support/tokens/jwt.ts';
import { cases, held, NOW_MS, READY, retrying, session, storing } from './session-cases.ts';
import { acme, DAY_MS, HOUR_MS, MINUTE_MS, PASSWORD } from './session-under-test.ts';

const signInGranted = (changed: object = {}): SessionEvent => ({
  ...{ kind: 'signInGranted', flight: 1, nowMs: NOW_MS, flightMs: 0, company: acme, secrets: PASSWORD },
  grant: { accessToken: 'practice-new', expiresInS: 3_600, requestedAtMs: NOW_MS },
  ...changed,
});

const answered = (renewal: Partial<Renewal> & Pick<Renewal, 'kind'>, changed: object = {}): SessionEvent => ({
  ...{ kind: 'renewalAnswered', flight: 1, nowMs: NOW_MS, flightMs: 0, random: 0, sent: held(), secrets: {} },
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
        status: { kind: 'retrying', failure: { kind: 'timeout' }, nextTryAtMs: NOW_MS + 1_600 },
      },
      asks: ['announce'],
    },
    'that fails with a dead token is reported as expired': {
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
      to: {
        ...{ typed: undefined, isTypedStored: false, isTypedRefused: true },
        status: { kind: 'needsSignIn', reason: 'storedRefused' },
      },
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
