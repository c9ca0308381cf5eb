// When the operator will have to type the password of a company again, as far as is known. Pure.
import type { Company } from '../companies/company.ts';
import type { TokenProvider } from '../providers/provider.ts';
import { needsNoSecret } from '../shared/account.ts';
import type { PasswordAgain } from '../shared/contract/sessions.ts';
import type { SeenRenewals, TokenFacts } from '../tokens/session-status.ts';

export interface PasswordFacts {
  readonly company: Company;
  readonly provider: TokenProvider;
  readonly token: TokenFacts;
}

export function passwordAgain({ company, provider, token }: PasswordFacts): PasswordAgain {
  if (needsNoSecret(provider)) return { kind: 'notNeeded' };
  if (company.storePassword) return { kind: 'stored' };
  if (token.signInAgainByMs !== undefined) return afterRefreshToken(token.signInAgainByMs, token.renewals);
  // Without a refresh token that is of use, the password is needed at the token's own end.
  if (!(provider.refresh && token.isRefreshable) && token.expiry.kind === 'until')
    return { kind: 'by', atMs: token.expiry.expiresAtMs };
  return { kind: 'unknown' };
}

/** A forecast that a night's sleep cannot break: it names what it depends on until it has been seen. */
function afterRefreshToken(atMs: number, { afterDeath, prolong }: SeenRenewals = {}): PasswordAgain {
  if (afterDeath) return { kind: prolong ? 'ifIdle' : 'by', atMs };
  return prolong ? { kind: 'whileRunning' } : { kind: 'notBefore', atMs };
}
