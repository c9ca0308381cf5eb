// One company's session: the token in hand, its status, and the one flight that renews it. Tokens leave it only for
// the service, the vault and the clipboard. Knows no timer: the scheduler calls `onDue`.
import type { CompanyProfile } from '../profiles/company-profile.ts';
import type { TokenProvider } from '../providers/provider.ts';
import type { TokenFailure, TokenGrant } from '../providers/token-answer.ts';
import type { Clock } from './clock.ts';
import { holdToken, readSecret, shiftToken, tokenFacts, writeSecret } from './held-token.ts';
import { isAlive, isFreshEnough, nextRefreshAtMs, nextRetryAtMs } from './refresh-policy.ts';
import { canRenew, type Renewal, renewToken, signInOnce } from './renewal.ts';
import type { RequestGate } from './request-gate.ts';
import type { HeldToken, NeedsSignInReason, SessionStatus, SessionView } from './session-status.ts';

/** Where a session's secrets rest. Every call is durable when it resolves, or says that it is not. */
export interface SessionVault {
  put(companyId: string, secret: string): Promise<unknown>;
  remove(companyId: string): Promise<unknown>;
}

export interface SessionDependencies {
  readonly clock: Clock;
  readonly gate: RequestGate;
  readonly vault: SessionVault;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly onChange: (session: Session) => void;
}

export type SignInOutcome =
  | { readonly kind: 'signedIn' }
  | { readonly kind: 'failed'; readonly failure: TokenFailure }
  | { readonly kind: 'dropped' };

export type RenewOutcome =
  | { readonly kind: 'renewed' }
  | { readonly kind: 'failed'; readonly failure: TokenFailure }
  | { readonly kind: 'needsSignIn'; readonly reason: NeedsSignInReason; readonly failure?: TokenFailure }
  /** The session was signed out, edited or deleted meanwhile. */
  | { readonly kind: 'dropped' };

/** What can be copied now. `aging`: alive, but it could not be renewed and has less time left than promised. */
export type CopyableToken =
  | { readonly kind: 'fresh' | 'aging'; readonly token: HeldToken; readonly renewal?: RenewOutcome }
  | { readonly kind: 'none'; readonly renewal?: RenewOutcome };

export class Session {
  readonly #provider: TokenProvider;
  readonly #deps: SessionDependencies;
  #company: CompanyProfile;
  #status: SessionStatus = { kind: 'signedOut' };
  /** What a failed sign-in goes back to: the last status that was not a flight of its own. */
  #resting: { readonly status: SessionStatus; readonly refreshAtMs: number | undefined } = {
    status: { kind: 'signedOut' },
    refreshAtMs: undefined,
  };
  #token: HeldToken | undefined;
  #storedSecrets: Readonly<Record<string, string>> | undefined;
  #refreshAtMs: number | undefined;
  #failures = 0;
  /** Rises with every sign-in, sign-out and edit; an answer from an older generation is dropped. */
  #generation = 0;
  #abort = new AbortController();
  #flight: Promise<RenewOutcome> | undefined;

  constructor(company: CompanyProfile, provider: TokenProvider, dependencies: SessionDependencies) {
    this.#company = company;
    this.#provider = provider;
    this.#deps = dependencies;
  }

  get company(): CompanyProfile {
    return this.#company;
  }

  /** An immutable picture of the session, without its secrets. */
  get view(): SessionView {
    const nextTryAtMs = this.#nextTryAtMs();
    return {
      status: this.#status,
      ...(this.#token ? { token: tokenFacts(this.#token) } : {}),
      ...(nextTryAtMs === undefined ? {} : { nextTryAtMs }),
    };
  }

  /** Takes up what an earlier run of the app left in the vault; the token is renewed as soon as that is possible. */
  restore(secretText: string): void {
    const secret = readSecret(secretText);
    if (!secret) {
      this.secretIsUnreadable();
      return;
    }
    this.#storedSecrets = this.#company.storePassword ? secret.typed : undefined;
    this.#token = secret.token && this.#trusted(secret.token);
    if (!this.#token && !this.#canRenew()) return;
    this.#setStatus({ kind: 'ready' }, this.#canRenew() ? this.#deps.clock.now() : this.#nextRefreshAt());
  }

  /** Says that a secret is there but cannot be read now. It stays in the vault. */
  secretIsUnreadable(): void {
    this.#setStatus({ kind: 'needsSignIn', reason: 'secretUnreadable' });
  }

  /**
   * Signs in with what was typed. A failure leaves token and status as they were.
   * The tokens are in the vault when this resolves; the typed secrets too, where the profile allows it.
   */
  async signIn(secrets: Readonly<Record<string, string>>): Promise<SignInOutcome> {
    const flight = this.#signIn(secrets, this.#nextGeneration());
    this.#track(
      flight.then((outcome): RenewOutcome => (outcome.kind === 'signedIn' ? { kind: 'renewed' } : outcome)),
    );
    return flight;
  }

  /** Forgets every secret of this company, here and in the vault. */
  async signOut(): Promise<void> {
    this.#nextGeneration();
    this.#forget();
    await this.#deps.vault.remove(this.#company.id);
  }

  /** Ends the session's work without touching the vault. It can be taken up again where it rested. */
  dispose(): void {
    this.#nextGeneration();
    this.#setStatus(this.#resting.status, this.#resting.refreshAtMs);
  }

  /** Puts the secrets in hand into the vault once more, over whatever another session of the company left there. */
  store(): Promise<void> {
    return this.#persist();
  }

  /** The same account under other settings: label, format, whether the password may be stored. */
  async changeSettings(company: CompanyProfile): Promise<void> {
    this.#company = company;
    const mustForget = !company.storePassword && this.#storedSecrets !== undefined;
    if (mustForget) this.#storedSecrets = undefined;
    this.#deps.onChange(this);
    if (mustForget) await this.#persist();
  }

  /** Renews the token, or joins the flight that already does. */
  renew({ urgent = false }: { readonly urgent?: boolean } = {}): Promise<RenewOutcome> {
    if (this.#flight) return this.#flight;
    const blocked = this.#renewalBlocked();
    if (blocked) return Promise.resolve(blocked);
    return this.#track(this.#renew(this.#generation, urgent));
  }

  /** A token for the clipboard: fresh enough, or renewed first, or the best that there is. */
  async copyableToken(): Promise<CopyableToken> {
    if (this.#token && isFreshEnough({ nowMs: this.#deps.clock.now(), ...this.#token })) {
      return { kind: 'fresh', token: this.#token };
    }
    const renewal = await this.renew({ urgent: true });
    if (!this.#token || !this.#isAlive(this.#token)) return { kind: 'none', renewal };
    return { kind: renewal.kind === 'renewed' ? 'fresh' : 'aging', token: this.#token, renewal };
  }

  /** When `onDue` wants to be called, Unix milliseconds; undefined while nothing is planned. */
  dueAtMs(): number | undefined {
    const times = [this.#flight ? undefined : this.#nextTryAtMs(), this.#deathAheadMs()];
    const known = times.filter((time) => time !== undefined);
    return known.length === 0 ? undefined : Math.min(...known);
  }

  /** Renews what is due and says so when a token has died. */
  onDue(): void {
    const nowMs = this.#deps.clock.now();
    const nextTryAtMs = this.#nextTryAtMs();
    if (!this.#flight && nextTryAtMs !== undefined && nextTryAtMs <= nowMs) void this.renew();
    else if (this.#token && !this.#isAlive(this.#token)) this.#sayThatTokenDied();
  }

  /** Tries again now what an absent network had put off. */
  onNetworkBack(): void {
    const { status } = this.view;
    if ((status.kind === 'retrying' || status.kind === 'expired') && isUnreachable(status.failure))
      void this.renew();
  }

  /** Somebody set the wall clock by `byMs`: every time that was noted moves with it. */
  onClockSet(byMs: number): void {
    if (this.#token) this.#token = shiftToken(this.#token, byMs);
    if (this.#refreshAtMs !== undefined) this.#refreshAtMs += byMs;
    this.#status = shiftStatus(this.#status, byMs);
    const { status, refreshAtMs } = this.#resting;
    this.#resting = {
      status: shiftStatus(status, byMs),
      refreshAtMs: refreshAtMs === undefined ? undefined : refreshAtMs + byMs,
    };
    this.#deps.onChange(this);
    if (this.#token) void this.#persist();
  }

  async #signIn(secrets: Readonly<Record<string, string>>, generation: number): Promise<SignInOutcome> {
    this.#setStatus({ kind: 'signingIn' });
    const { gate } = this.#deps;
    const { signal } = this.#abort;
    const answer = await signInOnce({
      provider: this.#provider,
      company: this.#company,
      secrets,
      gate,
      urgent: true,
      signal,
    });
    if (generation !== this.#generation) return { kind: 'dropped' };
    if (answer.kind !== 'granted') {
      this.#setStatus(this.#resting.status, this.#resting.refreshAtMs);
      return { kind: 'failed', failure: answer };
    }
    this.#storedSecrets =
      this.#company.storePassword && Object.keys(secrets).length > 0 ? secrets : undefined;
    return (await this.#adopt(answer.grant, undefined, generation))
      ? { kind: 'signedIn' }
      : { kind: 'dropped' };
  }

  async #renew(generation: number, urgent: boolean): Promise<RenewOutcome> {
    if (this.#canRenew()) this.#setStatus({ kind: 'refreshing' });
    const renewal = await renewToken({
      provider: this.#provider,
      company: this.#company,
      token: this.#token,
      storedSecrets: this.#storedSecrets,
      gate: this.#deps.gate,
      urgent,
      signal: this.#abort.signal,
    });
    if (generation !== this.#generation) return { kind: 'dropped' };
    if (renewal.kind !== 'granted') return this.#noteFailure(renewal);
    return (await this.#adopt(renewal.grant, this.#token, generation))
      ? { kind: 'renewed' }
      : { kind: 'dropped' };
  }

  #noteFailure(renewal: Exclude<Renewal, { kind: 'granted' }>): RenewOutcome {
    if (renewal.kind === 'needsSignIn') {
      this.#setStatus(renewal);
      return renewal;
    }
    const { clock, random } = this.#deps;
    const alive = this.#token !== undefined && this.#isAlive(this.#token);
    this.#failures += 1;
    const nextTryAtMs = nextRetryAtMs({
      nowMs: clock.now(),
      failures: this.#failures,
      failure: renewal.failure,
      expiresAtMs: alive && this.#token?.expiry.kind === 'until' ? this.#token.expiry.expiresAtMs : undefined,
      random: random(),
    });
    this.#setStatus({ kind: alive ? 'retrying' : 'expired', failure: renewal.failure, nextTryAtMs });
    return renewal;
  }

  /** A new refresh token is durably stored before its access token is shown; false where the answer came too late. */
  async #adopt(grant: TokenGrant, previous: HeldToken | undefined, generation: number): Promise<boolean> {
    const token = holdToken(grant, previous);
    if (grant.refreshToken !== undefined) await this.#persist(token);
    if (generation !== this.#generation) return false;
    this.#token = token;
    this.#failures = 0;
    this.#setStatus({ kind: 'ready' }, this.#nextRefreshAt());
    if (grant.refreshToken === undefined) await this.#persist(token);
    return generation === this.#generation;
  }

  async #persist(token = this.#token): Promise<void> {
    const secret = {
      ...(token ? { token } : {}),
      ...(this.#storedSecrets ? { typed: this.#storedSecrets } : {}),
    };
    await this.#deps.vault.put(this.#company.id, writeSecret(secret));
  }

  #track(flight: Promise<RenewOutcome>): Promise<RenewOutcome> {
    this.#flight = flight;
    const land = () => {
      if (this.#flight !== flight) return;
      this.#flight = undefined;
      this.#deps.onChange(this);
    };
    flight.then(land, land);
    return flight;
  }

  /** What makes asking the service pointless or rude just now. */
  #renewalBlocked(): RenewOutcome | undefined {
    const status = this.#status;
    if (status.kind === 'signedOut') return { kind: 'needsSignIn', reason: 'passwordNotStored' };
    if (status.kind === 'needsSignIn') return status;
    if (!this.#canRenew() && (this.#refreshAtMs ?? 0) > this.#deps.clock.now()) {
      return { kind: 'needsSignIn', reason: 'passwordNotStored' };
    }
    const isAskedToWait =
      'failure' in status && status.failure?.kind === 'rateLimited' && 'nextTryAtMs' in status;
    if (isAskedToWait && status.failure && status.nextTryAtMs > this.#deps.clock.now()) {
      return { kind: 'failed', failure: status.failure };
    }
    return undefined;
  }

  #sayThatTokenDied(): void {
    const status = this.#status;
    if (status.kind === 'retrying') this.#setStatus({ ...status, kind: 'expired' });
    else if (status.kind !== 'expired') this.#deps.onChange(this);
  }

  #nextTryAtMs(): number | undefined {
    if (this.#status.kind === 'ready') return this.#refreshAtMs;
    return 'nextTryAtMs' in this.#status ? this.#status.nextTryAtMs : undefined;
  }

  #deathAheadMs(): number | undefined {
    const expiry = this.#token?.expiry;
    return expiry?.kind === 'until' && expiry.expiresAtMs > this.#deps.clock.now()
      ? expiry.expiresAtMs
      : undefined;
  }

  #nextRefreshAt(): number | undefined {
    if (!this.#token) return undefined;
    const { receivedAtMs, expiry } = this.#token;
    return nextRefreshAtMs({
      nowMs: this.#deps.clock.now(),
      receivedAtMs,
      expiry,
      refreshEveryMs: this.#canRenew() ? this.#provider.refreshEveryMs : undefined,
      random: this.#deps.random(),
    });
  }

  #canRenew(): boolean {
    return canRenew({ provider: this.#provider, token: this.#token, storedSecrets: this.#storedSecrets });
  }

  #isAlive(token: HeldToken): boolean {
    return isAlive({ nowMs: this.#deps.clock.now(), expiry: token.expiry });
  }

  /** A token from the future: the clock was set back while the app was not running, so its age is unknown. */
  #trusted(token: HeldToken): HeldToken {
    const isFromFuture = token.receivedAtMs > this.#deps.clock.now() + 60_000;
    return isFromFuture ? { ...token, receivedAtMs: 0, expiry: { kind: 'unknown' } } : token;
  }

  #forget(): void {
    this.#token = undefined;
    this.#storedSecrets = undefined;
    this.#failures = 0;
    this.#setStatus({ kind: 'signedOut' });
  }

  #nextGeneration(): number {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#flight = undefined;
    this.#generation += 1;
    return this.#generation;
  }

  #setStatus(status: SessionStatus, refreshAtMs?: number): void {
    this.#status = status;
    this.#refreshAtMs = refreshAtMs;
    if (status.kind !== 'signingIn' && status.kind !== 'refreshing') this.#resting = { status, refreshAtMs };
    this.#deps.onChange(this);
  }
}

function shiftStatus(status: SessionStatus, byMs: number): SessionStatus {
  return 'nextTryAtMs' in status ? { ...status, nextTryAtMs: status.nextTryAtMs + byMs } : status;
}

function isUnreachable(failure: TokenFailure | undefined): boolean {
  return failure?.kind === 'offline' || failure?.kind === 'timeout' || failure?.kind === 'proxy';
}
