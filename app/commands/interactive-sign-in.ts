// Signs a session in with what the operator has typed - nothing, for the practice company - until it is cancelled, and words
// the outcome next to the fields concerned. The service's own words go from here to the window, and nowhere else.
import { fieldsIn } from '../problems/problem-cause.ts';
import { problemOf } from '../problems/problem-text.ts';
import type { SignInField, TokenProvider } from '../providers/provider.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import type { TokenFailure } from '../providers/token-answer.ts';
import type { FieldErrors, Problem } from '../shared/contract/problem.ts';
import type { SignInResult } from '../shared/contract/sessions.ts';
import { holdsUnseen } from '../shared/unseen.ts';
import type { PutResult } from '../storage/vault.ts';
import type { TextKey, Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import type { Session } from '../tokens/session.ts';

export interface InteractiveSignInOptions {
  readonly providers: ProviderRegistry;
  readonly texts: Texts;
  readonly clock: Clock;
  /** How the company's last secret was stored; undefined until it is. */
  readonly lastStored: (companyId: string) => PutResult | undefined;
  /** Whether a company is in the list, rather than just being added. */
  readonly isKept: (companyId: string) => boolean;
}

type Secrets = Readonly<Record<string, string>>;

export class InteractiveSignIn {
  readonly #options: InteractiveSignInOptions;
  /** One for each sign-in: a later one of the same session replaces the earlier one. */
  #underWay: readonly { readonly session: Session; readonly isOfNewCompany: boolean }[] = [];
  /** Those of them that the operator cancelled. */
  readonly #cancelled = new WeakSet<object>();

  constructor(options: InteractiveSignInOptions) {
    this.#options = options;
  }

  async signIn(
    session: Session,
    typed: Secrets,
    company = session.company,
  ): Promise<Exclude<SignInResult, { outcome: 'invalid' }>> {
    const secrets = this.#ofProvider(typed, company.providerId);
    // Noted now: a company that is deleted meanwhile does not become one that is being added.
    const own = { session, isOfNewCompany: !this.#options.isKept(session.company.id) };
    this.#underWay = [...this.#underWay, own];
    const outcome = await session.signIn(secrets, company).finally(() => {
      this.#underWay = this.#underWay.filter((other) => other !== own);
    });
    if (outcome.kind === 'signedIn') return { outcome: 'signedIn', ...this.noticeOf(session.company.id) };
    const failure = outcome.kind === 'failed' ? outcome.failure : ({ kind: 'cancelled' } as const);
    return {
      outcome: 'notSignedIn',
      problem: this.#problemOf(failure, session, secrets),
      ...(this.#cancelled.has(own) && { cancelled: true as const }),
    };
  }

  /** Cancels this company's newest sign-in; null: that of a company that is not in the list yet. */
  cancel(companyId: string | null): void {
    const meant = this.#underWay.findLast(({ session, isOfNewCompany }) =>
      companyId === null ? isOfNewCompany : session.company.id === companyId,
    );
    if (!meant) return;
    this.#cancelled.add(meant);
    meant.session.cancelSignIn();
  }

  /** Only what the provider asks for, so that nothing else is stored. */
  #ofProvider(secrets: Secrets, providerId: string): Secrets {
    const fields = this.#options.providers.get(providerId)?.fields ?? [];
    const typed = fields.filter(({ name, secret }) => secret && secrets[name]);
    return Object.fromEntries(typed.map(({ name }) => [name, secrets[name] ?? '']));
  }

  #problemOf(failure: TokenFailure, session: Session, secrets: Secrets): Problem {
    const { providers, texts, clock } = this.#options;
    const { company, view } = session;
    const provider = providers.get(company.providerId);
    const cause = { kind: 'failedSignIn', failure } as const;
    const problem = problemOf(cause, { texts, company, provider, token: view.token, nowMs: clock.now() });
    const words = 'words' in failure ? failure.words : undefined;
    const likely = failure.kind === 'rejected' ? credentialField(provider) : undefined;
    return {
      ...problem,
      fields: { ...this.#named(failure, provider), ...this.#oddSecrets(failure, provider, secrets) },
      ...(likely === undefined ? {} : { likelyField: likely.name }),
      ...(words === undefined ? {} : { quote: words }),
    };
  }

  /** The messages for the fields that the service names. */
  #named(failure: TokenFailure, provider: TokenProvider | undefined): FieldErrors {
    const key: TextKey =
      failure.kind === 'rejected' ? 'fieldError.notAccepted' : 'fieldError.missingAtService';
    const named = fieldsIn({ kind: 'failedSignIn', failure }, provider);
    return this.#say(named.map(({ name, labelKey }) => [name, key, labelKey]));
  }

  /** Invisible characters in a secret that may explain a refusal; the secret itself stays as it was typed. */
  #oddSecrets(failure: TokenFailure, provider: TokenProvider | undefined, secrets: Secrets): FieldErrors {
    if (failure.kind !== 'rejected') return {};
    const { fields: named } = failure;
    const asked = provider?.fields.filter(({ secret }) => secret) ?? [];
    const suspects = asked.filter(({ name }) => named === undefined || named.includes(name));
    return this.#say(
      suspects.flatMap(({ name, labelKey }) => {
        const key = oddityOf(secrets[name] ?? '');
        return key ? [[name, key, labelKey] as const] : [];
      }),
    );
  }

  #say(entries: readonly (readonly [name: string, key: TextKey, labelKey: TextKey])[]): FieldErrors {
    const { texts } = this.#options;
    return Object.fromEntries(
      entries.map(([name, key, labelKey]) => [name, texts.say(key, { field: texts.say(labelKey) })]),
    );
  }

  /** The notice for a sign-in that worked but could not be stored, or not yet. */
  noticeOf(companyId: string): { readonly notice?: string } {
    const stored = this.#options.lastStored(companyId)?.stored ?? 'failed';
    return stored === 'failed' ? { notice: this.#options.texts.say('notice.notStored') } : {};
  }
}

/** The field that is mistyped most often: the password, else the account's last field. */
function credentialField(provider: TokenProvider | undefined): SignInField | undefined {
  return provider?.fields.find((field) => field.secret) ?? provider?.fields.at(-1);
}

function oddityOf(secret: string): 'fieldError.secretEdgeSpace' | 'fieldError.secretUnseen' | undefined {
  if (holdsUnseen(secret) || /[^\S ]/.test(secret)) return 'fieldError.secretUnseen';
  return secret.startsWith(' ') || secret.endsWith(' ') ? 'fieldError.secretEdgeSpace' : undefined;
}
