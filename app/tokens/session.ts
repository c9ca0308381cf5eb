// One company's session: the token in hand, its status, and the one flight that renews it. Tokens leave it only for
// the service, the vault and the clipboard. Knows no timer: the scheduler calls `onDue`.
import { accountMark, type Company } from '../companies/company.ts';
import type { TokenProvider } from '../providers/provider.ts';
import type { TokenGrant } from '../providers/token-answer.ts';
import type { Clock } from '../time/clock.ts';
import { readClaims } from './bearer-token.ts';
import { CLOCK_SET_TOLERANCE_MS, ClockWatch } from './clock-watch.ts';
import type { Flight } from './flight.ts';
import { changedUser, holdToken, isSameToken, readSecret, trustedToken } from './held-token.ts';
import { canRenew, type Renewal, renewToken, signInOnce } from './renewal.ts';
import { isAlive, isFreshEnough, nextRenewalAtMs } from './renewal-policy.ts';
import type { RequestGate } from './request-gate.ts';
import {
  answerWithoutAsking,
  dependsOnNetwork,
  mayHaveHealed,
  nextTryAtMs,
  type RestingStatus,
  shiftStatus,
  statusAfter,
} from './resting-status.ts';
import { SessionFlights } from './session-flights.ts';
import type { CopyableToken, RenewOutcome, SignInOutcome } from './session-outcome.ts';
import { SessionPicture } from './session-picture.ts';
import { SessionSecrets, type SessionVault } from './session-secrets.ts';
import type { HeldToken, NeedsSignIn, SessionView } from './session-status.ts';

export type { CopyableToken, RenewOutcome, SignInOutcome } from './session-outcome.ts';
export type { SessionVault } from './session-secrets.ts';

export interface SessionDependencies {
  readonly clock: Clock;
  readonly gate: RequestGate;
  readonly vault: SessionVault;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly onChange: (session: Session) => void;
  /** Told when renewals that had failed succeed again. */
  readonly onRecovered?: (session: Session) => void;
  /** Told what a provider or the vault threw. The session goes on; somebody should log it. */
  readonly onBug?: (error: unknown) => void;
}

export class Session {
  readonly #provider: TokenProvider;
  readonly #deps: SessionDependencies;
  readonly #secrets: SessionSecrets;
  readonly #flights: SessionFlights;
  readonly #clockWatch: ClockWatch;
  readonly #picture = new SessionPicture();
  #company: Company;
  #status: RestingStatus = { kind: 'signedOut' };
  #failures = 0;
  /** Since the last success it was tried once because its service had answered somebody else. */
  #isHurried = false;
  /** What an earlier run left in the vault is not the truth any more. */
  #wasSignedOut = false;
  #isAtRest = false;

  constructor(company: Company, provider: TokenProvider, dependencies: SessionDependencies) {
    this.#company = company;
    this.#provider = provider;
    this.#deps = dependencies;
    this.#flights = new SessionFlights(dependencies.clock, () => dependencies.onChange(this));
    this.#clockWatch = new ClockWatch(dependencies.clock);
    this.#secrets = new SessionSecrets({
      vault: dependencies.vault,
      companyId: company.id,
      account: accountMark(company),
      onBug: (error) => this.#reportBug(error),
    });
  }

  get company(): Company {
    return this.#company;
  }

  /** An immutable picture of the session, without its secrets; another object only where something changed. */
  get view(): SessionView {
    return this.#picture.of({
      status: this.#flights.over(this.#status),
      isRenewing: this.#flights.renewing !== undefined,
      token: this.#secrets.token,
      nextTryAtMs: this.#nextTryAtMs(),
    });
  }

  /** Whether the text with this `tokenDigest` is the token in hand. */
  holds(digest: Buffer): boolean {
    const { token } = this.#secrets;
    return token !== undefined && isSameToken(token, digest);
  }

  /**
   * Takes up what an earlier run of the app left in the vault; the token is renewed as soon as that is possible.
   * Does nothing where somebody was quicker and signed in or out.
   */
  restore(secretText: string): void {
    if (!this.#canRestore()) return;
    const secret = readSecret(secretText);
    if (!secret) {
      this.secretIsUnreadable();
      return;
    }
    const { token, typed, account } = secret;
    if (account !== undefined && account !== accountMark(this.#company)) {
      this.#withoutSecret('otherAccount');
      return;
    }
    const nowMs = this.#deps.clock.now();
    const trusted = token && trustedToken(token, nowMs);
    this.#secrets.takeUp(trusted, typed);
    if (typed && !this.#company.storePassword) this.#forgetTyped();
    if (this.#canRenew()) {
      this.#setStatus({ kind: 'ready', nextTryAtMs: nowMs });
    } else if (trusted) {
      this.#rest(trusted);
      this.#settleWithoutAsking();
    }
  }

  /** Says that a secret is there but cannot be read now. It stays in the vault until a new token takes its place. */
  secretIsUnreadable(): void {
    if (this.#canRestore()) this.#withoutSecret('secretUnreadable');
  }

  /**
   * Signs in with what was typed. A failure leaves token, status and settings as they were.
   * The tokens are in the vault when this resolves; the typed secrets too, where the company allows it.
   * `company`: the same account under the settings that take effect with this sign-in.
   */
  signIn(secrets: Readonly<Record<string, string>>, company = this.#company): Promise<SignInOutcome> {
    if (this.#isAtRest) return Promise.resolve({ kind: 'dropped' });
    this.noticeClock();
    const flight = this.#flights.signIn((begun) => this.#signIn(secrets, company, begun));
    this.#deps.onChange(this);
    return flight.outcome;
  }

  /** Gives up the sign-in that is under way, if there is one; all else stays as it is. Too late once it is granted. */
  cancelSignIn(): void {
    const { signingIn } = this.#flights;
    if (!signingIn || signingIn.isAccepted) return;
    this.#flights.dropSignIn();
    this.#deps.onChange(this);
  }

  /** Forgets every secret of this company, here and in the vault. */
  async signOut(): Promise<void> {
    this.#flights.drop();
    this.#wasSignedOut = true;
    this.#failures = 0;
    const forgotten = this.#secrets.forget();
    this.#setStatus({ kind: 'signedOut' });
    await forgotten;
  }

  /** Ends the session's work without touching the vault. `resume` takes it up again where it rested. */
  dispose(): void {
    this.#isAtRest = true;
    this.#flights.drop();
  }

  resume(): void {
    this.#isAtRest = false;
    this.noticeClock();
  }

  /** Puts the secrets in hand into the vault once more, over whatever another session of the company left there. */
  store(): Promise<void> {
    return this.#secrets.store();
  }

  /** The same account under other settings: label, format, whether the password may be stored. */
  async changeSettings(company: Company): Promise<void> {
    this.#company = company;
    const mustForget = !company.storePassword && this.#secrets.typed !== undefined;
    if (mustForget) this.#secrets.typed = undefined;
    const { token } = this.#secrets;
    // What can no longer be renewed is of use until it nears its end, whatever the provider's interval.
    if (mustForget && token && this.#status.kind === 'ready' && !this.#canRenew()) this.#rest(token);
    else this.#deps.onChange(this);
    if (mustForget) await this.#secrets.store();
  }

  /** Renews the token, or joins the flight that already does. Never rejects for what a service or a network does. */
  renew({ urgent = false }: { readonly urgent?: boolean } = {}): Promise<RenewOutcome> {
    if (this.#isAtRest) return Promise.resolve({ kind: 'dropped' });
    this.noticeClock();
    const { signingIn, renewing } = this.#flights;
    if (signingIn) return this.#renewAfter(signingIn, urgent);
    if (renewing) {
      renewing.isUrgent ||= urgent;
      if (urgent) this.#deps.gate.reconsider();
      return renewing.outcome;
    }
    const answer = this.#settleWithoutAsking();
    if (answer) return Promise.resolve(answer);
    const flight = this.#flights.renew(urgent, (begun) => this.#renew(begun));
    this.#deps.onChange(this);
    return flight.outcome;
  }

  /** A token for the clipboard: fresh enough, or renewed first, or the best that there is. */
  async copyableToken(): Promise<CopyableToken> {
    if (this.#isAtRest) return { kind: 'none', renewal: { kind: 'dropped' } };
    this.noticeClock();
    const inHand = this.#secrets.token;
    if (inHand && this.#isFresh(inHand)) return { kind: 'fresh', token: inHand };
    const renewal = await this.#renewForCopy();
    const { token } = this.#secrets;
    if (!token || this.#isAtRest || !this.#isAlive(token)) return { kind: 'none', renewal };
    if (renewal.kind === 'renewed' || this.#isFresh(token)) return { kind: 'fresh', token, renewal };
    return renewal.kind === 'dropped' ? { kind: 'none', renewal } : { kind: 'aging', token, renewal };
  }

  /** A renewal that was asked for before a sleep may bring a token that is old by now: then once more. */
  async #renewForCopy(): Promise<RenewOutcome> {
    const renewal = await this.renew({ urgent: true });
    this.noticeClock();
    const { token } = this.#secrets;
    if (renewal.kind !== 'renewed' || !token || this.#isFresh(token)) return renewal;
    const again = await this.renew({ urgent: true });
    this.noticeClock();
    return again;
  }

  /** When `onDue` wants to be called, Unix milliseconds; undefined while nothing is planned. */
  dueAtMs(): number | undefined {
    if (this.#isAtRest) return undefined;
    const tryAtMs = this.#nextTryAtMs();
    const deathAtMs = this.#deathAheadMs();
    if (tryAtMs === undefined || deathAtMs === undefined) return tryAtMs ?? deathAtMs;
    return Math.min(tryAtMs, deathAtMs);
  }

  /** Renews what is due and says so when a token has died. */
  onDue(): void {
    if (this.#isAtRest) return;
    this.noticeClock();
    const tryAtMs = this.#nextTryAtMs();
    if (tryAtMs !== undefined && tryAtMs <= this.#deps.clock.now()) this.#renewUnasked();
    else if (this.#status.kind === 'retrying' && !this.#livingToken())
      this.#setStatus({ ...this.#status, kind: 'expired' });
  }

  /** Tries again now what an absent network, or another one, had put off. */
  onNetworkBack(): void {
    if (dependsOnNetwork(this.#status) && !this.#flights.any) this.#renewUnasked();
  }

  /** Its service answered another company again: tries now what may have healed, once until it succeeds. */
  onServiceBack(): void {
    if (this.#isAtRest || this.#isHurried || this.#flights.any || !mayHaveHealed(this.#status)) return;
    this.#isHurried = true;
    // What failed in an outage that is over is no reason to wait long after the next failure.
    this.#failures = 0;
    this.#renewUnasked();
  }

  /** Moves every time that was noted along when somebody set the wall clock. Everything that reads a time calls it. */
  noticeClock(): void {
    if (this.#isAtRest) return;
    const byMs = this.#clockWatch.takeJumpMs();
    if (byMs === 0) return;
    this.#status = shiftStatus(this.#status, byMs);
    this.#secrets.shift(byMs);
    this.#deps.onChange(this);
  }

  async #signIn(
    secrets: Readonly<Record<string, string>>,
    company: Company,
    flight: Flight<SignInOutcome>,
  ): Promise<SignInOutcome> {
    const answer = await signInOnce({ ...this.#asking(flight), secrets });
    if (flight.isDropped) return { kind: 'dropped' };
    this.noticeClock();
    if (answer.kind !== 'granted') return { kind: 'failed', failure: answer };
    flight.isAccepted = true;
    this.#flights.dropRenewal();
    this.#company = company;
    const isStored = company.storePassword && Object.keys(secrets).length > 0;
    this.#secrets.typed = isStored ? secrets : undefined;
    return (await this.#adopt(answer.grant, undefined, flight)) ? { kind: 'signedIn' } : { kind: 'dropped' };
  }

  async #renew(flight: Flight<RenewOutcome>): Promise<RenewOutcome> {
    const { token, typed } = this.#secrets;
    const isTokenAlive = this.#livingToken() !== undefined;
    const renewal = await renewToken({ ...this.#asking(flight), token, isTokenAlive, storedSecrets: typed });
    if (flight.isDropped) return { kind: 'dropped' };
    this.noticeClock();
    if (renewal.isBearerRefused && token) this.#secrets.end(token.accessToken, this.#deps.clock.now());
    // What was refused once is not tried again, not even after a restart: services lock accounts for that.
    if (typed && renewal.kind === 'needsSignIn') this.#forgetTyped();
    if (renewal.kind !== 'granted') return this.#noteFailure(renewal, flight);
    const users = changedUser(this.#secrets.token?.claims, readClaims(renewal.grant.accessToken));
    if (users) return this.#refuseUser(users, flight);
    const renewed = renewal.renewed && this.#secrets.token;
    return (await this.#adopt(renewal.grant, renewed, flight)) ? { kind: 'renewed' } : { kind: 'dropped' };
  }

  #forgetTyped(): void {
    this.#secrets.typed = undefined;
    void this.#secrets.storeQuietly();
  }

  /** Somebody else's token is not copied under this company's name before the operator has signed in again. */
  #refuseUser(users: NonNullable<NeedsSignIn['users']>, flight: Flight<RenewOutcome>): RenewOutcome {
    this.#flights.land(flight);
    const status = { kind: 'needsSignIn', reason: 'otherUser', users } as const;
    this.#setStatus(status);
    return status;
  }

  #noteFailure(
    { isBearerRefused: _noted, ...renewal }: Exclude<Renewal, { kind: 'granted' }>,
    flight: Flight<RenewOutcome>,
  ): RenewOutcome {
    this.#flights.land(flight);
    if (renewal.kind === 'needsSignIn') {
      this.#setStatus(renewal);
      return renewal;
    }
    this.#failures += 1;
    const { clock, random } = this.#deps;
    const status = statusAfter({
      nowMs: clock.now(),
      failure: renewal.failure,
      failures: this.#failures,
      livingToken: this.#livingToken(),
      random: random(),
    });
    this.#setStatus(status);
    return renewal;
  }

  /** A new refresh token is durably stored before its access token is shown; false where the answer came too late. */
  async #adopt(
    grant: TokenGrant,
    renewed: HeldToken | undefined,
    flight: Flight<SignInOutcome> | Flight<RenewOutcome>,
  ): Promise<boolean> {
    const requestedAtMs = this.#requestedAtMs(grant, flight.startedAtMs);
    const token = holdToken({ ...grant, requestedAtMs }, { renewed, inHand: this.#secrets.token });
    const arrival = this.#secrets.receive(token);
    if (grant.refreshToken !== undefined) await arrival.stored;
    if (!arrival.show()) return false;
    this.#flights.land(flight);
    const hadFailed = this.#failures > 0;
    this.#failures = 0;
    this.#isHurried = false;
    this.#rest(this.#secrets.token ?? token, requestedAtMs);
    if (hadFailed) this.#deps.onRecovered?.(this);
    await arrival.stored;
    return true;
  }

  /** Where somebody set the clock after the request went out, the token counts as being as old as its flight. */
  #requestedAtMs({ requestedAtMs }: TokenGrant, startedAtMs: number): number {
    const nowMs = this.#deps.clock.now();
    const flightMs = this.#deps.clock.monotonic() - startedAtMs;
    const ageMs = nowMs - requestedAtMs;
    const isPossible = ageMs >= 0 && ageMs <= flightMs + CLOCK_SET_TOLERANCE_MS;
    return isPossible ? requestedAtMs : nowMs - flightMs;
  }

  async #renewAfter(signingIn: Flight<SignInOutcome>, urgent: boolean): Promise<RenewOutcome> {
    const { kind } = await signingIn.outcome;
    return kind === 'signedIn' ? { kind: 'renewed' } : this.renew({ urgent });
  }

  #renewUnasked(): void {
    this.renew().catch((error: unknown) => this.#reportBug(error));
  }

  /** What can be said without the service; a session that only the operator can help says so once it is due. */
  #settleWithoutAsking(): RenewOutcome | undefined {
    const nowMs = this.#deps.clock.now();
    const answer = answerWithoutAsking(this.#status, { nowMs, canRenew: this.#canRenew() });
    const isDue = (nextTryAtMs(this.#status) ?? Number.POSITIVE_INFINITY) <= nowMs;
    if (answer?.kind === 'needsSignIn' && isDue) this.#setStatus(answer);
    return answer;
  }

  #asking(flight: Flight<SignInOutcome> | Flight<RenewOutcome>) {
    return {
      provider: this.#provider,
      company: this.#company,
      gate: this.#deps.gate,
      isUrgent: () => flight.isUrgent,
      signal: flight.signal,
      onBug: (error: unknown) => this.#reportBug(error),
    };
  }

  #nextTryAtMs(): number | undefined {
    return this.#flights.any ? undefined : nextTryAtMs(this.#status);
  }

  #deathAheadMs(): number | undefined {
    const expiry = this.#secrets.token?.expiry;
    return expiry?.kind === 'until' && expiry.expiresAtMs > this.#deps.clock.now()
      ? expiry.expiresAtMs
      : undefined;
  }

  /** What lies in the vault stays there, unused. */
  #withoutSecret(reason: 'secretUnreadable' | 'otherAccount'): void {
    if (this.#canRenew()) this.#setStatus({ kind: 'ready', nextTryAtMs: this.#deps.clock.now() });
    else this.#setStatus({ kind: 'needsSignIn', reason });
  }

  #canRestore(): boolean {
    return !this.#wasSignedOut && this.#secrets.token === undefined;
  }

  #canRenew(): boolean {
    const { token, typed } = this.#secrets;
    return canRenew({ provider: this.#provider, token, storedSecrets: typed });
  }

  #livingToken(): HeldToken | undefined {
    const { token } = this.#secrets;
    return token && this.#isAlive(token) ? token : undefined;
  }

  #isAlive({ expiry }: HeldToken): boolean {
    return isAlive({ nowMs: this.#deps.clock.now(), expiry });
  }

  #isFresh(token: HeldToken): boolean {
    return isFreshEnough({ nowMs: this.#deps.clock.now(), ...token });
  }

  /** Waits until it is time to renew the token. `askedAtMs`: when the service was last asked for it. */
  #rest(token: HeldToken, askedAtMs = token.receivedAtMs): void {
    const renewEveryMs = this.#canRenew() ? this.#provider.renewEveryMs : undefined;
    const atMs = nextRenewalAtMs({ ...token, askedAtMs, renewEveryMs, random: this.#deps.random() });
    this.#setStatus({ kind: 'ready', nextTryAtMs: atMs });
  }

  #setStatus(status: RestingStatus): void {
    this.#status = status;
    this.#deps.onChange(this);
  }

  #reportBug(error: unknown): void {
    this.#deps.onBug?.(error);
  }
}
