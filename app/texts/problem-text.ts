// Every failure in words: what happened, what it means, and the one step that leads out.
import type { Problem } from '../contract.ts';
import type { CompanyProfile } from '../profiles/company-profile.ts';
import { needsNoSecret, type TokenProvider } from '../providers/provider.ts';
import type { TokenFailure } from '../providers/token-answer.ts';
import { isAlive } from '../tokens/refresh-policy.ts';
import type { NeedsSignInReason, TokenFacts } from '../tokens/session-status.ts';
import type { TextKey, Texts } from './texts.ts';
import { untilText } from './time-text.ts';

/** What a problem's words depend on, beside the failure. */
export interface ProblemContext {
  readonly texts: Texts;
  readonly company: CompanyProfile;
  readonly provider: TokenProvider | undefined;
  readonly token: TokenFacts | undefined;
  readonly nowMs: number;
}

export type ProblemCause =
  /** Of a renewal, which is tried again by itself. */
  | { readonly kind: 'failure'; readonly failure: TokenFailure }
  /** Of a sign-in, which only the operator can try again. */
  | { readonly kind: 'failedSignIn'; readonly failure: TokenFailure }
  | { readonly kind: 'needsSignIn'; readonly reason: NeedsSignInReason }
  | { readonly kind: 'signedOut' }
  /** The company was changed or deleted, or the token's end came, while the answer was on its way. */
  | { readonly kind: 'overtaken' };

type ProblemName =
  | Exclude<TokenFailure['kind'], 'misconfigured' | 'rejected'>
  | Extract<TokenFailure, { kind: 'misconfigured' }>['reason']
  | NeedsSignInReason
  | 'unknownHost'
  | 'clientCertificate'
  | 'overtaken'
  | 'rejectedPassword'
  | 'rejectedUserId'
  | 'signedOut';

const WAYS_OUT: Readonly<Record<ProblemName, Problem['wayOut']>> = {
  offline: 'retry',
  unknownHost: 'retry',
  timeout: 'retry',
  rateLimited: 'none',
  serverFault: 'retry',
  insecure: 'edit',
  clientCertificate: 'retry',
  proxy: 'retry',
  cancelled: 'retry',
  ownFault: 'retry',
  overtaken: 'retry',
  missingParameter: 'edit',
  notFound: 'edit',
  webPage: 'retry',
  notUnderstood: 'edit',
  redirected: 'edit',
  tooLarge: 'edit',
  rejectedPassword: 'signIn',
  rejectedUserId: 'edit',
  refused: 'signIn',
  passwordNotStored: 'signIn',
  secretUnreadable: 'signIn',
  otherAccount: 'signIn',
  signedOut: 'signIn',
};

/** Problems that lie between here and the service as often as at either end. */
const CONNECTION_PROBLEMS: ReadonlySet<ProblemName> = new Set([
  'offline',
  'unknownHost',
  'timeout',
  'insecure',
  'clientCertificate',
  'proxy',
  'webPage',
  'redirected',
]);

/** `field` only where the provider's form has it: nothing can be shown beside a field that is not there. */
export function problemOf(cause: ProblemCause, context: ProblemContext): Problem {
  const problem = nameOf(cause, context.provider);
  const values = valuesOf(cause, context);
  const field = namedField(cause);
  const isInForm = context.provider?.fields.some(({ name }) => name === field) ?? false;
  return {
    title: context.texts.say(`problem.${problem}.title`, values),
    meaning: context.texts.say(`problem.${problem}.meaning`, values).replace(/ {2,}/g, ' ').trim(),
    wayOut: wayOutOf(problem, cause),
    ...(CONNECTION_PROBLEMS.has(problem) ? { checkHelps: true } : {}),
    ...(field !== undefined && isInForm ? { field } : {}),
  };
}

function wayOutOf(problem: ProblemName, { kind }: ProblemCause): Problem['wayOut'] {
  const wayOut = WAYS_OUT[problem];
  return kind === 'failedSignIn' && wayOut === 'retry' ? 'signIn' : wayOut;
}

/** The cause in a few words, for the end of a sentence. */
export function reasonInShort(cause: ProblemCause, context: ProblemContext): string {
  const name = nameOf(cause, context.provider);
  const isRefusal = name === 'rejectedPassword' || name === 'rejectedUserId' || name === 'refused';
  const key: TextKey = isRefusal ? 'problem.rejected.short' : `problem.${name}.short`;
  return context.texts.say(key, valuesOf(cause, context));
}

function nameOf(cause: ProblemCause, provider: TokenProvider | undefined): ProblemName {
  if (cause.kind === 'signedOut' || cause.kind === 'overtaken') return cause.kind;
  if (cause.kind === 'needsSignIn') return cause.reason;
  const { failure } = cause;
  if (failure.kind === 'misconfigured') return failure.reason;
  if (failure.kind === 'offline' || failure.kind === 'insecure') return failure.reason ?? failure.kind;
  if (failure.kind !== 'rejected') return failure.kind;
  return provider && needsNoSecret(provider) ? 'rejectedUserId' : 'rejectedPassword';
}

const namedField = (cause: ProblemCause) =>
  'failure' in cause && 'field' in cause.failure ? cause.failure.field : undefined;

function valuesOf(cause: ProblemCause, context: ProblemContext) {
  const { company, texts } = context;
  return {
    company: company.label,
    host: new URL(company.address).host,
    token: tokenSentence(context),
    next: texts.say(cause.kind === 'failedSignIn' ? 'problem.next.signIn' : 'problem.next.renewal'),
    field: fieldLabel(texts, context.provider, namedField(cause)),
  };
}

/** Empty where no token is in hand. */
function tokenSentence({ texts, token, nowMs }: ProblemContext): string {
  if (!token) return '';
  if (!isAlive({ nowMs, expiry: token.expiry })) return texts.say('tokenWorks.dead');
  if (token.expiry.kind === 'unknown') return texts.say('tokenWorks.unknown');
  return texts.say('tokenWorks.until', { until: untilText(texts, token.expiry.expiresAtMs, nowMs) });
}

/** A field's label; the service's own name for a parameter that no form has. */
export function fieldLabel(
  texts: Texts,
  provider: TokenProvider | undefined,
  field: string | undefined,
): string {
  if (field === undefined) return '';
  const known = provider?.fields.find(({ name }) => name === field);
  return known ? texts.say(known.labelKey) : field;
}
