// How a token is renewed: by the refresh token, else by signing in again where nobody has to type anything.
import type { CompanyProfile } from '../profiles/company-profile.ts';
import { needsNoSecret, type TokenProvider } from '../providers/provider.ts';
import type { TokenAnswer, TokenFailure, TokenGrant } from '../providers/token-answer.ts';
import type { RequestGate } from './request-gate.ts';
import type { HeldToken, NeedsSignInReason } from './session-status.ts';

export type Renewal =
  | { readonly kind: 'granted'; readonly grant: TokenGrant }
  | { readonly kind: 'failed'; readonly failure: TokenFailure }
  | { readonly kind: 'needsSignIn'; readonly reason: NeedsSignInReason; readonly failure?: TokenFailure };

export interface RenewalRequest {
  readonly provider: TokenProvider;
  readonly company: CompanyProfile;
  readonly token: HeldToken | undefined;
  /** Values of the provider's secret fields, where the operator allowed storing them. */
  readonly storedSecrets: Readonly<Record<string, string>> | undefined;
  readonly gate: RequestGate;
  readonly urgent: boolean;
  readonly signal: AbortSignal;
}

export async function renewToken(request: RenewalRequest): Promise<Renewal> {
  const refreshed = await tryRefresh(request);
  if (refreshed && refreshed.kind !== 'rejected') return asRenewal(refreshed);
  const signedIn = await trySilentSignIn(request);
  if (signedIn?.kind === 'rejected') return { kind: 'needsSignIn', reason: 'refused', failure: signedIn };
  if (signedIn) return asRenewal(signedIn);
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

async function tryRefresh({
  provider,
  company,
  token,
  ...rest
}: RenewalRequest): Promise<TokenAnswer | undefined> {
  const { refresh } = provider;
  if (refresh === undefined || token?.refreshToken === undefined) return undefined;
  const { accessToken, refreshToken } = token;
  return throughGate(company, rest, (address) =>
    refresh({ address, account: company.account, accessToken, refreshToken, signal: rest.signal }),
  );
}

async function trySilentSignIn({ provider, company, storedSecrets, ...rest }: RenewalRequest) {
  if (!canSignInSilently(provider, storedSecrets)) return undefined;
  return signInOnce({ provider, company, secrets: storedSecrets ?? {}, ...rest });
}

export interface SignInOnce {
  readonly provider: TokenProvider;
  readonly company: CompanyProfile;
  readonly secrets: Readonly<Record<string, string>>;
  readonly gate: RequestGate;
  readonly urgent: boolean;
  readonly signal: AbortSignal;
}

/** One sign-in request, through the gate. */
export function signInOnce({ provider, company, secrets, ...rest }: SignInOnce): Promise<TokenAnswer> {
  return throughGate(company, rest, (address) =>
    provider.signIn({ address, account: company.account, secrets, signal: rest.signal }),
  );
}

function throughGate(
  company: CompanyProfile,
  { gate, urgent, signal }: Pick<RenewalRequest, 'gate' | 'urgent' | 'signal'>,
  ask: (address: URL) => Promise<TokenAnswer>,
): Promise<TokenAnswer> {
  const address = new URL(company.address);
  return gate.run({ host: address.host, urgent, signal }, async () =>
    signal.aborted ? { kind: 'cancelled' } : ask(address),
  );
}

function asRenewal(answer: TokenAnswer): Renewal {
  return answer.kind === 'granted' ? answer : { kind: 'failed', failure: answer };
}
