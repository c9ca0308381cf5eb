// How a token is renewed: with the refresh token, or else by signing in again if no one has to type anything.
import type { Company } from '../companies/company.ts';
import type { SignInRequest, TokenProvider } from '../providers/provider.ts';
import { isRefusal } from '../providers/refused-secret.ts';
import type { TokenAnswer, TokenFailure, TokenGrant } from '../providers/token-answer.ts';
import { needsNoSecret } from '../shared/account.ts';
import type { RequestGate, Urgency } from './request-gate.ts';
import type { TypedSecrets } from './session-secret.ts';
import type { HeldToken, NeedsSignIn } from './session-status.ts';
import type { StoredSecretTrials } from './stored-secret-trials.ts';

/**
 * `withoutBearer`: whether the refresh token alone was enough, as it has to be once the access token is dead; undefined if
 * that was not tried.
 */
export type Renewal = Refusals &
  (
    | {
        readonly kind: 'granted';
        readonly grant: TokenGrant;
        /** The token that was renewed; undefined after a sign-in, which starts afresh. */
        readonly renewed: HeldToken | undefined;
        readonly withoutBearer?: boolean;
      }
    | { readonly kind: 'failed'; readonly failure: TokenFailure }
    | NeedsSignIn
  );

interface Refusals {
  /** The service answered 401 to a request with the current token. */
  readonly isBearerRefused: boolean;
  /** The current token had expired, and its refresh token was refused with it and without it. */
  readonly isDeadRefused?: true;
}

/** What every request to a service needs. */
export interface RequestContext {
  readonly provider: TokenProvider;
  readonly company: Company;
  readonly gate: RequestGate;
  /** Knows whether an operator is waiting for the answer; one may come in the meantime. */
  readonly flight: Urgency;
  readonly signal: AbortSignal;
  /** Called with what a provider threw: every answer of a service is a value, so that is a bug. */
  readonly onBug: (error: unknown) => void;
}

export interface RenewalRequest extends RequestContext {
  readonly token: HeldToken | undefined;
  /** Whether the token is believed to be valid. */
  readonly isTokenAlive: boolean;
  /** Asks without the bearer first although the token is alive, to learn whether that passes. */
  readonly isRehearsal: boolean;
  /** Values of the provider's secret fields, where the operator allowed storing them. */
  readonly storedSecrets: Readonly<Record<string, string>> | undefined;
  readonly trials: StoredSecretTrials;
}

export async function renewToken(request: RenewalRequest): Promise<Renewal> {
  const { answer: refreshed, withoutBearer, ...refusals } = await tryRefresh(request);
  if (refreshed && refreshed.kind !== 'rejected') {
    const seen = withoutBearer === undefined ? {} : { withoutBearer };
    return { ...refusals, ...asRenewal(refreshed, request.token), ...seen };
  }
  const signedIn = await trySilentSignIn(request);
  const { storedSecrets } = request;
  if (signedIn && !isRefusal(signedIn, storedSecrets ?? {}))
    return { ...refusals, ...asRenewal(signedIn, undefined) };
  if (signedIn && storedSecrets)
    return { ...refusals, kind: 'needsSignIn', reason: 'storedRefused', failure: signedIn };
  const failure = signedIn ?? refreshed;
  return failure
    ? { ...refusals, kind: 'needsSignIn', reason: 'refused', failure }
    : { ...refusals, kind: 'needsSignIn', reason: 'passwordNotStored' };
}

/** Whether `renewToken` has anything to ask the service with. */
export function canRenewToken({
  provider,
  token,
  storedSecrets,
}: Pick<RenewalRequest, 'provider' | 'token' | 'storedSecrets'>) {
  return (
    (provider.refresh !== undefined && token?.refreshToken !== undefined) ||
    canSignInSilently(provider, storedSecrets)
  );
}

/** Whether a refresh token is of no use without one of these secrets. */
export function refreshTakes({ refreshSecrets = [] }: TokenProvider, secrets: TypedSecrets): boolean {
  return refreshSecrets.some((name) => secrets[name]);
}

/** Whether a new sign-in needs no one to type anything. */
export function canSignInSilently(
  provider: Pick<TokenProvider, 'fields'>,
  storedSecrets: RenewalRequest['storedSecrets'],
): boolean {
  return needsNoSecret(provider) || storedSecrets !== undefined;
}

interface RefreshTry extends Refusals {
  readonly answer?: TokenAnswer;
  readonly withoutBearer?: boolean;
}

/**
 * The refresh endpoint wants a valid bearer ("an expired access token can give 401"). Frameworks that check the bearer
 * before the endpoint is reached refuse a bad one and let a missing one pass; others require it. So if one way does not
 * pass, the other is tried, each once.
 */
async function tryRefresh({
  token,
  isTokenAlive,
  isRehearsal,
  storedSecrets,
  ...context
}: RenewalRequest): Promise<RefreshTry> {
  const { refresh, refreshBearer, refreshSecrets = [] } = context.provider;
  if (refresh === undefined || token?.refreshToken === undefined) return { isBearerRefused: false };
  const { accessToken, refreshToken } = token;
  const secrets = Object.fromEntries(refreshSecrets.map((name) => [name, storedSecrets?.[name] ?? '']));
  const send = (tokens: { readonly accessToken?: string; readonly refreshToken?: string }) =>
    ask(context, (request) => refresh({ ...request, secrets, refreshToken, ...tokens }));
  // Asked twice, a service that rotates refresh tokens would take the second request for that of a thief.
  if (!refreshBearer) return withoutBearer(await send({}));
  const tried = isTokenAlive && !isRehearsal ? undefined : await send({});
  if (tried && !didNotPass(tried)) return withoutBearer(tried);
  const documented = await send({ accessToken });
  if (documented.kind !== 'rejected')
    return {
      answer: documented,
      isBearerRefused: false,
      ...(isTokenAlive && tried && { withoutBearer: false }),
    };
  const bare = tried ?? (await send({}));
  const isBearerRefused = isTokenAlive && documented.status === 401 && !isAboutRefreshToken(documented, bare);
  if (bare.kind === 'granted') return { answer: await proved(bare, send), isBearerRefused };
  const isLastWay = !canSignInSilently(context.provider, storedSecrets);
  const answer = refusalOf({ documented, bare, isTokenAlive, isLastWay });
  const isDeadRefused = !isTokenAlive && answer.kind === 'rejected';
  return { answer, isBearerRefused, ...(isDeadRefused && { isDeadRefused }) };
}

/**
 * Whether a request without the bearer did not pass, as opposed to a service that cannot be reached, is out of order or is not at
 * this address. A view that reads the header unguarded answers 500, one that requires it 422. After an answer of success the
 * refresh token may be used up: then it is not sent again.
 */
function didNotPass(bare: TokenAnswer): boolean {
  if (bare.kind === 'rejected') return true;
  if (bare.kind === 'serverFault') return bare.status === 500 && bare.retryAfterMs === undefined;
  if (bare.kind !== 'misconfigured') return false;
  return bare.reason === 'missingParameter' || (bare.reason === 'notUnderstood' && (bare.status ?? 0) >= 400);
}

interface BothWays {
  readonly documented: TokenFailure;
  readonly bare: TokenFailure;
  readonly isTokenAlive: boolean;
  /** Only the operator could sign in. */
  readonly isLastWay: boolean;
}

/** What counts if the documented request was refused, and the one without the bearer brought no token either. */
function refusalOf({ documented, bare, isTokenAlive, isLastWay }: BothWays): TokenFailure {
  if (!didNotPass(bare)) return bare;
  // Its request was the documented one, or the one more likely to pass.
  if (bare.kind === 'rejected') return isTokenAlive ? documented : bare;
  // A service out of order answers 500, too, and refuses an expired bearer all the same: no reason to give up a sign-in.
  const isInDoubt = bare.kind === 'serverFault' && documented.status === 401 && isLastWay;
  return isInDoubt ? { ...bare, isRenewalInDoubt: true } : documented;
}

type Granted = Extract<TokenAnswer, { readonly kind: 'granted' }>;

/**
 * A valid bearer was refused, yet without it a new token came. Simple JWT does that for a blocked user: it checks the
 * user when it checks a bearer, but not when it renews. So the new token has to pass as a bearer.
 */
async function proved(
  given: Granted,
  send: (tokens: { readonly accessToken: string; readonly refreshToken?: string }) => Promise<TokenAnswer>,
): Promise<TokenAnswer> {
  const { accessToken, refreshToken } = given.grant;
  const rotated = refreshToken === undefined ? {} : { refreshToken };
  const proof = await send({ accessToken, ...rotated });
  if (proof.kind === 'rejected') return proof;
  return proof.kind === 'granted' ? { ...proof, grant: { ...rotated, ...proof.grant } } : given;
}

/** A renewal by the refresh token alone, which is what a dead access token leaves. */
const withoutBearer = (answer: TokenAnswer): RefreshTry => ({
  answer,
  isBearerRefused: false,
  ...(answer.kind === 'granted' ? { withoutBearer: true } : {}),
});

/** If a service says the same about a token with and without the bearer, it means the refresh token. */
function isAboutRefreshToken(first: TokenAnswer, second: TokenAnswer): boolean {
  if (first.kind !== 'rejected' || second.kind !== 'rejected') return false;
  return first.words !== undefined && first.words === second.words && /token/i.test(first.words);
}

async function trySilentSignIn({ storedSecrets, trials, ...context }: RenewalRequest) {
  if (!canSignInSilently(context.provider, storedSecrets)) return undefined;
  if (!storedSecrets) return signInOnce({ ...context, secrets: {} });
  const trial = { account: context.company, secrets: storedSecrets, flight: context.flight };
  return trials.run(trial, () => signInOnce({ ...context, secrets: storedSecrets }));
}

export interface SignInOnce extends RequestContext {
  readonly secrets: Readonly<Record<string, string>>;
}

/** One sign-in request, through the gate. */
export function signInOnce({ secrets, ...context }: SignInOnce): Promise<TokenAnswer> {
  return ask(context, (request) => context.provider.signIn({ ...request, secrets }));
}

type NotAsked = Extract<TokenFailure, { readonly kind: 'cancelled' | 'ownFault' }>;

/** One request, through the gate. */
export async function ask<Answer>(
  { company, gate, flight, signal, onBug }: RequestContext,
  send: (request: Omit<SignInRequest, 'secrets'>) => Promise<Answer>,
): Promise<Answer | NotAsked> {
  if (signal.aborted) return CANCELLED;
  try {
    const address = new URL(company.address);
    const connection = { signal, ...(company.trust && { trust: company.trust }) };
    const asked = gate.run({ host: address.host, flight }, async () =>
      signal.aborted ? CANCELLED : send({ address, account: company.account, connection }),
    );
    return (await Promise.race([asked, cancelled(signal)])) ?? CANCELLED;
  } catch (error) {
    // A bug in one provider must not end the session of an operator whose token still works.
    onBug(error);
    return { kind: 'ownFault' };
  }
}

const CANCELLED = { kind: 'cancelled' } as const;

/** A cancelled request does not wait in the gate's queue either. */
function cancelled(signal: AbortSignal): Promise<NotAsked> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(CANCELLED), { once: true }));
}

function asRenewal(answer: TokenAnswer, renewed: HeldToken | undefined) {
  return answer.kind === 'granted' ? { ...answer, renewed } : ({ kind: 'failed', failure: answer } as const);
}
