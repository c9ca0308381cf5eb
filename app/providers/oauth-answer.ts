// Reads the answer of an OAuth 2 token endpoint: the errors of RFC 6749, 5.2, with the fields that they are about. Pure.
import { z } from 'zod';
import { fitting } from '../shared/fitting.ts';
import type { HttpAnswer, HttpOutcome } from './http-client.ts';
import { namedFields, quotableWords } from './refusal-words.ts';
import type { TokenAnswer, TokenFailure } from './token-answer.ts';
import { parseJson, readTokenAnswer } from './token-response.ts';

/** The sign-in fields that an error may be about. */
const PARAMETERS = ['username', 'password', 'client_id', 'client_secret', 'scope', 'audience'];

const errorSchema = z.object({
  error: z.string(),
  error_description: z.string().optional().catch(undefined),
  access_token: z.undefined().optional(),
});
type OAuthError = z.infer<typeof errorSchema>;

/** What an error code means at a sign-in. */
type Meaning =
  | { readonly about: readonly string[] }
  /** The service does not let this client sign in like this. */
  | 'wayRefused'
  | 'serverFault';

const CLIENT: Meaning = { about: ['client_id', 'client_secret'] };

const MEANINGS: Readonly<Record<string, Meaning>> = {
  invalid_client: CLIENT,
  invalid_grant: { about: ['username', 'password'] },
  invalid_scope: { about: ['scope'] },
  /** RFC 8707; for services that take an audience, the same. */
  invalid_target: { about: ['audience'] },
  unauthorized_client: 'wayRefused',
  unsupported_grant_type: 'wayRefused',
  invalid_request: 'wayRefused',
  server_error: 'serverFault',
  temporarily_unavailable: 'serverFault',
};

interface SentToOAuth {
  /** With a refresh token instead of what was typed. */
  readonly isRefresh: boolean;
  /** Values that no word of an answer may repeat. */
  readonly secrets: readonly string[];
}

export function readOAuthAnswer(outcome: HttpOutcome, { isRefresh, secrets }: SentToOAuth): TokenAnswer {
  const parameters = isRefresh ? ['refresh_token'] : PARAMETERS;
  const error = outcome.kind === 'answered' ? errorIn(outcome) : undefined;
  const failure = outcome.kind === 'answered' && error && failureOf(error, outcome, { isRefresh, secrets });
  return failure || readTokenAnswer(outcome, { parameters, secrets });
}

/** Some services put it into a 200. Busy and broken servers say so by their status. */
function errorIn(answer: HttpAnswer): OAuthError | undefined {
  if (answer.status >= 300 && ![400, 401, 403].includes(answer.status)) return undefined;
  return fitting(errorSchema, parseJson(answer.body))?.data;
}

function failureOf(
  { error, error_description = '' }: OAuthError,
  { status, retryAfterMs }: HttpAnswer,
  { isRefresh, secrets }: SentToOAuth,
): TokenFailure | undefined {
  const meaning = meaningOf(error, error_description, status);
  if (meaning === undefined) return undefined;
  if (meaning === 'serverFault')
    return { kind: 'serverFault', status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  const words = quotableWords(error_description, secrets);
  const facts = { status, ...(words === undefined ? {} : { words }) };
  // Whatever the service has against a renewal, signing in again is the way out.
  if (isRefresh) return { kind: 'rejected', ...facts };
  if (meaning === 'wayRefused') return { kind: 'misconfigured', reason: 'wayRefused', ...facts };
  return { kind: 'rejected', fields: meaning.about, ...facts };
}

function meaningOf(error: string, description: string, status: number): Meaning | undefined {
  // Keycloak says this of a wrong secret; the RFC's own meaning has status 400.
  if (error === 'unauthorized_client' && status === 401) return CLIENT;
  const about = error === 'invalid_request' ? namedFields(description, PARAMETERS) : [];
  return about.length > 0 ? { about } : MEANINGS[error];
}
