// From a service's grant to a token in hand, and to and from the text that the vault encrypts.
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { TokenGrant } from '../providers/token-answer.ts';
import { LAST_MS, readClaims } from './bearer-token.ts';
import { expiryOf, MAX_LIFETIME_MS, refreshTokenExpiryMs } from './expiry.ts';
import type { HeldToken, TokenFacts } from './session-status.ts';

/** What a session keeps secret: its token, and what was typed into secret fields where storing it is allowed. */
export interface SessionSecret {
  readonly token?: HeldToken;
  readonly typed?: Readonly<Record<string, string>>;
  /** The mark of the account that it belongs to; absent in what an older version stored. */
  readonly account?: string;
}

/** `previous`: the token in hand; its refresh token stays in use where the service sends none. */
export function holdToken(grant: TokenGrant, previous: HeldToken | undefined): HeldToken {
  const receivedAtMs = grant.requestedAtMs;
  const refreshToken = grant.refreshToken ?? previous?.refreshToken;
  const signInAgainByMs =
    grant.refreshToken === undefined
      ? previous?.signInAgainByMs
      : refreshTokenExpiryMs(grant.refreshToken, receivedAtMs);
  const releaseVersion = grant.releaseVersion ?? previous?.releaseVersion;
  return withClaims({
    accessToken: grant.accessToken,
    receivedAtMs,
    expiry: expiryOf(grant),
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(signInAgainByMs === undefined ? {} : { signInAgainByMs }),
    ...(releaseVersion === undefined ? {} : { releaseVersion }),
  });
}

/** The same token after somebody set the wall clock by `byMs`. */
export function shiftToken(token: HeldToken, byMs: number): HeldToken {
  const { expiry, signInAgainByMs } = token;
  return {
    ...token,
    receivedAtMs: token.receivedAtMs + byMs,
    expiry: expiry.kind === 'until' ? { ...expiry, expiresAtMs: expiry.expiresAtMs + byMs } : expiry,
    ...(signInAgainByMs === undefined ? {} : { signInAgainByMs: signInAgainByMs + byMs }),
  };
}

/** Clocks differ by less than this between two runs of the app, if nobody sets one. */
const FUTURE_TOLERANCE_MS = 60_000;

/** A stored token from the future: the clock was set back while the app was not running, so its age is unknown. */
export function trustedToken(token: HeldToken, nowMs: number): HeldToken {
  const isFromFuture = token.receivedAtMs > nowMs + FUTURE_TOLERANCE_MS;
  return isFromFuture ? { ...token, receivedAtMs: 0, expiry: { kind: 'unknown' } } : token;
}

/** Of any text; made once, however many sessions it is compared with. */
export function tokenDigest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** For as long as the token is in hand. */
const digests = new WeakMap<HeldToken, Buffer>();

/** Compares digests in constant time, so that how long it takes tells nothing about the token. */
export function isSameToken(token: HeldToken, digest: Buffer): boolean {
  const own = digests.get(token) ?? tokenDigest(token.accessToken);
  digests.set(token, own);
  return timingSafeEqual(own, digest);
}

/** What may be shown of a token. */
export function tokenFacts({
  accessToken: _access,
  refreshToken: _refresh,
  ...facts
}: HeldToken): TokenFacts {
  return facts;
}

const time = z.number().min(-LAST_MS).max(LAST_MS);
const secretSchema = z.object({
  token: z
    .object({
      accessToken: z.string().min(1),
      refreshToken: z.string().min(1).optional(),
      receivedAtMs: time,
      expiry: z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('until'),
          expiresAtMs: time,
          lifetimeMs: z.number().positive().max(MAX_LIFETIME_MS),
        }),
        z.object({ kind: z.literal('unknown') }),
      ]),
      releaseVersion: z.string().optional(),
      signInAgainByMs: time.optional(),
    })
    .optional(),
  typed: z.record(z.string(), z.string()).optional(),
  account: z.string().optional(),
});

export function writeSecret({ token, typed, account }: SessionSecret): string {
  const { claims: _readAgainFromTheToken, ...kept } = token ?? {};
  return JSON.stringify({
    ...(token ? { token: kept } : {}),
    ...(typed ? { typed } : {}),
    ...(account ? { account } : {}),
  });
}

/** Undefined for a text that no version of TokenTray wrote. */
export function readSecret(text: string): SessionSecret | undefined {
  const parsed = secretSchema.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { token, typed, account } = parsed.data;
  return {
    ...(token ? { token: withClaims(token as HeldToken) } : {}),
    ...(typed ? { typed } : {}),
    ...(account ? { account } : {}),
  };
}

function withClaims(token: HeldToken): HeldToken {
  const claims = readClaims(token.accessToken);
  return claims === undefined ? token : { ...token, claims };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema refuses it
  }
}
