// "Is this token OK?": what a pasted token says about itself, and which company it is from. Keeps nothing, sends nothing, and
// the answer never contains the token.
import type { InspectResult, TokenOrigin, TokenState, TokenWarning } from '../shared/contract/help.ts';
import { shortLine } from '../shared/short-line.ts';
import { type BearerClaims, claimsIn, MILLISECONDS_FROM } from '../tokens/bearer-token.ts';
import type { Expiry } from '../tokens/expiry.ts';
import { tokenDigest } from '../tokens/held-token.ts';
import { claimList } from './claim-list.ts';
import { type JwtReading, readJwt } from './jwt-reading.ts';
import type { KnownSession } from './known-session.ts';
import { pastedToken } from './pasted-token.ts';
import { tokenFits } from './token-fits.ts';

const MAX_LABELS = 5;
const MAX_ALGORITHM_LENGTH = 30;
/** Clocks that differ by less need no warning. */
const CLOCK_TOLERANCE_MS = 60_000;

/** `canBeAsked`: whether a provider's service can be asked about a token. */
export function inspectToken(
  pasted: string,
  sessions: readonly KnownSession[],
  nowMs: number,
  canBeAsked: (providerId: string) => boolean = () => false,
): InspectResult {
  const { text, hasSpacesInside } = pastedToken(pasted);
  if (text === '') return { kind: 'empty' };
  const jwt = readJwt(text);
  const claims = (jwt && claimsIn(jwt.payload)) ?? {};
  const digest = tokenDigest(text);
  const holders = sessions.filter((session) => session.holds(digest));
  const expiry = holders[0]?.view.token?.expiry;
  const origin = originOf(holders, sessions, claims);
  const spaces: readonly TokenWarning[] = hasSpacesInside ? ['spacesInside'] : [];
  const fits = tokenFits(
    text,
    claims,
    sessions.filter(({ company }) => canBeAsked(company.providerId)),
  );
  const shared = { state: stateOf(expiry, claims, nowMs), fits, ...(origin ? { origin } : {}) };
  if (!jwt) return { kind: 'opaque', ...shared, otherClaims: [], leftOutClaims: 0, warnings: spaces };
  const { alg } = jwt.header;
  return {
    kind: 'jwt',
    ...shared,
    claims,
    ...(typeof alg === 'string' ? { algorithm: shortLine(alg, MAX_ALGORITHM_LENGTH) } : {}),
    ...claimList(jwt.payload, claims),
    warnings: [...spaces, ...warningsOf(jwt, claims, nowMs)],
  };
}

/** What a session knows about its own token takes precedence: it allows for a wrong clock. */
function stateOf(known: Expiry | undefined, claims: BearerClaims, nowMs: number): TokenState {
  const untilMs = known?.kind === 'until' ? known.expiresAtMs : claims.expiresAtMs;
  if (untilMs !== undefined && untilMs <= nowMs) return { kind: 'expired', sinceMs: untilMs };
  const fromMs = claims.notBeforeMs;
  if (known === undefined && fromMs !== undefined && fromMs > nowMs) return { kind: 'notYetValid', fromMs };
  return untilMs === undefined ? { kind: 'unknown' } : { kind: 'valid', untilMs };
}

function originOf(
  holders: readonly KnownSession[],
  sessions: readonly KnownSession[],
  claims: BearerClaims,
): TokenOrigin | undefined {
  const match = holders.length > 0 ? 'current' : 'looksLike';
  const found =
    holders.length > 0 ? holders : sessions.filter(({ view }) => isSameUser(view.token?.claims, claims));
  if (found.length === 0) return undefined;
  return { match, labels: found.slice(0, MAX_LABELS).map(({ company }) => company.label) };
}

/** Without a user, issuer and audience say too little. */
function isSameUser(one: BearerClaims | undefined, other: BearerClaims): boolean {
  return (
    one?.subject !== undefined &&
    one.subject === other.subject &&
    one.issuer === other.issuer &&
    one.audience === other.audience
  );
}

function warningsOf(
  { payload, isSigned }: JwtReading,
  claims: BearerClaims,
  nowMs: number,
): readonly TokenWarning[] {
  const times = [payload.exp, payload.iat, payload.nbf];
  const isInFuture = claims.issuedAtMs !== undefined && claims.issuedAtMs > nowMs + CLOCK_TOLERANCE_MS;
  const found: Readonly<Record<Exclude<TokenWarning, 'spacesInside'>, boolean>> = {
    refreshToken: payload.token_type === 'refresh',
    unsigned: !isSigned,
    noExpiry: claims.expiresAtMs === undefined,
    millisecondTimes: times.some((time) => typeof time === 'number' && time >= MILLISECONDS_FROM),
    issuedInFuture: isInFuture,
  };
  return (Object.keys(found) as (keyof typeof found)[]).filter((warning) => found[warning]);
}
