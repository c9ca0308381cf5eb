// Which companies a pasted token may belong to, for the operator who decides where it is sent. Pure; keeps nothing.
import { hostOf } from '../companies/company.ts';
import type { TokenFit } from '../shared/contract/help.ts';
import type { BearerClaims } from '../tokens/bearer-token.ts';
import { tokenDigest } from '../tokens/held-token.ts';
import type { KnownSession } from './known-session.ts';

const ORDER: readonly TokenFit['fit'][] = ['current', 'likely', 'unknown', 'unlikely'];

/** The most likely first; among those that are equally likely, in the given order. */
export function tokenFits(
  text: string,
  claims: BearerClaims,
  sessions: readonly KnownSession[],
): readonly TokenFit[] {
  const digest = tokenDigest(text);
  return sessions
    .map((session) => ({
      companyId: session.company.id,
      fit: session.holds(digest) ? ('current' as const) : fitOf(claims, session),
    }))
    .sort((one, other) => ORDER.indexOf(one.fit) - ORDER.indexOf(other.fit));
}

function fitOf({ subject, issuer }: BearerClaims, { company, view }: KnownSession): TokenFit['fit'] {
  const own = view.token?.claims;
  const signs = [
    isSame(subject, own?.subject ?? company.account.user_id),
    own?.issuer === undefined ? isFrom(issuer, company) : isSame(issuer, own.issuer),
  ].filter((sign) => sign !== undefined);
  if (signs.length === 0) return 'unknown';
  return signs.every(Boolean) ? 'likely' : 'unlikely';
}

/** Undefined where one of the two is not known. */
function isSame(one: string | undefined, other: string | undefined): boolean | undefined {
  return one === undefined || other === undefined ? undefined : one === other;
}

/** An issuer is often the service's own address. */
function isFrom(issuer: string | undefined, company: KnownSession['company']): boolean | undefined {
  return issuer !== undefined && URL.canParse(issuer) && new URL(issuer).host !== ''
    ? new URL(issuer).host === hostOf(company)
    : undefined;
}
