// Signs a session in and puts the outcome into words, at the field that it is about.
import type { Problem, SignInResult } from '../contract.ts';
import type { SignInField, TokenProvider } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import type { TokenFailure } from '../providers/token-answer.ts';
import type { PutResult } from '../storage/vault.ts';
import { fieldLabel, problemOf } from '../texts/problem-text.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../tokens/clock.ts';
import type { Session } from '../tokens/session.ts';

export interface SignInDeskOptions {
  readonly providers: ProviderRegistry;
  readonly texts: Texts;
  readonly clock: Clock;
  /** How the vault took the company's last secret. */
  readonly lastStored: (companyId: string) => PutResult | undefined;
}

export class SignInDesk {
  readonly #options: SignInDeskOptions;

  constructor(options: SignInDeskOptions) {
    this.#options = options;
  }

  async signIn(
    session: Session,
    secrets: Readonly<Record<string, string>>,
    company = session.company,
  ): Promise<Exclude<SignInResult, { outcome: 'invalid' }>> {
    const outcome = await session.signIn(this.#ofProvider(secrets, company.providerId), company);
    if (outcome.kind === 'signedIn') return { outcome: 'signedIn', ...this.noticeOf(session.company.id) };
    const failure = outcome.kind === 'failed' ? outcome.failure : ({ kind: 'cancelled' } as const);
    return { outcome: 'notSignedIn', problem: this.#problemOf(failure, session) };
  }

  /** What the provider asks for and nothing else, so that nothing else is stored. */
  #ofProvider(secrets: Readonly<Record<string, string>>, providerId: string) {
    const fields = this.#options.providers.get(providerId)?.fields ?? [];
    const names = fields.filter(({ secret }) => secret).map(({ name }) => name);
    return Object.fromEntries(names.map((name) => [name, secrets[name] ?? '']));
  }

  #problemOf(failure: TokenFailure, session: Session): Problem {
    const { providers, texts, clock } = this.#options;
    const { company, view } = session;
    const provider = providers.get(company.providerId);
    const problem = problemOf(
      { kind: 'failedSignIn', failure },
      { texts, company, provider, token: view.token, nowMs: clock.now() },
    );
    if (problem.field !== undefined) {
      const label = fieldLabel(texts, provider, problem.field);
      return { ...problem, fieldMessage: texts.say('fieldError.missingAtService', { field: label }) };
    }
    const field = failure.kind === 'rejected' ? credentialField(provider) : undefined;
    if (field === undefined) return problem;
    return { ...problem, field: field.name, fieldMessage: texts.say(refusalKey(field)) };
  }

  /** What to say where a sign-in worked but could not be stored. */
  noticeOf(companyId: string): { readonly notice?: string } {
    const isLost = this.#options.lastStored(companyId)?.stored === 'failed';
    return isLost ? { notice: this.#options.texts.say('notice.notStored') } : {};
  }
}

/** The field that a refusal without a named parameter is about: the password, else the last field of the account. */
function credentialField(provider: TokenProvider | undefined): SignInField | undefined {
  return provider?.fields.find((field) => field.secret) ?? provider?.fields.at(-1);
}

const refusalKey = (field: SignInField) =>
  field.secret ? 'fieldError.wrongPassword' : 'fieldError.notKnownThere';
