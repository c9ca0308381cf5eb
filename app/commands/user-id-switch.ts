// The window's commands that let a company sign in by user ID from now on, and undo it. The former session rests, with its
// tokens and perhaps its password, in memory alone until the time to undo is over; then nothing holds them any more.
import type { Company } from '../companies/company.ts';
import type { CompanyList } from '../companies/company-list.ts';
import { isOverruled } from '../companies/managed-company.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import { UNDO_MS } from '../shared/contract/companies.ts';
import type { UserIdSwitch as SwitchResult } from '../shared/contract/questions.ts';
import type { Vault } from '../storage/vault.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import type { Session } from '../tokens/session.ts';
import type { Sessions } from '../tokens/sessions.ts';
import type { Handlers } from './command-dispatcher.ts';
import type { DeletedCompanies } from './deleted-companies.ts';
import type { InteractiveSignIn } from './interactive-sign-in.ts';

export interface UserIdSwitchOptions {
  readonly companies: CompanyList;
  readonly providers: ProviderRegistry;
  readonly sessions: Sessions;
  readonly vault: Pick<Vault, 'remove' | 'forgetFormer'>;
  readonly deleted: Pick<DeletedCompanies, 'get'>;
  readonly interactiveSignIn: InteractiveSignIn;
  readonly foundId: (session: Session) => string | undefined;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly onSwitched: (company: Company) => void;
  /** Called before the company's former session is on the list again. */
  readonly onUndone: (company: Company) => void;
  readonly onChange: () => void;
}

interface DoneSwitch {
  readonly before: Company;
  readonly former: Session;
  readonly session: Session;
  readonly cancelTimer: () => void;
}

interface SwitchUnderWay {
  readonly session: Session;
  readonly result: Promise<SwitchResult>;
}

export class UserIdSwitch {
  readonly #options: UserIdSwitchOptions;
  readonly #underWay = new Map<string, SwitchUnderWay>();
  readonly #done = new Map<string, DoneSwitch>();

  constructor(options: UserIdSwitchOptions) {
    this.#options = options;
    // A sign-out forgets every secret of a company, those of its former account too.
    options.sessions.onChange((session) => {
      const done = this.#done.get(session.company.id);
      if (done?.session === session && isSignedOut(session)) void this.#forget(session.company.id);
    });
  }

  readonly handlers: Handlers<'signInByUserId' | 'undoSignInByUserId'> = {
    signInByUserId: ({ companyId }) => this.#underWay.get(companyId)?.result ?? this.#begin(companyId),
    undoSignInByUserId: async ({ companyId }) => ({ undone: await this.#undo(companyId) }),
  };

  /** The app is quitting: a switch that is not granted yet changes nothing, and one that is done can no longer be undone. */
  async finish(): Promise<void> {
    const results = [...this.#underWay.values()].map(({ session, result }) => {
      session.dispose();
      return result;
    });
    await Promise.allSettled(results);
    await Promise.all([...this.#done.keys()].map((companyId) => this.#forget(companyId)));
  }

  #begin(companyId: string): Promise<SwitchResult> {
    const { sessions } = this.#options;
    const former = sessions.get(companyId);
    const changed = former && this.#byUserId(former);
    const session = changed && sessions.prepare(changed);
    if (!former || !session) return Promise.resolve(this.#overtaken());
    const result = this.#switch(former, session).finally(() => this.#underWay.delete(companyId));
    this.#underWay.set(companyId, { session, result });
    return result;
  }

  /** The company as it signs in by the user ID that was found; undefined where none was. */
  #byUserId(former: Session): Company | undefined {
    const { companies, providers, foundId } = this.#options;
    const company = companies.get(former.company.id);
    const way = company && providers.get(company.providerId)?.userIdLookup?.signInBy;
    const userId = foundId(former);
    if (!company || !way || userId === undefined) return undefined;
    const fields = providers.get(way.providerId)?.fields ?? [];
    const known = { ...company.account, [way.field]: userId };
    const account = Object.fromEntries(fields.map(({ name }) => [name, known[name] ?? '']));
    return { ...company, providerId: way.providerId, account, storePassword: false };
  }

  /** A failed sign-in changes nothing, and what the operator does meanwhile comes first. */
  async #switch(former: Session, session: Session): Promise<SwitchResult> {
    const { interactiveSignIn, companies, sessions, onSwitched, onChange } = this.#options;
    const { id, providerId, account } = session.company;
    const wasSignedOut = isSignedOut(former);
    const signedIn = await interactiveSignIn.signIn(session, {});
    if (signedIn.outcome !== 'signedIn') {
      session.dispose();
      const { problem, cancelled } = signedIn;
      return { outcome: 'notSwitched', problem, ...(cancelled && { cancelled }) };
    }
    const before = companies.get(id);
    const isSignedOutSince = isSignedOut(former) && !wasSignedOut;
    // Named or set otherwise meanwhile.
    const company = before && { ...before, providerId, account, storePassword: false };
    const isOvertaken = sessions.get(id) !== former || isSignedOutSince;
    if (!company || isOvertaken || isOverruled(before, company)) {
      await this.#giveWay(session);
      return this.#overtaken();
    }
    this.#hold({ before, former, session });
    onSwitched(company);
    const saved = companies.update(company);
    sessions.keep(session);
    await session.changeSettings(company);
    // The former session may have stored a late answer between the sign-in and now.
    await session.store();
    onChange();
    await saved;
    return { outcome: 'switched', ...interactiveSignIn.noticeOf(id) };
  }

  /** The vault holds again what belongs to the company as it is. */
  async #giveWay(session: Session): Promise<void> {
    const { sessions, deleted, vault } = this.#options;
    const { id } = session.company;
    session.dispose();
    const owner = sessions.get(id) ?? deleted.get(id)?.session;
    await (owner && !isSignedOut(owner) ? owner.store() : vault.remove(id));
  }

  #hold(done: Omit<DoneSwitch, 'cancelTimer'>): void {
    const { id } = done.before;
    this.#release(id);
    const cancelTimer = this.#options.clock.setTimer(UNDO_MS, () => void this.#forget(id));
    this.#done.set(id, { ...done, cancelTimer });
  }

  #release(companyId: string): DoneSwitch | undefined {
    const done = this.#done.get(companyId);
    done?.cancelTimer();
    this.#done.delete(companyId);
    return done;
  }

  /** The former account's secrets are in no file by now, unless one of the vault's was set aside. */
  async #forget(companyId: string): Promise<void> {
    if (this.#release(companyId)) await this.#options.vault.forgetFormer(companyId);
  }

  /** Keeps what the operator has changed since; an account that was changed or signed out since stays as it is. */
  async #undo(companyId: string): Promise<boolean> {
    const { companies, sessions, onUndone, onChange } = this.#options;
    const company = companies.get(companyId);
    const done = this.#done.get(companyId);
    if (!done || !company || sessions.get(companyId) !== done.session) return false;
    this.#release(companyId);
    const { former, before } = done;
    const { providerId, account, storePassword } = before;
    const back = { ...company, providerId, account, storePassword };
    onUndone(back);
    const saved = companies.update(back);
    sessions.keep(former);
    await former.changeSettings(back);
    await former.store();
    onChange();
    await saved;
    return true;
  }

  #overtaken(): SwitchResult {
    const { texts } = this.#options;
    return {
      outcome: 'notSwitched',
      problem: {
        title: texts.say('userId.overtaken.title'),
        meaning: texts.say('userId.overtaken.meaning'),
        remedy: 'none',
      },
    };
  }
}

const isSignedOut = ({ view }: Session) => view.status.kind === 'signedOut';
