// What a session keeps secret, as the text that the vault encrypts.
import { z } from 'zod';
import { fitting } from '../shared/fitting.ts';
import { LAST_MS } from './bearer-token.ts';
import { MAX_LIFETIME_MS } from './expiry.ts';
import { withClaims } from './held-token.ts';
import type { HeldToken } from './session-status.ts';

/** Values of a provider's secret fields, by name. */
export type TypedSecrets = Readonly<Record<string, string>>;

/** What a session keeps secret: its token, and what was typed into secret fields where storing it is allowed. */
export interface SessionSecret {
  readonly token?: HeldToken;
  readonly typed?: TypedSecrets;
  /** The service refused what was stored, which is forgotten. */
  readonly isTypedRefused?: true;
  /** The mark of the account that it belongs to; older versions stored none. */
  readonly account?: string;
}

/**
 * Where a session's secrets are kept. Every call is durable when it resolves, or says that it is not.
 * The calls about one company take effect in the order in which they were made.
 */
export interface SessionVault {
  /** `forgets`: it replaces a secret of which the operator wants a part to be forgotten. */
  put(companyId: string, secret: string, options?: { readonly forgets: boolean }): Promise<unknown>;
  remove(companyId: string): Promise<unknown>;
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
      lifetimeAtSignInMs: z.number().positive().max(MAX_LIFETIME_MS).optional(),
      renewals: z.object({ afterDeath: z.boolean().optional(), prolong: z.boolean().optional() }).optional(),
      otherType: z.string().optional(),
    })
    .optional(),
  typed: z.record(z.string(), z.string()).optional(),
  isTypedRefused: z.literal(true).optional().catch(undefined),
  account: z.string().optional(),
});

export function writeSecret({ token, typed, isTypedRefused, account }: SessionSecret): string {
  const { claims: _readAgainFromTheToken, recorded: _ofAnEarlierRun, ...kept } = token ?? {};
  return JSON.stringify({
    ...(token ? { token: kept } : {}),
    ...(typed ? { typed } : {}),
    ...(isTypedRefused ? { isTypedRefused } : {}),
    ...(account ? { account } : {}),
  });
}

/** Undefined for text that no version of TokenTray wrote. */
export function readSecret(text: string): SessionSecret | undefined {
  const parsed = fitting(secretSchema, parseJson(text));
  if (!parsed) return undefined;
  const { token, typed, isTypedRefused, account } = parsed.data;
  return {
    ...(token ? { token: withClaims(token as HeldToken) } : {}),
    ...(typed ? { typed } : {}),
    ...(isTypedRefused ? { isTypedRefused } : {}),
    ...(account ? { account } : {}),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema refuses it
  }
}
