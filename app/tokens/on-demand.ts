// "Renew when I copy": whether a session may let its token expire, because the next copy is sure to get a new one. Pure.
import type { Company } from '../companies/company.ts';
import type { TokenProvider } from '../providers/provider.ts';
import { canSignInSilently } from './renewal.ts';
import type { TypedSecrets } from './session-secret.ts';
import type { TokenFacts } from './session-status.ts';

export interface RenewalMeans {
  readonly company: Pick<Company, 'renewalMode'>;
  readonly provider: Pick<TokenProvider, 'fields' | 'refresh'>;
  readonly token: Pick<TokenFacts, 'renewals'> | undefined;
  /** Values of the provider's secret fields, where the operator allowed storing them. */
  readonly typed: TypedSecrets | undefined;
}

/**
 * Only where a dead token is known to be renewable: by a sign-in for which no one has to type anything, or by a service
 * that was seen to do so. A refresh endpoint may want a valid bearer, and then an idle night would cost the sign-in.
 */
export function letsTokenExpire(means: RenewalMeans): boolean {
  return means.company.renewalMode === 'onCopy' && renewsDeadToken(means) === true;
}

/** Undefined as long as nothing has shown it. */
export function renewsDeadToken({ provider, token, typed }: Omit<RenewalMeans, 'company'>) {
  if (canSignInSilently(provider, typed)) return true;
  return provider.refresh === undefined ? false : token?.renewals?.afterDeath;
}

/**
 * Whether the next renewal should ask without the bearer first, as it would have to for a dead token. Asked while the
 * token is alive, a refusal costs nothing.
 */
export function mustRehearse(means: RenewalMeans): boolean {
  return means.company.renewalMode === 'onCopy' && renewsDeadToken(means) === undefined;
}
