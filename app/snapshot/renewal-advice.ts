// When "Renew when I copy" is worth suggesting, and when it was chosen but cannot be done. Pure.
import type { RenewalAdvice } from '../shared/contract/companies.ts';
import { renewsDeadToken } from '../tokens/on-demand.ts';
import type { PasswordFacts } from './password-again.ts';

/** Keeping tokens of this lifetime fresh means asking the service every few minutes, day and night. */
const SHORT_LIFETIME_MS = 5 * 60_000;

export function renewalAdvice({ company, provider, token }: PasswordFacts): RenewalAdvice | undefined {
  const typed = company.storePassword ? {} : undefined;
  const isPossible = renewsDeadToken({ provider, token, typed });
  if (company.renewalMode === 'onCopy')
    return isPossible === false && provider.refresh ? 'keptFresh' : undefined;
  const { expiry } = token;
  const isShort = expiry.kind === 'until' && expiry.lifetimeMs <= SHORT_LIFETIME_MS;
  return isShort && isPossible !== false ? 'renewOnCopy' : undefined;
}
