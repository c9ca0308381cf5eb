// Reads a token service's HTTP answer: a schema for success, a table for failure. No part of a body leaves this file
// but the tokens themselves, `expires_in` and `release_version`.
import { z } from 'zod';
import type { HttpAnswer, HttpOutcome } from './http-client.ts';
import type { TokenAnswer, TokenFailure } from './token-answer.ts';

/** A token must survive being pasted into a header: printable ASCII, no white space (RFC 6750's b64token and kin). */
const token = z.string().regex(/^[\x21-\x7e]{1,65536}$/);

const grantSchema = z.object({
  access_token: token,
  refresh_token: token.nullish().catch(undefined),
  expires_in: z.coerce.number().positive().finite().nullish().catch(undefined),
  release_version: z
    .union([z.string(), z.number()])
    .transform(String)
    .pipe(z.string().max(60))
    .nullish()
    .catch(undefined),
});

/** An error body's message in any usual shape: `error`, `message`, `detail`, `error_description`, or a bare string. */
const errorSchema = z.union([
  z.string(),
  z
    .object({
      error: z
        .union([z.string(), z.object({ message: z.string() }).transform((inner) => inner.message)])
        .optional(),
      message: z.string().optional(),
      detail: z.string().optional(),
      error_description: z.string().optional(),
    })
    .transform((body) =>
      [body.error, body.message, body.detail, body.error_description].filter(Boolean).join(' '),
    ),
]);

/** A message longer than this is prose or a stack trace; a parameter named in it proves nothing. */
const MAX_MESSAGE_LENGTH = 120;

/** `parameters`: the names that the request sent, to find the one that an error is about. */
export function readTokenAnswer(outcome: HttpOutcome, parameters: readonly string[]): TokenAnswer {
  if (outcome.kind !== 'answered') return outcome;
  return outcome.status >= 200 && outcome.status < 300
    ? readSuccess(outcome)
    : readFailure(outcome, parameters);
}

function readSuccess(answer: HttpAnswer): TokenAnswer {
  const parsed = grantSchema.safeParse(parseJson(answer.body));
  if (!parsed.success) {
    return {
      kind: 'misconfigured',
      reason: isWebPage(answer) ? 'webPage' : 'notUnderstood',
      status: answer.status,
    };
  }
  const body = parsed.data;
  return {
    kind: 'granted',
    grant: {
      accessToken: body.access_token,
      requestedAtMs: answer.requestedAtMs,
      ...(body.refresh_token ? { refreshToken: body.refresh_token } : {}),
      ...(body.expires_in ? { expiresInS: body.expires_in } : {}),
      ...(body.release_version ? { releaseVersion: body.release_version } : {}),
      ...(answer.serverDateMs === undefined ? {} : { serverDateMs: answer.serverDateMs }),
    },
  };
}

function readFailure(answer: HttpAnswer, parameters: readonly string[]): TokenFailure {
  const { status } = answer;
  const field = namedParameter(answer, parameters);
  const retry = answer.retryAfterMs === undefined ? {} : { retryAfterMs: answer.retryAfterMs };
  // A 401 in HTML is a sign-in page's refusal; 400 and 403 in HTML come from a gateway that is not the service.
  if ((status === 400 || status === 403) && isWebPage(answer))
    return { kind: 'misconfigured', reason: 'webPage', status };
  if (status === 400 || status === 401 || status === 403)
    return { kind: 'rejected', status, ...(field ? { field } : {}) };
  if (status === 407) return { kind: 'proxy', status };
  if (status === 408) return { kind: 'timeout', status };
  if (status === 425 || status === 429) return { kind: 'rateLimited', status, ...retry };
  if (status === 404 || status === 405 || status === 410)
    return { kind: 'misconfigured', reason: 'notFound', status };
  if (status === 511) return { kind: 'misconfigured', reason: 'webPage', status };
  if (status === 500 && field) return { kind: 'misconfigured', reason: 'missingParameter', field, status };
  if (status >= 500) return { kind: 'serverFault', status, ...retry };
  if (status >= 300 && status < 400) return { kind: 'misconfigured', reason: 'redirected', status };
  return { kind: 'misconfigured', reason: 'notUnderstood', status };
}

/** The parameter that an error message names, however it is written: "Company Name" is `company_name`. */
function namedParameter(answer: HttpAnswer, parameters: readonly string[]): string | undefined {
  const message = errorMessage(answer);
  if (message === undefined || message.length > MAX_MESSAGE_LENGTH) return undefined;
  const squeezed = squeeze(message);
  return parameters.find((parameter) => squeezed.includes(squeeze(parameter)));
}

const squeeze = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

function errorMessage(answer: HttpAnswer): string | undefined {
  const json = parseJson(answer.body);
  if (json === undefined) return isWebPage(answer) ? undefined : answer.body;
  const parsed = errorSchema.safeParse(json);
  return parsed.success ? parsed.data : undefined;
}

function isWebPage(answer: HttpAnswer): boolean {
  return /\bhtml\b/i.test(answer.contentType) || /^\s*<(!doctype|html|head|body)\b/i.test(answer.body);
}

/** Undefined for what is not JSON, and for JSON's own `null`. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) ?? undefined;
  } catch {
    return undefined; // not JSON: the caller decides what that means
  }
}
