// One company's session: owns its state and carries out what the reducer decides.
// Tokens leave it only for the service, the vault and the clipboard. Has no timer: the scheduler calls `onDue`.
import type { Company } from '../companies/company.ts';
import type { TokenProvider } from '../providers/provider.ts';
import { type Clock, ClockWatch } from '../time/clock.ts';
import { isSameToken } from './held-token.ts';
import { isFreshEnough } from './renewal-policy.ts';
import type { RequestGate } from './request-gate.ts';
import type { SessionEffect, SessionEvent } from './session-event.ts';
import { nextState } from './session-reducer.ts';
import { DROPPED, SessionRequests } from './session-requests.ts';
import { readSecret, type SessionVault, type TypedSecrets, writeSecret } from './session-secret.ts';
import { CurrentView, dueAtMs, livingToken, newSession, type SessionState } from './session-state.ts';
import type {
  AskOutcome,
  CopyableToken,
  HeldToken,
  RenewOutcome,
  SessionView,
  SignInOutcome,
} from './session-status.ts';
import type { StoredSecretTrials } from './stored-secret-trials.ts';
import type { Question } from './token-question.ts';

export interface SessionDependencies {
  readonly clock: Clock;
  readonly gate: RequestGate;
  readonly vault: SessionVault;
  /** Shared by all sessions. */
  readonly trials: StoredSecretTrials;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly onChange: (session: Session) => void;
  /** Called when renewals that had failed succeed again. */
  readonly onRecovered?: (session: Session) => void;
  /** Called with what a provider or the vault threw. The session goes on; the error should be logged. */
  readonly onBug?: (error: unknown) => void;
}

/** A renewal that fails so soon after the operator began to wait for it was about an earlier moment. */
const FAILED_AT_ONCE_MS = 2_000;

export class Session {
  readonly #deps: SessionDependencies;
  readonly #requests: SessionRequests;
  readonly #clockWatch: ClockWatch;
  readonly #view = new CurrentView();
  #state: SessionState;

  constructor(company: Company, provider: TokenProvider, dependencies: SessionDependencies) {
    this.#state = newSession(company, provider);
    this.#deps = dependencies;
    this.#requests = new SessionRequests({
      ...dependencies,
      state: () => this.#state,
      take: (event) => this.#take(event),
      noticeClock: () => this.noticeClock(),
      onBug: (error) => this.#reportBug(error),
    });
    this.#clockWatch = new ClockWatch(dependencies.clock);
  }

  get company(): Company {
    return this.#state.company;
  }

  /** An immutable view of the session, without its secrets; another object only where something changed. */
  get view(): SessionView {
    return this.#view.of(this.#state);
  }

  /** Whether the text with this `tokenDigest` is the current token. */
  holds(digest: Buffer): boolean {
    const { token } = this.#state;
    return token !== undefined && isSameToken(token, digest);
  }

  /** Whether the text with this `tokenDigest` is the token that the service refused last. */
  hasRefusalOf(digest: Buffer): boolean {
    return this.#state.refusedDigest?.equals(digest) ?? false;
  }

  /**
   * Continues with what an earlier run of the app left in the vault; the token is renewed as soon as possible.
   * Does nothing if the operator has signed in or out in the meantime.
   */
  restore(secretText: string): void {
    this.#restored(readSecret(secretText));
  }

  /** Says that a secret is there but cannot be read now. It stays in the vault until a new token takes its place. */
  secretIsUnreadable(): void {
    this.#restored(undefined);
  }

  /**
   * Signs in with what was typed. A failure leaves token, status and settings as they were.
   * The tokens are in the vault when this resolves, unless that takes too long; the typed secrets too, where the company's
   * settings allow it.
   * `company`: the same account, asked under these settings; of them, `storePassword` takes effect with this sign-in.
   */
  signIn(secrets: TypedSecrets, company = this.company): Promise<SignInOutcome> {
    if (this.#state.isAtRest) return Promise.resolve(DROPPED);
    this.noticeClock();
    return this.#requests.signIn(secrets, company);
  }

  /** Cancels the sign-in under way, if there is one; everything else stays as it is. Too late once it is granted. */
  cancelSignIn(): void {
    this.#take({ kind: 'signInCancelled' });
  }

  /** Forgets every secret of this company, here and in the vault. */
  signOut(): Promise<void> {
    return this.#apply({ kind: 'signedOut' });
  }

  /** Ends the session's work without touching the vault. `resume` continues where it stopped. */
  dispose(): void {
    this.#take({ kind: 'disposed' });
  }

  resume(): void {
    this.#take({ kind: 'resumed' });
    this.noticeClock();
  }

  /** Puts the current secrets into the vault once more, over whatever another session of the company left there. */
  store(): Promise<void> {
    return this.#apply({ kind: 'storeAsked' });
  }

  /** The same account under other settings: label, format, whether the password may be stored. */
  changeSettings(company: Company): Promise<void> {
    this.noticeClock();
    const { clock, random } = this.#deps;
    return this.#apply({ kind: 'settingsChanged', company, nowMs: clock.now(), random: random() });
  }

  /** Renews the token, or joins the renewal under way. Never rejects for what a service or a network does. */
  renew({ urgent = false }: { readonly urgent?: boolean } = {}): Promise<RenewOutcome> {
    if (this.#state.isAtRest) return Promise.resolve(DROPPED);
    this.noticeClock();
    return this.#requests.renew(urgent);
  }

  get renewalUnderWay() {
    return this.#requests.renewalUnderWay;
  }

  /**
   * Asks the service whether it accepts the current token, or one that was pasted: one request, never repeated. If it refuses
   * the current one, that is dead at once. Never rejects for what a service or a network does.
   */
  askAbout(question: Question): Promise<AskOutcome> {
    if (this.#state.isAtRest) return Promise.resolve(DROPPED);
    this.noticeClock();
    return this.#requests.askAbout(question);
  }

  /** Cancels the question under way, if there is one. */
  cancelAsking(): void {
    this.#take({ kind: 'questionCancelled' });
  }

  /** A token for the clipboard: fresh enough, or renewed first, or the best that there is. */
  async copyableToken(): Promise<CopyableToken> {
    if (this.#state.isAtRest) return { kind: 'none', renewal: DROPPED };
    this.noticeClock();
    const current = this.#state.token;
    if (current && this.#isFresh(current)) return { kind: 'fresh', token: current };
    const renewal = await this.#renewForCopy();
    const token = this.#livingToken();
    if (!token || this.#state.isAtRest) return { kind: 'none', renewal };
    // Without an expiry, a token is as fresh as the service's last word.
    const isJustGiven = renewal.kind === 'renewed' && token.expiry.kind === 'unknown';
    if (isJustGiven || this.#isFresh(token)) return { kind: 'fresh', token, renewal };
    return renewal.kind === 'dropped' ? { kind: 'none', renewal } : { kind: 'aging', token, renewal };
  }

  /**
   * A renewal that began before the computer slept may bring a token that is old by now, or fail at once although the service
   * can be reached again: then once more. Not where the same token came, still valid: the service has no other yet.
   */
  async #renewForCopy(): Promise<RenewOutcome> {
    const { clock } = this.#deps;
    const { token: before, renewal: underWay } = this.#state;
    const waitsSinceMs = clock.monotonic();
    const renewal = await this.renew({ urgent: true });
    this.noticeClock();
    const { token } = this.#state;
    const isSame = token?.accessToken === before?.accessToken && this.#livingToken() !== undefined;
    const isOld = renewal.kind === 'renewed' && token !== undefined && !isSame && !this.#isFresh(token);
    const isOfBefore =
      renewal.kind === 'failed' &&
      underWay !== undefined &&
      clock.monotonic() - waitsSinceMs < FAILED_AT_ONCE_MS;
    if (!isOld && !isOfBefore) return renewal;
    const again = await this.renew({ urgent: true });
    this.noticeClock();
    return again;
  }

  /** When `onDue` wants to be called, Unix milliseconds; undefined while nothing is planned. */
  dueAtMs(): number | undefined {
    return dueAtMs(this.#state, this.#deps.clock.now());
  }

  /** Renews what is due, and reports a token that has expired. */
  onDue(): void {
    if (this.#state.isAtRest) return;
    this.noticeClock();
    this.#take({ kind: 'lookedAt', nowMs: this.#deps.clock.now() });
  }

  /** Retries now what failed for lack of a network, or because of the one before. */
  onNetworkBack(): void {
    this.#take({ kind: 'networkBack' });
  }

  /** Its service answered another company again: without a valid token it retries now, once until it succeeds. */
  onServiceBack(): void {
    this.#take({ kind: 'serviceBack', nowMs: this.#deps.clock.now() });
  }

  /** Adjusts every recorded time if the wall clock was set. Everything that reads a time calls it first. */
  noticeClock(): void {
    if (this.#state.isAtRest) return;
    const byMs = this.#clockWatch.takeJumpMs();
    if (byMs !== 0) this.#take({ kind: 'clockSet', byMs });
  }

  #restored(secret: ReturnType<typeof readSecret>): void {
    this.noticeClock();
    const { clock, random } = this.#deps;
    this.#take({ kind: 'restored', secret, nowMs: clock.now(), random: random() });
  }

  #livingToken(): HeldToken | undefined {
    return livingToken(this.#state, this.#deps.clock.now());
  }

  #isFresh(token: HeldToken): boolean {
    return isFreshEnough({ nowMs: this.#deps.clock.now(), ...token });
  }

  /** Resolves once what had to be stored is stored, or could not be; never rejects. */
  async #take(event: SessionEvent): Promise<void> {
    try {
      const effects = this.#step(event);
      // Nothing to wait for, as at most looks at a session.
      if (effects.length > 0) await this.#performAll(effects);
    } catch (error) {
      // A vault reports in its answer what it could not store. One that rejects is broken, but the token still works.
      this.#reportBug(error);
    }
  }

  /** The state changes at once. Resolves once what had to be stored is stored; rejects where a vault does. */
  async #apply(event: SessionEvent): Promise<void> {
    await this.#performAll(this.#step(event));
  }

  #step(event: SessionEvent): readonly SessionEffect[] {
    const { state, effects } = nextState(this.#state, event);
    this.#state = state;
    return effects;
  }

  #performAll(effects: readonly SessionEffect[]): Promise<unknown> {
    return Promise.all(effects.map((effect) => this.#perform(effect)));
  }

  #perform(effect: SessionEffect): Promise<unknown> | undefined {
    const { vault, onChange, onRecovered } = this.#deps;
    switch (effect.kind) {
      case 'announce':
        onChange(this);
        return undefined;
      case 'recovered':
        onRecovered?.(this);
        return undefined;
      case 'store':
        return vault.put(this.company.id, writeSecret(effect.secret), { forgets: effect.forgets });
      case 'erase':
        return vault.remove(this.company.id);
      case 'abort':
        this.#requests.abort(effect.flight);
        return undefined;
      case 'renew':
        this.renew().catch((error: unknown) => this.#reportBug(error));
        return undefined;
    }
  }

  #reportBug(error: unknown): void {
    this.#deps.onBug?.(error);
  }
}
