// In which order tray and window list companies: those that need their operator come first. One rule for both. Pure.
import { type CompanyState, standingOf } from './company-state.ts';
import { hasValidToken } from './token-life.ts';

/** 0: the operator is needed. 1: there is no token, and the service cannot be reached. 2: all others. */
export type Urgency = 0 | 1 | 2;

export function urgencyOf(company: CompanyState, nowMs: number): Urgency {
  const standing = standingOf(company, nowMs);
  if (standing === 'attention') return 0;
  // While it works, it stays where the operator is used to finding it.
  return standing === 'offline' && !hasValidToken(company, nowMs) ? 1 : 2;
}

/** The most urgent first, the equally urgent in the order that they came in: favourites, then as the operator arranged them. */
export function troubleFirst<Company>(
  companies: readonly Company[],
  urgency: (company: Company) => Urgency,
): readonly Company[] {
  const groups: readonly [Company[], Company[], Company[]] = [[], [], []];
  for (const company of companies) groups[urgency(company)].push(company);
  return groups[2].length === companies.length ? companies : groups.flat();
}
