// When the operator will have to type the password of a company again, as far as anybody can tell. Pure.
import type { PasswordAgain } from '../contract.ts';
import type { CompanyProfile } from '../profiles/company-profile.ts';
import { needsNoSecret, type TokenProvider } from '../providers/provider.ts';
import type { TokenFacts } from '../tokens/session-status.ts';

export interface PasswordFacts {
  readonly company: CompanyProfile;
  readonly provider: TokenProvider;
  readonly token: TokenFacts;
}

export function passwordAgain({ company, provider, token }: PasswordFacts): PasswordAgain {
  if (needsNoSecret(provider)) return { kind: 'notNeeded' };
  if (company.storePassword) return { kind: 'stored' };
  if (token.signInAgainByMs !== undefined) return { kind: 'by', atMs: token.signInAgainByMs };
  // A service that cannot renew wants the password at the token's own end.
  if (!provider.refresh && token.expiry.kind === 'until')
    return { kind: 'by', atMs: token.expiry.expiresAtMs };
  return { kind: 'unknown' };
}
