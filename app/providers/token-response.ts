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
  /** Seconds; some services write the number in quotes. Zod refuses NaN and infinity. */
  expires_in: z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{1,15}(\.\d+)?$/)
        .transform(Number),
    ])
    .pipe(z.number().positive())
    .nullish()
    .catch(undefined),
  release_version: z
    .union([z.string(), z.number()])
    .transform(String)
    .pipe(z.string().max(60))
    .nullish()
    .catch(undefined),
});

const said = z
  .union([
    z.string(),
    z.array(z.string()).transform((texts) => texts.join(' ')),
    z.object({ message: z.string() }).transform((inner) => inner.message),
  ])
  .optional()
  .catch(undefined);

/** An error body's message in any usual shape: `error`, `message`, `detail`, `error_description`, or a bare string. */
const errorSchema = z.union([
  z.string(),
  z
    .object({ error: said, message: said, detail: said, error_description: said })
    .transform((body) =>
      [body.error, body.message, body.detail, body.error_description].filter(Boolean).join(' '),
    ),
]);

/** A message longer than this is prose or a stack trace; a parameter named in it proves nothing. */
const MAX_MESSAGE_LENGTH = 120;
/** The service's own database complains of passwords and user names too: Postgres, MySQL, Oracle. */
const DATABASE_FAULT = /authentication failed|access denied|logon denied|connection/i;

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

/** How web servers refuse who came without a certificate: nginx with 400, IIS with 403. */
const WANTS_CERTIFICATE = /no required SSL certificate|client certificate/i;

/** What a status says by itself, whatever the body. */
const PLAIN_STATUSES: Readonly<Record<number, TokenFailure>> = {
  304: { kind: 'misconfigured', reason: 'notUnderstood' },
  404: { kind: 'misconfigured', reason: 'notFound' },
  405: { kind: 'misconfigured', reason: 'notFound' },
  407: { kind: 'proxy' },
  408: { kind: 'timeout' },
  410: { kind: 'misconfigured', reason: 'notFound' },
  511: { kind: 'misconfigured', reason: 'webPage' },
};

function readFailure(answer: HttpAnswer, parameters: readonly string[]): TokenFailure {
  const { status } = answer;
  const retry = answer.retryAfterMs === undefined ? {} : { retryAfterMs: answer.retryAfterMs };
  const plain = PLAIN_STATUSES[status];
  if (plain) return { ...plain, status };
  if (status === 400 || status === 401 || status === 403) return readRefusal(answer, parameters);
  if (status === 425 || status === 429) return { kind: 'rateLimited', status, ...retry };
  const [field] = namedParameters(answer, parameters);
  if (field !== undefined && (status === 500 || status === 422))
    return { kind: 'misconfigured', reason: 'missingParameter', field, status };
  if (status >= 500) return { kind: 'serverFault', status, ...retry };
  return { kind: 'misconfigured', reason: status < 400 ? 'redirected' : 'notUnderstood', status };
}

/** A 401 in HTML is a sign-in page's refusal; 400 and 403 in HTML come from a gateway that is not the service. */
function readRefusal(answer: HttpAnswer, parameters: readonly string[]): TokenFailure {
  const { status } = answer;
  if (status !== 401 && isWebPage(answer))
    return WANTS_CERTIFICATE.test(answer.body)
      ? { kind: 'insecure', reason: 'clientCertificate', status }
      : { kind: 'misconfigured', reason: 'webPage', status };
  const [field, another] = namedParameters(answer, parameters);
  // "Invalid user name or password" is about neither of the two in particular.
  return { kind: 'rejected', status, ...(field === undefined || another !== undefined ? {} : { field }) };
}

/** The parameters that an error message names, however it writes them: "Company Name" is `company_name`. */
function namedParameters(answer: HttpAnswer, parameters: readonly string[]): readonly string[] {
  const message = errorMessage(answer);
  if (message === undefined || message.length > MAX_MESSAGE_LENGTH || DATABASE_FAULT.test(message)) return [];
  const squeezed = squeeze(message);
  return parameters.filter((parameter) => squeezed.includes(squeeze(parameter)));
}

const squeeze = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

function errorMessage(answer: HttpAnswer): string | undefined {
  if (isWebPage(answer)) return undefined;
  const json = parseJson(answer.body);
  if (json === undefined) return answer.body;
  const parsed = errorSchema.safeParse(json);
  return parsed.success ? parsed.data : undefined;
}

/** JSON and an empty body are no page, whatever a server's default content type calls them. */
function isWebPage({ body, contentType }: HttpAnswer): boolean {
  if (body.trim() === '' || parseJson(body) !== undefined) return false;
  return /\bx?html\b/i.test(contentType) || /^\s*<(!doctype|html|head|body)\b/i.test(body);
}

/** Undefined for what is not JSON, and for JSON's own `null`. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) ?? undefined;
  } catch {
    return undefined; // not JSON: the caller decides what that means
  }
}
