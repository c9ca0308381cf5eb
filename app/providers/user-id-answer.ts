// Reads what a service says when it is asked for a user's ID under a bearer: the ID, and with it that the bearer was accepted;
// a refusal of the bearer; or something that decides neither. The shape of the answer is not documented, so the usual ones count.
import type { HttpAnswer, HttpOutcome } from './http-client.ts';
import { quotableWords, squeeze } from './refusal-words.ts';
import type { TokenFailure } from './token-answer.ts';
import { errorMessage, isWebPage, parseJson, readFailure, type SentRequest } from './token-response.ts';

/** `words`: the service's own, for the window alone and never for a log or a file. */
export type UserIdAnswer =
  /** It answered the question, which it does for no bearer that it does not accept. */
  | { readonly kind: 'accepted'; readonly userId: string }
  /** `invalid`: this bearer is worth nothing there (401). `forbidden`: it is known, but may not do this (403). */
  | { readonly kind: 'refused'; readonly reason: 'invalid' | 'forbidden'; readonly words?: string }
  | ({ readonly kind: 'undecided' } & UndecidedAnswer);

export type UndecidedAnswer =
  /** It is about what was asked, and says nothing of the bearer: the user name, the company. */
  | { readonly reason: 'account'; readonly fields: readonly string[]; readonly words?: string }
  /** "OK", but without a user ID: some services answer so with an error inside. */
  | { readonly reason: 'noUserId'; readonly words?: string }
  | { readonly reason: 'failure'; readonly failure: TokenFailure };

export function readUserIdAnswer(outcome: HttpOutcome, sent: SentRequest): UserIdAnswer {
  if (outcome.kind !== 'answered') return undecidedBy(outcome);
  return outcome.status >= 200 && outcome.status < 300 ? readOk(outcome, sent) : readRefusal(outcome, sent);
}

const undecidedBy = (failure: TokenFailure): UserIdAnswer => ({
  kind: 'undecided',
  reason: 'failure',
  failure,
});

function readOk(answer: HttpAnswer, { secrets }: SentRequest): UserIdAnswer {
  const { status } = answer;
  if (isWebPage(answer)) return undecidedBy({ kind: 'misconfigured', reason: 'webPage', status });
  const json = parseJson(answer.body);
  const userId = isError(json) ? undefined : userIdIn(json ?? answer.body);
  const isEcho = secrets.some((secret) => userId?.includes(secret));
  if (userId !== undefined && !isEcho) return { kind: 'accepted', userId };
  const said = errorMessage(answer) ?? '';
  const words = NONE.test(said.trim()) ? undefined : quotableWords(said, secrets);
  return { kind: 'undecided', reason: 'noUserId', ...(words === undefined ? {} : { words }) };
}

/** A gateway or proxy may answer 401 with a page of its own: only what the service itself says counts. */
function readRefusal(answer: HttpAnswer, sent: SentRequest): UserIdAnswer {
  const { status } = answer;
  if (status === 401 && isWebPage(answer))
    return undecidedBy({ kind: 'misconfigured', reason: 'webPage', status });
  const failure = readFailure(answer, sent);
  if (failure.kind !== 'rejected') return undecidedBy(failure);
  const { fields = [], words } = failure;
  const said = words === undefined ? {} : { words };
  if (status === 403) return { kind: 'refused', reason: 'forbidden', ...said };
  const isAboutBearer = fields.length === 0 || speaksOfBearer(answer);
  if (status === 401 && isAboutBearer) return { kind: 'refused', reason: 'invalid', ...said };
  return { kind: 'undecided', reason: 'account', fields, ...said };
}

const BEARER_WORDS =
  /token|bearer|jwt|signature|credential|authenti|authori[sz]|expired|session|log(ged)? ?in|inactive/i;
/** Simple JWT's, where the user whom the bearer names is meant: "User not found" would be taken for the user name. */
const BEARER_CODES = /"code"\s*:\s*"(token_not_valid|user_not_found|user_inactive|password_changed)"/;

const speaksOfBearer = (answer: HttpAnswer) =>
  BEARER_CODES.test(answer.body) || BEARER_WORDS.test(errorMessage(answer) ?? '');

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const FAILED_STATUS = /^(error|fail(ed|ure)?|denied|unauthori[sz]ed|forbidden|[45]\d\d)$/i;

/** An answer that calls itself an error, whatever its HTTP status. */
function isError(json: unknown): boolean {
  if (!isObject(json)) return false;
  const { error, errors, success, ok, status, code, statusCode } = json;
  const isNamed = [error, errors].some((each) => each !== undefined && !isNothing(each));
  const isDenied = [success, ok, status].includes(false);
  return isNamed || isDenied || [status, code, statusCode].some(saysFailed);
}

/** Not of an object: JSON may give one a `toString` of its own. */
const saysFailed = (value: unknown) =>
  (typeof value === 'string' || typeof value === 'number') && FAILED_STATUS.test(String(value));

const isNothing = (value: unknown) =>
  value === null ||
  value === false ||
  value === '' ||
  value === 0 ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** How services wrap what was asked for. */
const WRAPPERS = ['data', 'result', 'response', 'user'] as const;
const MOST_WRAPPERS = 2;

/** Under `user_id`, `userid` or `id`, spelled in any way, else a bare value; either may be wrapped. */
function userIdIn(value: unknown, wrappers = 0): string | undefined {
  if (!isObject(value)) return bareUserId(value);
  for (const name of ['userid', 'id']) {
    const found = Object.entries(value).find(([key]) => squeeze(key) === name);
    const userId = found && namedUserId(found[1]);
    if (userId !== undefined) return userId;
  }
  if (wrappers === MOST_WRAPPERS) return undefined;
  const wrapped = WRAPPERS.find((name) => value[name] !== undefined && value[name] !== null);
  return wrapped && userIdIn(value[wrapped], wrappers + 1);
}

const MAX_USER_ID_LENGTH = 128;
const USER_ID = /^[\p{L}\p{N}._@+:|/\\=-]+$/u;
/** What programs write where there is none. */
const NONE = /^(0|-1|null|none|nil|nan|undefined|true|false)$/i;
const JWT_LIKE = /^[\w-]{10,}\.[\w-]{10,}\.[\w-]*$/;

/** Numbers above 2^53 are no longer the ones that were sent. */
function namedUserId(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (text.length > MAX_USER_ID_LENGTH || !USER_ID.test(text)) return undefined;
  return NONE.test(text) || JWT_LIKE.test(text) ? undefined : text;
}

/** One word may be anything, such as "Unauthorized": only one with a digit in it passes for an ID. */
function bareUserId(value: unknown): string | undefined {
  const text = namedUserId(value);
  const isWord =
    text !== undefined && (!/\p{N}/u.test(text) || BEARER_WORDS.test(text) || /error/i.test(text));
  return isWord ? undefined : text;
}
