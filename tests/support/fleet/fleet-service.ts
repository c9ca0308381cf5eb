// The service of a whole fleet: gives tokens, fails as the day's plan says, and counts what it is asked. It sees only what
// a real one sees, and so is the judge of what the app promises: no request before the time it named, no token that lapsed.
import { generateToken } from '../../../app/providers/generate-token.ts';
import { HttpClient } from '../../../app/providers/http-client.ts';
import { klearStackPassword } from '../../../app/providers/klearstack-password.ts';
import type { TokenProvider } from '../../../app/providers/provider.ts';
import type { TokenAnswer, TokenFailure } from '../../../app/providers/token-answer.ts';
import type { FleetClock } from './fleet-clock.ts';

const MINUTE_MS = 60_000;
export const BIN_MS = 10_000;
/** A computer or a service that is back is noticed within one request's time limit and the pause before the next. */
export const NOTICED_WITHIN_MS = 20_000;
const LEAST_LATENCY_MS = 100;
const MORE_LATENCY_MS = 300;
const REQUEST_TIMEOUT_MS = 10_000;

/** How a service that is down is seen: refused at once, silent until the time limit, or a 503 that may name a time. */
export type Outage = 'refused' | 'silent' | 'fault' | 'fault, back in seconds' | 'fault, back at a time';

export interface Trouble {
  readonly fromMs: number;
  readonly toMs: number;
  readonly outage: Outage;
}

export type TokenKind = 'klearstack, 15 minutes' | 'generate token, 60 minutes';

export const LIFETIMES_S: Readonly<Record<TokenKind, number>> = {
  'klearstack, 15 minutes': 15 * 60,
  'generate token, 60 minutes': 60 * 60,
};

export interface FleetServiceOptions {
  readonly clock: FleetClock;
  readonly kind: TokenKind;
  readonly accounts: number;
  readonly bins: number;
  readonly random: () => number;
  readonly trouble: readonly Trouble[];
  /** Since when an account's computer has had a network, on the wall clock; undefined while it has none. */
  readonly onlineSinceMs: (account: number) => number | undefined;
}

export class FleetService {
  readonly provider: TokenProvider;
  readonly asked: Uint32Array;
  readonly granted: Uint32Array;
  readonly lifetimeMs: number;
  /** Tokens that died although service and network had been there for long enough, and all others that died. */
  lapsedNeedlessly = 0;
  lapsedOfNecessity = 0;
  /** Requests before the time that the service had named. */
  tooEarly = 0;
  readonly #options: FleetServiceOptions;
  readonly #expiresAtMs: Float64Array;
  readonly #notBeforeMs: Float64Array;
  #given = 0;

  constructor(options: FleetServiceOptions) {
    const { clock, kind, accounts, bins } = options;
    this.#options = options;
    this.lifetimeMs = LIFETIMES_S[kind] * 1_000;
    this.asked = new Uint32Array(bins);
    this.granted = new Uint32Array(bins);
    this.#expiresAtMs = new Float64Array(accounts);
    this.#notBeforeMs = new Float64Array(accounts);
    const http = new HttpClient({
      clock,
      fetch: () => Promise.reject(new Error('no request leaves a bench')),
    });
    this.provider = this.#played(
      kind === 'klearstack, 15 minutes' ? klearStackPassword(http) : generateToken(http),
    );
  }

  /** How many accounts have a token that works. */
  valid(): number {
    const nowMs = this.#options.clock.now();
    return this.#expiresAtMs.reduce((count, expiresAtMs) => count + (expiresAtMs > nowMs ? 1 : 0), 0);
  }

  /** The app's own description of the service, answered here. */
  #played(provider: TokenProvider): TokenProvider {
    const answer: TokenProvider['signIn'] & TokenProvider['refresh'] = ({ account }) =>
      this.#answer(Number(account.username));
    return { ...provider, signIn: answer, ...(provider.refresh && { refresh: answer }) };
  }

  async #answer(account: number): Promise<TokenAnswer> {
    const { clock, random, onlineSinceMs } = this.#options;
    const requestedAtMs = clock.now();
    // What a computer without a network asks never arrives.
    if (onlineSinceMs(account) === undefined) return this.#later(LEAST_LATENCY_MS, { kind: 'offline' });
    this.#count(this.asked);
    if (requestedAtMs < (this.#notBeforeMs[account] ?? 0)) this.tooEarly += 1;
    const trouble = this.#trouble();
    if (trouble) return this.#refuse(account, trouble);
    await clock.after(LEAST_LATENCY_MS + MORE_LATENCY_MS * random());
    this.#grant(account, requestedAtMs);
    this.#given += 1;
    const accessToken = `practice-token-${this.#given}`;
    const grant = {
      accessToken,
      refreshToken: 'practice-refresh',
      expiresInS: this.lifetimeMs / 1_000,
      requestedAtMs,
    };
    return { kind: 'granted', grant };
  }

  #refuse(account: number, { outage, toMs }: Trouble): Promise<TokenAnswer> {
    const { clock } = this.#options;
    if (outage === 'refused') return this.#later(LEAST_LATENCY_MS, { kind: 'offline' });
    if (outage === 'silent') return this.#later(REQUEST_TIMEOUT_MS, { kind: 'timeout' });
    if (outage === 'fault') return this.#later(LEAST_LATENCY_MS, { kind: 'serverFault' });
    const retryAfterMs = outage === 'fault, back in seconds' ? 2 * MINUTE_MS : toMs - clock.now();
    this.#notBeforeMs[account] = clock.now() + retryAfterMs;
    return this.#later(LEAST_LATENCY_MS, { kind: 'serverFault', retryAfterMs });
  }

  async #later(delayMs: number, failure: TokenFailure): Promise<TokenAnswer> {
    await this.#options.clock.after(delayMs);
    return failure;
  }

  #grant(account: number, requestedAtMs: number): void {
    this.#count(this.granted);
    const expiredAtMs = this.#expiresAtMs[account] ?? 0;
    if (expiredAtMs > 0 && expiredAtMs <= this.#options.clock.now()) {
      if (this.#couldHaveAsked(account, expiredAtMs)) this.lapsedNeedlessly += 1;
      else this.lapsedOfNecessity += 1;
    }
    this.#expiresAtMs[account] = requestedAtMs + this.lifetimeMs;
  }

  /** Service and network were there for the last while of the token's life, and no request was forbidden. */
  #couldHaveAsked(account: number, expiredAtMs: number): boolean {
    const { trouble, onlineSinceMs } = this.#options;
    const sinceMs = Math.max(
      onlineSinceMs(account) ?? Number.POSITIVE_INFINITY,
      this.#notBeforeMs[account] ?? 0,
      ...trouble.filter(({ fromMs }) => fromMs < expiredAtMs).map(({ toMs }) => toMs),
    );
    return expiredAtMs - sinceMs > NOTICED_WITHIN_MS;
  }

  #trouble(): Trouble | undefined {
    const nowMs = this.#options.clock.now();
    return this.#options.trouble.find(({ fromMs, toMs }) => fromMs <= nowMs && nowMs < toMs);
  }

  #count(bins: Uint32Array): void {
    const bin = Math.floor(this.#options.clock.monotonic() / BIN_MS);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
}
