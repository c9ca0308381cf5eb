// Every failure in words: what happened, what it means, and the one step that leads out.
import { type Company, hostOf } from '../companies/company.ts';
import { type FailureName, failureName, traitsOf } from '../providers/failure-traits.ts';
import type { SignInField, TokenProvider } from '../providers/provider.ts';
import type { TokenFailure } from '../providers/token-answer.ts';
import { needsNoSecret } from '../shared/account.ts';
import type { Problem } from '../shared/contract/problem.ts';
import { shortLine } from '../shared/short-line.ts';
import type { TextKey, Texts } from '../texts/texts.ts';
import { untilText } from '../texts/time-text.ts';
import { isAlive } from '../tokens/renewal-policy.ts';
import type { NeedsSignIn, NeedsSignInReason, TokenFacts } from '../tokens/session-status.ts';

const MAX_USER_LENGTH = 80;

/** What a problem's words depend on, beside the failure. */
export interface ProblemContext {
  readonly texts: Texts;
  readonly company: Company;
  readonly provider: TokenProvider | undefined;
  readonly token: TokenFacts | undefined;
  readonly nowMs: number;
}

export type ProblemCause =
  /** Of a renewal, which is tried again by itself. */
  | { readonly kind: 'failure'; readonly failure: TokenFailure }
  /** Of a sign-in, which only the operator can try again. */
  | { readonly kind: 'failedSignIn'; readonly failure: TokenFailure }
  | Pick<NeedsSignIn, 'kind' | 'reason' | 'users'>
  | { readonly kind: 'signedOut' }
  /** The company was changed or deleted, or the token's end came, while the answer was on its way. */
  | { readonly kind: 'overtaken' };

type ProblemName =
  | Exclude<FailureName, 'rejected'>
  | NeedsSignInReason
  | 'overtaken'
  | 'rejectedPassword'
  | 'rejectedUserId'
  | 'rejectedNamed'
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
  notABearerToken: 'none',
  rejectedPassword: 'signIn',
  rejectedUserId: 'edit',
  rejectedNamed: 'edit',
  refused: 'signIn',
  passwordNotStored: 'signIn',
  secretUnreadable: 'signIn',
  otherAccount: 'signIn',
  otherUser: 'signIn',
  signedOut: 'signIn',
};

/** Without `fields` and `quote`, which are for whoever has just signed in. */
export function problemOf(cause: ProblemCause, context: ProblemContext): Problem {
  const problem = nameOf(cause, context.provider);
  const values = valuesOf(cause, context);
  return {
    title: context.texts.say(`problem.${problem}.title`, values),
    meaning: context.texts.say(`problem.${problem}.meaning`, values).replace(/ {2,}/g, ' ').trim(),
    wayOut: wayOutOf(problem, cause),
    ...(isOnTheWay(cause) ? { checkHelps: true } : {}),
  };
}

/** A check of the setup looks at what lies between here and the service. */
const isOnTheWay = (cause: ProblemCause) =>
  (cause.kind === 'failure' || cause.kind === 'failedSignIn') && traitsOf(cause.failure).isOnTheWay;

function wayOutOf(problem: ProblemName, { kind }: ProblemCause): Problem['wayOut'] {
  const wayOut = WAYS_OUT[problem];
  return kind === 'failedSignIn' && wayOut === 'retry' ? 'signIn' : wayOut;
}

/** They have one short form. */
const REFUSALS = ['rejectedPassword', 'rejectedUserId', 'rejectedNamed', 'refused'] as const;
const isRefusal = (name: ProblemName): name is (typeof REFUSALS)[number] =>
  REFUSALS.some((refusal) => refusal === name);

/** The cause in a few words, for the end of a sentence. */
export function reasonInShort(cause: ProblemCause, context: ProblemContext): string {
  const name = nameOf(cause, context.provider);
  const key: TextKey = isRefusal(name) ? 'problem.rejected.short' : `problem.${name}.short`;
  return context.texts.say(key, valuesOf(cause, context));
}

function nameOf(cause: ProblemCause, provider: TokenProvider | undefined): ProblemName {
  if (cause.kind === 'signedOut' || cause.kind === 'overtaken') return cause.kind;
  if (cause.kind === 'needsSignIn') return cause.reason;
  const name = failureName(cause.failure);
  if (name !== 'rejected') return name;
  if (fieldsIn(cause, provider).length > 0) return 'rejectedNamed';
  return provider && needsNoSecret(provider) ? 'rejectedUserId' : 'rejectedPassword';
}

const namedField = (cause: ProblemCause) =>
  'failure' in cause && 'field' in cause.failure ? cause.failure.field : undefined;

/** The fields of the provider's form that the service names in its answer: nothing can be shown beside others. */
export function fieldsIn(cause: ProblemCause, provider: TokenProvider | undefined): readonly SignInField[] {
  if (!('failure' in cause)) return [];
  const named = cause.failure.kind === 'rejected' ? (cause.failure.fields ?? []) : [namedField(cause)];
  return provider?.fields.filter(({ name }) => named.includes(name)) ?? [];
}

function valuesOf(cause: ProblemCause, context: ProblemContext) {
  const { company, texts } = context;
  return {
    company: company.label,
    host: hostOf(company),
    token: tokenSentence(context),
    next: texts.say(cause.kind === 'failedSignIn' ? 'problem.next.signIn' : 'problem.next.renewal'),
    field: fieldLabel(texts, context.provider, namedField(cause)),
    ...usersOf(cause),
    fields: listOf(texts, fieldsIn(cause, context.provider), context.provider),
  };
}

/** A token may name its user as it likes. */
function usersOf(cause: ProblemCause) {
  if (cause.kind !== 'needsSignIn' || !cause.users) return {};
  const { before, after } = cause.users;
  return { before: shortLine(before, MAX_USER_LENGTH), after: shortLine(after, MAX_USER_LENGTH) };
}

/** Empty where no token is in hand. */
function tokenSentence({ texts, token, nowMs }: ProblemContext): string {
  if (!token) return '';
  if (!isAlive({ nowMs, expiry: token.expiry })) return texts.say('tokenWorks.dead');
  if (token.expiry.kind === 'unknown') return texts.say('tokenWorks.unknown');
  return texts.say('tokenWorks.until', { until: untilText(texts, token.expiry.expiresAtMs, nowMs) });
}

/** The labels of the named fields; of all where none is named, since any of them may be wrong. */
function listOf(texts: Texts, named: readonly SignInField[], provider: TokenProvider | undefined): string {
  const fields = named.length > 0 ? named : (provider?.fields ?? []);
  const labels = fields.map(({ labelKey }) => texts.say(labelKey));
  return new Intl.ListFormat(texts.locale, { type: 'unit', style: 'short' }).format(labels);
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
