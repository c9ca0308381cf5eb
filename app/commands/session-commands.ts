// The window's commands about sessions: sign in, sign out, renew and copy. The tray and the shortcut use them too.
import type { CalledOff } from '../clipboard/newest-copy.ts';
import type { CopyOutcome } from '../clipboard/token-copier.ts';
import type { Company } from '../companies/company.ts';
import { checkSecrets } from '../companies/company-draft.ts';
import type { CompanyList } from '../companies/company-list.ts';
import { renewalCause } from '../problems/problem-cause.ts';
import { problemOf } from '../problems/problem-text.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import type { CommandInput } from '../shared/contract/bridge.ts';
import type { Problem } from '../shared/contract/problem.ts';
import type { CopyResult, RenewResult, SignInResult } from '../shared/contract/sessions.ts';
import { markedName } from '../texts/environment-text.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import type { RenewalScheduler } from '../tokens/renewal-scheduler.ts';
import type { Session } from '../tokens/session.ts';
import type { Sessions } from '../tokens/sessions.ts';
import type { Handlers } from './command-dispatcher.ts';
import type { Confirmation, CopyConfirmations } from './copy-confirmations.ts';
import type { InteractiveSignIn } from './interactive-sign-in.ts';
import { JointSignIns } from './joint-sign-ins.ts';

export interface SessionCommandsOptions {
  readonly companies: CompanyList;
  readonly providers: ProviderRegistry;
  readonly sessions: Sessions;
  readonly scheduler: Pick<RenewalScheduler, 'noticeClock'>;
  readonly copier: {
    copy(session: Session, format: CommandInput<'copyToken'>['format']): Promise<CopyOutcome>;
  };
  readonly confirmations: Pick<CopyConfirmations, 'confirm'>;
  readonly interactiveSignIn: InteractiveSignIn;
  readonly texts: Texts;
  readonly clock: Clock;
}

type SessionCommandName =
  | 'signIn'
  | 'signInTogether'
  | 'cancelSignIn'
  | 'signOut'
  | 'renew'
  | 'renewAll'
  | 'copyToken';

export class SessionCommands {
  readonly #options: SessionCommandsOptions;

  readonly #joint: JointSignIns;

  constructor(options: SessionCommandsOptions) {
    this.#options = options;
    this.#joint = new JointSignIns({
      companies: options.companies,
      signIn: (input) => this.#signIn(input),
      cancel: (companyId) => options.interactiveSignIn.cancel(companyId),
    });
  }

  readonly handlers: Handlers<SessionCommandName> = {
    signIn: (input) => this.#signIn(input),
    signInTogether: async (input) => ({ results: await this.#joint.signIn(input) }),
    cancelSignIn: ({ companyId }) => {
      this.#options.interactiveSignIn.cancel(companyId);
      if (companyId !== null) this.#joint.cancel(companyId);
      return undefined;
    },
    signOut: async ({ companyId }) => {
      await this.#session(companyId).signOut();
      return undefined;
    },
    renew: ({ companyId }) => this.#renew(this.#session(companyId)),
    renewAll: () => {
      for (const session of this.#options.sessions.all()) void session.renew();
      return undefined;
    },
    copyToken: ({ companyId, format }) => this.copy(companyId, format),
  };

  /** The only way from a token to the clipboard: nothing that has to be confirmed passes here without its confirmation. */
  async copy(companyId: string, format: CommandInput<'copyToken'>['format']): Promise<CopyResult> {
    const { companies, confirmations, scheduler, copier } = this.#options;
    const company = companies.get(companyId);
    if (!company) throw new Error('no such company');
    const confirmation = await confirmations.confirm(company, format ?? company.copyFormat);
    if (confirmation !== 'confirmed') return this.#calledOff(company, confirmation);
    // Fresh at the time of the answer.
    scheduler.noticeClock();
    const copied = await copier.copy(this.#session(companyId), format);
    return copied.outcome === 'calledOff' ? this.#calledOff(company, copied.why) : copied;
  }

  #calledOff(company: Company, why: Exclude<Confirmation, 'confirmed'> | CalledOff): CopyResult {
    if (why === 'cancelled') return { outcome: 'cancelled' };
    const { texts } = this.#options;
    const title = texts.say(`copy.${why}.title`);
    const meaning = texts.say(`copy.${why}.meaning`, { company: markedName(company, texts) });
    const problem: Problem = { title, meaning, remedy: 'none' };
    return { outcome: 'nothing', problem, ...(why === 'locked' && { isAway: true }) };
  }

  async #signIn({ companyId, secrets, storePassword }: CommandInput<'signIn'>): Promise<SignInResult> {
    const { providers, texts, interactiveSignIn } = this.#options;
    const session = this.#session(companyId);
    const former = session.company;
    const provider = providers.get(former.providerId);
    const fields = provider ? checkSecrets(secrets, former.account, provider, texts) : {};
    if (Object.keys(fields).length > 0) return { outcome: 'invalid', fields };
    const result = await interactiveSignIn.signIn(session, secrets, { ...former, storePassword });
    if (result.outcome === 'signedIn') await this.#keepChoice(session);
    return result;
  }

  /** Everything else about the company may have been changed during the sign-in. */
  async #keepChoice(session: Session): Promise<void> {
    const { companies, sessions } = this.#options;
    const { id, storePassword } = session.company;
    const company = companies.get(id);
    if (!company || sessions.get(id) !== session || company.storePassword === storePassword) return;
    await companies.update({ ...company, storePassword });
  }

  async #renew(session: Session): Promise<RenewResult> {
    const outcome = await session.renew({ urgent: true });
    const { token } = session.view;
    if (outcome.kind === 'renewed') {
      return {
        outcome: 'renewed',
        ...(token?.expiry.kind === 'until' ? { validUntilMs: token.expiry.expiresAtMs } : {}),
      };
    }
    const { providers, texts, clock } = this.#options;
    const { company } = session;
    const provider = providers.get(company.providerId);
    const context = { texts, company, provider, token, nowMs: clock.now() };
    return { outcome: 'notRenewed', problem: problemOf(renewalCause(outcome, session.view.status), context) };
  }

  #session(companyId: string): Session {
    const session = this.#options.sessions.get(companyId);
    if (!session) throw new Error('no such company');
    return session;
  }
}
