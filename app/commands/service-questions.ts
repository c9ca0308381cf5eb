// The window's commands that ask a company's service about a token: one request a click, to that company's host alone. What a
// pasted token and a user ID are used for ends here: the one is forgotten with the answer, the other is kept in memory.
import { copyPlain, type PlainClipboard } from '../clipboard/plain-copy.ts';
import type { Company } from '../companies/company.ts';
import { textFault } from '../companies/company-draft.ts';
import type { CompanyList } from '../companies/company-list.ts';
import { readJwt } from '../diagnostics/jwt-reading.ts';
import { pastedToken } from '../diagnostics/pasted-token.ts';
import { serviceAnswer } from '../problems/service-answer.ts';
import type { TokenProvider, UserIdLookup } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import { isBearerToken } from '../providers/token-response.ts';
import type { CommandInput } from '../shared/contract/bridge.ts';
import type { FieldErrors } from '../shared/contract/problem.ts';
import type { AskResult, Verdict } from '../shared/contract/questions.ts';
import { tidyText } from '../shared/unseen.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import type { Session } from '../tokens/session.ts';
import type { AskOutcome } from '../tokens/session-status.ts';
import type { Sessions } from '../tokens/sessions.ts';
import type { Handlers } from './command-dispatcher.ts';

export interface ServiceQuestionsOptions {
  readonly companies: CompanyList;
  readonly sessions: Sessions;
  readonly providers: ProviderRegistry;
  readonly clipboard: PlainClipboard;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly onAnswer: (company: Company, verdict: Verdict, asked: 'own' | 'pasted') => void;
}

type Typed = Readonly<Record<string, string>>;

export class ServiceQuestions {
  readonly #options: ServiceQuestionsOptions;
  /** By session, so that an ID goes with the account for which it was found. */
  readonly #foundIds = new WeakMap<Session, string>();
  /** The questions under way, the newest of each session. */
  readonly #underWay = new Map<Session, { isCancelled: boolean }>();

  constructor(options: ServiceQuestionsOptions) {
    this.#options = options;
  }

  readonly handlers: Handlers<'askService' | 'cancelAsking' | 'copyUserId'> = {
    askService: (input) => this.#ask(input),
    cancelAsking: ({ companyId }) => {
      const session = this.#options.sessions.get(companyId);
      const question = session && this.#underWay.get(session);
      if (question) question.isCancelled = true;
      session?.cancelAsking();
      return undefined;
    },
    copyUserId: async ({ companyId }) => ({ copied: await this.#copyUserId(companyId) }),
  };

  /** The user ID that the service named last for this session's account. */
  foundId(session: Session): string | undefined {
    return this.#foundIds.get(session);
  }

  async #ask({ companyId, typed, pasted }: CommandInput<'askService'>): Promise<AskResult> {
    const { sessions, providers, texts } = this.#options;
    const session = sessions.get(companyId);
    const provider = session && providers.get(session.company.providerId);
    const lookup = provider?.userIdLookup;
    if (!session || !lookup) throw new Error('no such company, or its service cannot be asked');
    const token = pasted === null ? undefined : pastedToken(pasted).text;
    const known = readTyped(typed, lookup);
    const fields = { ...typedFaults(known, lookup, texts), ...tokenFault(token, texts) };
    if (Object.keys(fields).length > 0) return { outcome: 'invalid', fields };
    const question = { isCancelled: false };
    this.#underWay.set(session, question);
    const outcome = await session.askAbout({
      typed: known,
      ...(token === undefined ? {} : { pasted: token }),
    });
    const isNewest = this.#underWay.get(session) === question;
    if (isNewest) this.#underWay.delete(session);
    // A newer question has taken its place.
    if (question.isCancelled || !isNewest) return { outcome: 'cancelled' };
    const asked = token === undefined ? 'own' : 'pasted';
    return outcome.kind === 'answered'
      ? this.#answered(outcome, asked, session, provider)
      : this.#overtaken(session);
  }

  #answered(
    { answer, isCurrent }: Extract<AskOutcome, { kind: 'answered' }>,
    asked: 'own' | 'pasted',
    session: Session,
    provider: TokenProvider,
  ): AskResult {
    const { texts, clock, onAnswer } = this.#options;
    const { company, view } = session;
    onAnswer(company, answer.kind, asked);
    const userId = asked === 'own' && answer.kind === 'accepted' ? answer.userId : undefined;
    if (userId !== undefined) this.#foundIds.set(session, userId);
    const nowMs = clock.now();
    const which = isCurrent ? 'own' : asked === 'own' ? 'former' : 'pasted';
    const context = { texts, company, provider, token: view.token, nowMs };
    return {
      outcome: 'answered',
      atMs: nowMs,
      ...serviceAnswer(answer, which, context),
      ...(userId === undefined ? {} : { userId }),
    };
  }

  /** Signed out, changed or deleted before the answer came. */
  #overtaken({ company }: Session): AskResult {
    const { texts, clock } = this.#options;
    return {
      outcome: 'answered',
      verdict: 'undecided',
      atMs: clock.now(),
      title: texts.say('ask.undecided.title'),
      meaning: texts.say('ask.undecided.overtaken', { company: company.label }),
    };
  }

  async #copyUserId(companyId: string): Promise<boolean> {
    const { sessions, clipboard } = this.#options;
    const session = sessions.get(companyId);
    const userId = session && this.foundId(session);
    return userId !== undefined && copyPlain(clipboard, userId);
  }
}

/** Only what the lookup asks for, so that nothing else is sent. */
function readTyped(typed: Typed, { fields }: UserIdLookup): Typed {
  return Object.fromEntries(fields.map(({ name }) => [name, tidyText(typed[name] ?? '')]));
}

function typedFaults(typed: Typed, { fields }: UserIdLookup, texts: Texts): FieldErrors {
  const faults = fields.map(
    ({ name, labelKey }) => [name, textFault(typed[name] ?? '', texts.say(labelKey), texts)] as const,
  );
  return Object.fromEntries(faults.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** What no header can carry is not sent, and neither is a refresh token: as a bearer it could only be refused. */
function tokenFault(token: string | undefined, texts: Texts): FieldErrors {
  if (token === undefined) return {};
  if (!isBearerToken(token)) return { token: texts.say('ask.notABearer') };
  return readJwt(token)?.payload.token_type === 'refresh' ? { token: texts.say('ask.refreshToken') } : {};
}
