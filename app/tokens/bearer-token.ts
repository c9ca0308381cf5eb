// Reads what an access token says about itself. A token that does not decode is opaque, which is no error.
import { jwtDecode } from 'jwt-decode';
import { z } from 'zod';
import type { ClaimsView } from '../shared/contract/sessions.ts';
import { fitting } from '../shared/fitting.ts';

/** A claim of another type than the standard's is left out. */
export type BearerClaims = ClaimsView;

/** NumericDate is seconds (RFC 7519, 2). From here on, 2001 in milliseconds, a service must mean milliseconds. */
export const MILLISECONDS_FROM = 1_000_000_000_000;
/** The latest time that a JavaScript Date can hold. */
export const LAST_MS = 8_640_000_000_000_000;
const MAX_TEXT_LENGTH = 300;

const text = z
  .union([z.string(), z.number().transform(String)])
  .transform((value) => value.slice(0, MAX_TEXT_LENGTH))
  .optional()
  .catch(undefined);
/** RFC 7519 wants a number; services also write it in quotes, or as a date (RFC 3339). */
const numericDate = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d{1,15}(\.\d{1,9})?$/)
    .transform(Number),
  z.iso
    .datetime({ offset: true, local: true })
    .transform((date) => Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(date) ? date : `${date}Z`)),
]);
const time = numericDate
  .pipe(z.number().positive())
  .transform((value) => (value >= MILLISECONDS_FROM ? value : value * 1_000))
  .pipe(z.number().max(LAST_MS))
  .optional()
  .catch(undefined);
const audience = z
  .union([z.string(), z.array(z.string()).transform((names) => names.join(', '))])
  .transform((value) => value.slice(0, MAX_TEXT_LENGTH))
  .optional()
  .catch(undefined);

const payloadSchema = z
  .object({
    sub: text,
    user_id: text,
    iss: text,
    aud: audience,
    name: text,
    email: text,
    iat: time,
    nbf: time,
    exp: time,
  })
  .transform((payload): BearerClaims => {
    const claims = {
      subject: payload.sub ?? payload.user_id,
      issuer: payload.iss,
      audience: payload.aud,
      name: payload.name,
      email: payload.email,
      issuedAtMs: payload.iat,
      notBeforeMs: payload.nbf,
      expiresAtMs: payload.exp,
    };
    return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
  });

/** The claims of a JWT, its signature unchecked (the service's business); undefined for an opaque token. */
export function readClaims(token: string): BearerClaims | undefined {
  try {
    return claimsIn(jwtDecode(token));
  } catch {
    return undefined; // jwt-decode throws on anything that is not a JWT
  }
}

/** The claims in a JWT's decoded payload. */
export function claimsIn(payload: unknown): BearerClaims | undefined {
  return fitting(payloadSchema, payload)?.data;
}
