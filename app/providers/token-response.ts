// Reads a token service's HTTP answer: a schema for success, a table for failure. No part of a body leaves this file
// but the tokens themselves, `expires_in`, `release_version`, and the short words of a refusal.
import { z } from 'zod';
import { fitting } from '../shared/fitting.ts';
import { withoutByteOrderMark } from '../shared/unseen.ts';
import type { HttpAnswer, HttpOutcome } from './http-client.ts';
import { namedFields, quotableWords, squeeze } from './refusal-words.ts';
import type { TokenAnswer, TokenFailure } from './token-answer.ts';

const MAX_TOKEN_LENGTH = 65_536;
/** RFC 6750, 2.1: what a bearer token is made of. Other characters do not survive being pasted into a header. */
const BEARER_TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/;

/** Whether a text can be sent as a bearer at all. */
export const isBearerToken = (text: string) => text.length <= MAX_TOKEN_LENGTH && BEARER_TOKEN.test(text);

const grantSchema = z.object({
  access_token: z.string().min(1).max(MAX_TOKEN_LENGTH),
  /** It goes into bodies only, so any printable ASCII will do. */
  refresh_token: z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .max(MAX_TOKEN_LENGTH)
    .nullish()
    .catch(undefined),
  token_type: z.string().max(60).nullish().catch(undefined),
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
/** A service's own database (Postgres, MySQL, Oracle) complains about passwords and user names too. */
const DATABASE_FAULT = /authentication failed|access denied|logon denied|connection/i;

/** What was sent, as far as it helps to understand the answer. */
export interface SentRequest {
  /** The names of its parameters, to find those that an error is about. */
  readonly parameters: readonly string[];
  /** Values that no word of an answer may repeat. */
  readonly secrets: readonly string[];
}

export function readTokenAnswer(outcome: HttpOutcome, sent: SentRequest): TokenAnswer {
  if (outcome.kind !== 'answered') return outcome;
  return outcome.status >= 200 && outcome.status < 300 ? readSuccess(outcome) : readFailure(outcome, sent);
}

function readSuccess(answer: HttpAnswer): TokenAnswer {
  const parsed = fitting(grantSchema, parseJson(answer.body));
  if (!parsed) {
    return {
      kind: 'misconfigured',
      reason: isWebPage(answer) ? 'webPage' : 'notUnderstood',
      status: answer.status,
    };
  }
  const body = parsed.data;
  if (!BEARER_TOKEN.test(body.access_token))
    return { kind: 'misconfigured', reason: 'notABearerToken', status: answer.status };
  const isOtherType = body.token_type && body.token_type.toLowerCase() !== 'bearer';
  return {
    kind: 'granted',
    grant: {
      accessToken: body.access_token,
      requestedAtMs: answer.requestedAtMs,
      ...(body.refresh_token ? { refreshToken: body.refresh_token } : {}),
      ...(body.expires_in ? { expiresInS: body.expires_in } : {}),
      ...(body.release_version ? { releaseVersion: body.release_version } : {}),
      ...(answer.serverDateMs === undefined ? {} : { serverDateMs: answer.serverDateMs }),
      ...(isOtherType && body.token_type ? { otherType: body.token_type } : {}),
    },
  };
}

/** How web servers refuse a client without a certificate: nginx with 400, IIS with 403. */
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

/** What an answer without success means, whatever was asked for. */
export function readFailure(answer: HttpAnswer, sent: SentRequest): TokenFailure {
  const { status } = answer;
  const retry = answer.retryAfterMs === undefined ? {} : { retryAfterMs: answer.retryAfterMs };
  if (status === 400 || status === 401 || status === 403) return readRefusal(answer, sent);
  if (status === 404 && isAboutAccount(answer, sent)) return readRefusal(answer, sent);
  const plain = PLAIN_STATUSES[status];
  if (plain) return { ...plain, status };
  if (status === 425 || status === 429) return { kind: 'rateLimited', status, ...retry };
  const field = missingParameter(answer, sent.parameters);
  if (field !== undefined && (status === 500 || status === 422))
    return { kind: 'misconfigured', reason: 'missingParameter', field, status };
  if (status >= 500) return { kind: 'serverFault', status, ...retry };
  return { kind: 'misconfigured', reason: status < 400 ? 'redirected' : 'notUnderstood', status };
}

/** A 401 in HTML is a real refusal; 400 and 403 in HTML come from a gateway, not from the service. */
function readRefusal(answer: HttpAnswer, { parameters, secrets }: SentRequest): TokenFailure {
  const { status } = answer;
  if (status !== 401 && isWebPage(answer))
    return WANTS_CERTIFICATE.test(answer.body)
      ? { kind: 'insecure', reason: 'clientCertificate', status }
      : { kind: 'misconfigured', reason: 'webPage', status };
  const said = refusalIn(answer, parameters);
  const words = quotableWords(said.words, secrets);
  return {
    kind: 'rejected',
    status,
    ...(said.fields.length === 0 ? {} : { fields: said.fields }),
    ...(words === undefined ? {} : { words }),
  };
}

/** A 404 with "Company not found" comes from the service itself, so the address is right. */
const isAboutAccount = (answer: HttpAnswer, { parameters }: SentRequest) =>
  parseJson(answer.body) !== undefined && refusalIn(answer, parameters).fields.length > 0;

interface Refusal {
  readonly fields: readonly string[];
  readonly words: string;
}

/** The fields that the message names, and those that have a message of their own: `{"company_name": ["Unknown."]}`. */
function refusalIn(answer: HttpAnswer, parameters: readonly string[]): Refusal {
  const json = parseJson(answer.body);
  // Tokens under the names of parameters are not messages about them.
  if (fitting(grantSchema, json)) return { fields: [], words: '' };
  const message = errorMessage(answer) ?? '';
  const own = ownMessages(json);
  const named = new Set([...namedFields(message, parameters), ...Object.keys(own)]);
  const fields = parameters.filter((parameter) => named.has(parameter));
  const texts = parameters.flatMap((parameter) => own[parameter] ?? []);
  // A text that is not JSON is the whole body: shown only where it is no more than a sentence.
  const isDump = json === undefined && (message.length > MAX_MESSAGE_LENGTH || /^\s*[[{<]/.test(message));
  return { fields, words: isDump ? '' : [message, ...texts].filter((text) => text !== '').join(' ') };
}

const messages = z.record(z.string(), said).catch({});

/** Messages by parameter, at the top level or below `errors`. */
function ownMessages(json: unknown): Readonly<Record<string, string>> {
  const all = { ...messages.parse(json), ...messages.parse(fitting(nested, json)?.data.errors) };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

const nested = z.object({ errors: z.unknown() });

/** The first parameter that an error message calls by its own name: "Company Name" is `company_name`. */
function missingParameter(answer: HttpAnswer, parameters: readonly string[]): string | undefined {
  const message = errorMessage(answer);
  if (message === undefined || message.length > MAX_MESSAGE_LENGTH || DATABASE_FAULT.test(message))
    return undefined;
  const squeezed = squeeze(message);
  return parameters.find((parameter) => squeezed.includes(squeeze(parameter)));
}

export function errorMessage(answer: HttpAnswer): string | undefined {
  if (isWebPage(answer)) return undefined;
  const json = parseJson(answer.body);
  if (json === undefined) return answer.body;
  return fitting(errorSchema, json)?.data;
}

/** JSON and an empty body are not pages, whatever content type the server sends by default. */
export function isWebPage({ body, contentType }: HttpAnswer): boolean {
  if (body.trim() === '' || parseJson(body) !== undefined) return false;
  return /\bx?html\b/i.test(contentType) || /^\s*<(!doctype|html|head|body)\b/i.test(body);
}

/** Undefined for what is not JSON, and for JSON's own `null`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(withoutByteOrderMark(text)) ?? undefined;
  } catch {
    return undefined; // not JSON: the caller decides what that means
  }
}
