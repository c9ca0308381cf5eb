// What a service said of a token, in words: what it means and what to do next. Pure.
import { hostOf } from '../companies/company.ts';
import type { UserIdAnswer } from '../providers/user-id-answer.ts';
import type { AskResult } from '../shared/contract/questions.ts';
import type { TextKey } from '../texts/texts.ts';
import { type ProblemContext, reasonInShort } from './problem-text.ts';

/** `own`: the session's current token. `former`: what it was when it was sent. `pasted`: any other. */
export type AskedToken = 'own' | 'former' | 'pasted';

type Words = Pick<Extract<AskResult, { outcome: 'answered' }>, 'verdict' | 'title' | 'meaning' | 'quote'>;

export function serviceAnswer(answer: UserIdAnswer, asked: AskedToken, context: ProblemContext): Words {
  const { texts, company } = context;
  const values = {
    company: company.label,
    host: hostOf(company),
    ...(answer.kind === 'undecided' ? undecidedValues(answer, context) : {}),
  };
  const { words } = 'words' in answer ? answer : {};
  return {
    verdict: answer.kind,
    title: texts.say(titleKey(answer)),
    meaning: texts.say(meaningKey(answer, asked), values),
    ...(words === undefined ? {} : { quote: words }),
  };
}

function titleKey(answer: UserIdAnswer): TextKey {
  if (answer.kind !== 'refused') return `ask.${answer.kind}.title`;
  return answer.reason === 'invalid' ? 'ask.refused.title' : 'ask.forbidden.title';
}

function meaningKey(answer: UserIdAnswer, asked: AskedToken): TextKey {
  switch (answer.kind) {
    case 'accepted':
      return asked === 'pasted' ? 'ask.accepted.pasted' : 'ask.accepted.own';
    case 'refused':
      return answer.reason === 'forbidden' ? 'ask.forbidden.meaning' : `ask.refused.${asked}`;
    case 'undecided':
      if (answer.reason !== 'failure') return `ask.undecided.${answer.reason}`;
      return isNotThere(answer) ? 'ask.undecided.notThere' : 'ask.undecided.failure';
  }
}

type Undecided = Extract<UserIdAnswer, { kind: 'undecided' }>;

/** An installation without this endpoint: older ones may not have it. */
const isNotThere = (answer: Undecided) =>
  answer.reason === 'failure' &&
  answer.failure.kind === 'misconfigured' &&
  answer.failure.reason === 'notFound';

function undecidedValues(answer: Undecided, context: ProblemContext) {
  if (answer.reason === 'failure')
    return { reason: reasonInShort({ kind: 'failure', failure: answer.failure }, context) };
  return answer.reason === 'account' ? { fields: fieldNames(answer.fields, context) } : {};
}

/** What the question names; all of it where the service does not say which. */
function fieldNames(named: readonly string[], { texts, provider }: ProblemContext): string {
  const known = [...(provider?.fields ?? []), ...(provider?.userIdLookup?.fields ?? [])];
  const asked = known.filter(({ name }) => name === 'username' || name === 'company_name');
  const about = asked.filter(({ name }) => named.includes(name));
  const labels = (about.length > 0 ? about : asked).map(({ labelKey }) => texts.say(labelKey));
  return new Intl.ListFormat(texts.locale, { type: 'unit', style: 'short' }).format(labels);
}
