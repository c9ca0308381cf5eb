// How a token is renewed: by the refresh token, else by signing in again where nobody has to type anything.
import type { Company } from '../companies/company.ts';
import type { SignInRequest, TokenProvider } from '../providers/provider.ts';
import type { TokenAnswer, TokenFailure, TokenGrant } from '../providers/token-answer.ts';
import { needsNoSecret } from '../shared/account.ts';
import type { RequestGate } from './request-gate.ts';
import type { HeldToken, NeedsSignIn } from './session-status.ts';

/** `isBearerRefused`: the service answered 401 to a request with the token in hand. */
export type Renewal = { readonly isBearerRefused: boolean } & (
  | {
      readonly kind: 'granted';
      readonly grant: TokenGrant;
      /** The token that was renewed; undefined after a sign-in, which begins anew. */
      readonly renewed: HeldToken | undefined;
    }
  | { readonly kind: 'failed'; readonly failure: TokenFailure }
  | NeedsSignIn
);

/** What every request to a service needs. */
interface Asking {
  readonly provider: TokenProvider;
  readonly company: Company;
  readonly gate: RequestGate;
  /** Whether an operator waits for the answer; may turn true in the meantime. */
  readonly isUrgent: () => boolean;
  readonly signal: AbortSignal;
  /** Told what a provider threw: every answer of a service is a value, so that is a bug. */
  readonly onBug: (error: unknown) => void;
}

export interface RenewalRequest extends Asking {
  readonly token: HeldToken | undefined;
  /** Whether the token is believed to live. */
  readonly isTokenAlive: boolean;
  /** Values of the provider's secret fields, where the operator allowed storing them. */
  readonly storedSecrets: Readonly<Record<string, string>> | undefined;
}

export async function renewToken(request: RenewalRequest): Promise<Renewal> {
  const { answer: refreshed, isBearerRefused } = await tryRefresh(request);
  if (refreshed && refreshed.kind !== 'rejected')
    return { isBearerRefused, ...asRenewal(refreshed, request.token) };
  const signedIn = await trySilentSignIn(request);
  if (signedIn && signedIn.kind !== 'rejected') return { isBearerRefused, ...asRenewal(signedIn, undefined) };
  const failure = signedIn ?? refreshed;
  return failure
    ? { isBearerRefused, kind: 'needsSignIn', reason: 'refused', failure }
    : { isBearerRefused, kind: 'needsSignIn', reason: 'passwordNotStored' };
}

/** Whether `renewToken` has anything that it could ask the service. */
export function canRenew({
  provider,
  token,
  storedSecrets,
}: Pick<RenewalRequest, 'provider' | 'token' | 'storedSecrets'>) {
  return (
    (provider.refresh !== undefined && token?.refreshToken !== undefined) ||
    canSignInSilently(provider, storedSecrets)
  );
}

function canSignInSilently(provider: TokenProvider, storedSecrets: RenewalRequest['storedSecrets']): boolean {
  return needsNoSecret(provider) || storedSecrets !== undefined;
}

interface RefreshTry {
  readonly answer?: TokenAnswer;
  readonly isBearerRefused: boolean;
}

/**
 * The refresh endpoint wants a living bearer ("an expired access token can give 401"). Frameworks that check it before
 * the endpoint refuse a bad one and let a missing one pass; others want it to be there. So what is refused is asked
 * once more, the other way.
 */
async function tryRefresh({ token, isTokenAlive, ...asking }: RenewalRequest): Promise<RefreshTry> {
  const { refresh } = asking.provider;
  if (refresh === undefined || token?.refreshToken === undefined) return { isBearerRefused: false };
  const { accessToken, refreshToken } = token;
  const send = (tokens: { readonly accessToken?: string; readonly refreshToken?: string }) =>
    ask(asking, (request) => refresh({ ...request, refreshToken, ...tokens }));
  const [first, second] = isTokenAlive ? [{ accessToken }, {}] : [{}, { accessToken }];
  const answer = await send(first);
  if (answer.kind !== 'rejected') return { answer, isBearerRefused: false };
  const again = await send(second);
  const isBearerRefused = isTokenAlive && answer.status === 401 && !isAboutRefreshToken(answer, again);
  if (again.kind === 'granted' && isTokenAlive) return { answer: await proved(again, send), isBearerRefused };
  // The first refusal is about the request that the service documents, or the one most likely to pass.
  return { answer: again.kind === 'rejected' ? answer : again, isBearerRefused };
}

type Granted = Extract<TokenAnswer, { readonly kind: 'granted' }>;

/**
 * A living bearer was refused, and yet a new token came without it. Simple JWT does that for a user who was blocked: it
 * looks at the user where it checks a bearer, and not where it renews. So the new token has to pass as a bearer.
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

/** A service that says the same of a token with and without the bearer speaks of the refresh token. */
function isAboutRefreshToken(first: TokenAnswer, second: TokenAnswer): boolean {
  if (first.kind !== 'rejected' || second.kind !== 'rejected') return false;
  return first.words !== undefined && first.words === second.words && /token/i.test(first.words);
}

async function trySilentSignIn({ storedSecrets, ...asking }: RenewalRequest) {
  if (!canSignInSilently(asking.provider, storedSecrets)) return undefined;
  return signInOnce({ ...asking, secrets: storedSecrets ?? {} });
}

export interface SignInOnce extends Asking {
  readonly secrets: Readonly<Record<string, string>>;
}

/** One sign-in request, through the gate. */
export function signInOnce({ secrets, ...asking }: SignInOnce): Promise<TokenAnswer> {
  return ask(asking, (request) => asking.provider.signIn({ ...request, secrets }));
}

async function ask(
  { company, gate, isUrgent, signal, onBug }: Asking,
  send: (request: Omit<SignInRequest, 'secrets'>) => Promise<TokenAnswer>,
): Promise<TokenAnswer> {
  if (signal.aborted) return CANCELLED;
  try {
    const address = new URL(company.address);
    const asked = gate.run({ host: address.host, isUrgent }, async () =>
      signal.aborted ? CANCELLED : send({ address, account: company.account, signal }),
    );
    return await Promise.race([asked, cancelled(signal)]);
  } catch (error) {
    // A bug in one provider must not end the session of an operator whose token still works.
    onBug(error);
    return { kind: 'ownFault' };
  }
}

const CANCELLED = { kind: 'cancelled' } as const;

/** Whoever gives up does not wait in the line of the gate either. */
function cancelled(signal: AbortSignal): Promise<TokenAnswer> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(CANCELLED), { once: true }));
}

function asRenewal(answer: TokenAnswer, renewed: HeldToken | undefined) {
  return answer.kind === 'granted' ? { ...answer, renewed } : ({ kind: 'failed', failure: answer } as const);
}
