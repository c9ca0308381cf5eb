// How a token is renewed: by the refresh token, else by signing in again where nobody has to type anything.
import type { CompanyProfile } from '../profiles/company-profile.ts';
import { needsNoSecret, type SignInRequest, type TokenProvider } from '../providers/provider.ts';
import type { TokenAnswer, TokenFailure, TokenGrant } from '../providers/token-answer.ts';
import type { RequestGate } from './request-gate.ts';
import type { HeldToken, NeedsSignInReason } from './session-status.ts';

export type Renewal =
  /** `previous`: the token that was renewed; undefined after a sign-in, which begins anew. */
  | { readonly kind: 'granted'; readonly grant: TokenGrant; readonly previous: HeldToken | undefined }
  | { readonly kind: 'failed'; readonly failure: TokenFailure }
  | { readonly kind: 'needsSignIn'; readonly reason: NeedsSignInReason; readonly failure?: TokenFailure };

/** What every request to a service needs. */
interface Asking {
  readonly provider: TokenProvider;
  readonly company: CompanyProfile;
  readonly gate: RequestGate;
  /** Whether an operator waits for the answer; may turn true in the meantime. */
  readonly isUrgent: () => boolean;
  readonly signal: AbortSignal;
  /** Told what a provider threw: every answer of a service is a value, so that is a bug. */
  readonly onBug: (error: unknown) => void;
}

export interface RenewalRequest extends Asking {
  readonly token: HeldToken | undefined;
  /** Values of the provider's secret fields, where the operator allowed storing them. */
  readonly storedSecrets: Readonly<Record<string, string>> | undefined;
}

export async function renewToken(request: RenewalRequest): Promise<Renewal> {
  const refreshed = await tryRefresh(request);
  if (refreshed && refreshed.kind !== 'rejected') return asRenewal(refreshed, request.token);
  const signedIn = await trySilentSignIn(request);
  if (signedIn?.kind === 'rejected') return { kind: 'needsSignIn', reason: 'refused', failure: signedIn };
  if (signedIn) return asRenewal(signedIn, undefined);
  return refreshed
    ? { kind: 'needsSignIn', reason: 'refused', failure: refreshed }
    : { kind: 'needsSignIn', reason: 'passwordNotStored' };
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

async function tryRefresh({ token, ...asking }: RenewalRequest): Promise<TokenAnswer | undefined> {
  const { refresh } = asking.provider;
  if (refresh === undefined || token?.refreshToken === undefined) return undefined;
  const { accessToken, refreshToken } = token;
  return ask(asking, (request) => refresh({ ...request, accessToken, refreshToken }));
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

function asRenewal(answer: TokenAnswer, previous: HeldToken | undefined): Renewal {
  return answer.kind === 'granted' ? { ...answer, previous } : { kind: 'failed', failure: answer };
}
