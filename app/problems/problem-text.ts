// Every problem in words: what happened, what it means, and the next step.

import { type Company, hostOf } from '../companies/company.ts';
import type { SignInField, TokenProvider } from '../providers/provider.ts';
import type { Problem } from '../shared/contract/problem.ts';
import { shortLine } from '../shared/short-line.ts';
import { dateWords } from '../shared/time-words.ts';
import { markedName } from '../texts/environment-text.ts';
import type { TextKey, Texts } from '../texts/texts.ts';
import { untilText } from '../texts/time-text.ts';
import { isAlive } from '../tokens/renewal-policy.ts';
import type { TokenFacts } from '../tokens/session-status.ts';
import {
  fieldsIn,
  isOnTheWay,
  namedField,
  type ProblemCause,
  type ProblemName,
  problemName,
  remedyOf,
} from './problem-cause.ts';

const MAX_USER_LENGTH = 80;

/** What a problem's words depend on, besides its cause. */
export interface ProblemContext {
  readonly texts: Texts;
  readonly company: Pick<Company, 'label' | 'address' | 'trust' | 'environment' | 'managed'>;
  readonly provider: TokenProvider | undefined;
  readonly token: TokenFacts | undefined;
  readonly nowMs: number;
}

/** Without `fields` and `quote`, which only the answer to a sign-in has. */
export function problemOf(cause: ProblemCause, context: ProblemContext): Problem {
  const problem = problemName(cause, context.provider);
  const values = valuesOf(cause, context);
  const { texts, company } = context;
  const remedy = remedyOf(problem, cause);
  // What the operator cannot change is not suggested; but IT wants to hear the fingerprint of a refused certificate.
  const isForIt = isIts(remedy, company);
  const meaning = `${texts.say(`problem.${problem}.meaning`, values)} ${isForIt ? texts.say('managed.askIt') : ''}`;
  return {
    title: texts.say(`problem.${problem}.title`, values),
    meaning: meaning.replace(/ {2,}/g, ' ').trim(),
    remedy: isForIt && remedy === 'edit' ? 'none' : remedy,
    ...(isOnTheWay(cause) ? { checkHelps: true } : {}),
    ...(problem === 'certificateChanged' ? { certificateChanged: true } : {}),
  };
}

function isIts(remedy: Problem['remedy'], { managed }: ProblemContext['company']): boolean {
  return managed !== undefined && (remedy === 'certificate' || (remedy === 'edit' && !managed.open));
}

/** All of them share one short form. */
const REFUSALS = [
  ...(['rejectedPassword', 'rejectedUserId', 'rejectedNamed', 'refused'] as const),
  ...(['storedPasswordRefused', 'storedDetailsRefused'] as const),
] as const;
const isRefusal = (name: ProblemName): name is (typeof REFUSALS)[number] =>
  REFUSALS.some((refusal) => refusal === name);

/** The cause in a few words, for the end of a sentence. */
export function reasonInShort(cause: ProblemCause, context: ProblemContext): string {
  const name = problemName(cause, context.provider);
  const key: TextKey = isRefusal(name) ? 'problem.rejected.short' : `problem.${name}.short`;
  return context.texts.say(key, valuesOf(cause, context));
}

function valuesOf(cause: ProblemCause, context: ProblemContext) {
  const { company, texts } = context;
  return {
    company: markedName(company, texts),
    host: hostOf(company),
    since: sinceWords(context),
    token: tokenSentence(context),
    next: texts.say(cause.kind === 'failedSignIn' ? 'problem.next.signIn' : 'problem.next.renewal'),
    field: fieldLabel(texts, context.provider, namedField(cause)),
    ...usersOf(cause),
    fields: listOf(texts, fieldsIn(cause, context.provider), context.provider),
  };
}

/** The day from which its certificate was trusted; empty if none is. */
function sinceWords({ texts, company, nowMs }: ProblemContext): string {
  const sinceMs = company.trust?.certificate?.sinceMs;
  return sinceMs === undefined ? '' : dateWords(sinceMs, nowMs, texts.locale);
}

/** A token may give any text as its user. */
function usersOf(cause: ProblemCause) {
  if (cause.kind !== 'needsSignIn' || !cause.users) return {};
  const { before, after } = cause.users;
  return { before: shortLine(before, MAX_USER_LENGTH), after: shortLine(after, MAX_USER_LENGTH) };
}

/** Empty if there is no token. */
function tokenSentence({ texts, token, nowMs }: ProblemContext): string {
  if (!token) return '';
  if (!isAlive({ nowMs, expiry: token.expiry })) return texts.say('tokenWorks.dead');
  if (token.expiry.kind === 'unknown') return texts.say('tokenWorks.unknown');
  return texts.say('tokenWorks.until', { until: untilText(texts, token.expiry.expiresAtMs, nowMs) });
}

/** The labels of the named fields; if none is named, of all that must be filled in, since any of them may be wrong. */
function listOf(texts: Texts, named: readonly SignInField[], provider: TokenProvider | undefined): string {
  const needed = provider?.fields.filter(({ optional, choices }) => !optional && !choices) ?? [];
  const fields = named.length > 0 ? named : needed;
  const labels = fields.map(({ labelKey }) => texts.say(labelKey));
  return new Intl.ListFormat(texts.locale, { type: 'unit', style: 'short' }).format(labels);
}

/** A field's label, or the service's own name for a parameter that is not in the form. */
export function fieldLabel(
  texts: Texts,
  provider: TokenProvider | undefined,
  field: string | undefined,
): string {
  if (field === undefined) return '';
  const known = provider?.fields.find(({ name }) => name === field);
  return known ? texts.say(known.labelKey) : field;
}
