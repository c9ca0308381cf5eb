// The window's commands about companies: save, check, duplicate, move, delete and take back.
import { type CommandInput, type FieldErrors, type SaveResult, UNDO_DELETE_MS } from '../contract.ts';
import { checkSecrets, readDraft } from '../profiles/company-draft.ts';
import { type CompanyProfile, isSameAccount } from '../profiles/company-profile.ts';
import type { ProfileList } from '../profiles/profile-list.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import type { Vault } from '../storage/vault.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../tokens/clock.ts';
import type { Session } from '../tokens/session.ts';
import type { Sessions } from '../tokens/sessions.ts';
import type { Handlers } from './handlers.ts';
import type { SignInDesk } from './sign-in-desk.ts';

export interface CompanyCommandsOptions {
  readonly profiles: ProfileList;
  readonly providers: ProviderRegistry;
  readonly sessions: Sessions;
  readonly vault: Pick<Vault, 'remove'>;
  readonly signInDesk: SignInDesk;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly onChange: () => void;
  /** Starts the practice server where it is not running and says how to sign in there. */
  readonly practiceProfile: () => Promise<Omit<CompanyProfile, 'id'>>;
}

interface Deleted {
  readonly company: CompanyProfile;
  readonly session: Session | undefined;
  readonly index: number;
  readonly cancelTimer: () => void;
}

type CompanyCommandName =
  | 'saveCompany'
  | 'checkCompany'
  | 'duplicateCompany'
  | 'moveCompany'
  | 'deleteCompany'
  | 'restoreCompany'
  | 'addPracticeCompany';

export class CompanyCommands {
  readonly #options: CompanyCommandsOptions;
  readonly #deleted = new Map<string, Deleted>();

  constructor(options: CompanyCommandsOptions) {
    this.#options = options;
  }

  readonly handlers: Handlers<CompanyCommandName> = {
    saveCompany: (input) => this.#save(input),
    checkCompany: ({ draft }) => this.#check(draft),
    duplicateCompany: ({ companyId }) => this.#duplicate(companyId),
    moveCompany: ({ companyId, toIndex }) => {
      this.#options.profiles.move(companyId, toIndex);
      this.#options.onChange();
      return undefined;
    },
    deleteCompany: ({ companyId }) => this.#delete(companyId),
    restoreCompany: ({ companyId }) => this.#restore(companyId),
    addPracticeCompany: () => this.#addPractice(),
  };

  /** The app ends: what was deleted and not taken back is forgotten now. */
  async finish(): Promise<void> {
    await Promise.all([...this.#deleted.keys()].map((companyId) => this.#forget(companyId)));
  }

  #check(draft: CommandInput<'checkCompany'>['draft']): FieldErrors {
    const reading = readDraft(draft, this.#options.providers.get(draft.providerId), this.#options.texts);
    return reading.kind === 'invalid' ? reading.fields : {};
  }

  async #save({ companyId, draft, secrets, signIn }: CommandInput<'saveCompany'>): Promise<SaveResult> {
    const { providers, texts, profiles, newId } = this.#options;
    const provider = providers.get(draft.providerId);
    const reading = readDraft(draft, provider, texts);
    const secretErrors = signIn && provider ? checkSecrets(secrets, provider, texts) : {};
    if (reading.kind === 'invalid')
      return { outcome: 'invalid', fields: { ...reading.fields, ...secretErrors } };
    if (Object.keys(secretErrors).length > 0) return { outcome: 'invalid', fields: secretErrors };
    const existing = companyId === null ? undefined : profiles.get(companyId);
    const company = { ...reading.profile, id: existing?.id ?? newId(), practice: false };
    if (existing && isSameAccount(existing, company)) {
      return this.#saveSameAccount({ ...company, practice: existing.practice }, signIn ? secrets : undefined);
    }
    return this.#saveAccount(company, existing, signIn ? secrets : undefined);
  }

  /** A new company, or one that now signs in elsewhere: a failed sign-in changes and stores nothing. */
  async #saveAccount(
    company: CompanyProfile,
    existing: CompanyProfile | undefined,
    secrets: Readonly<Record<string, string>> | undefined,
  ): Promise<SaveResult> {
    const { sessions, profiles, vault, signInDesk, onChange } = this.#options;
    const session = sessions.prepare(company);
    if (!session) throw new Error('a checked draft has a provider');
    if (secrets) {
      const result = await signInDesk.signIn(session, secrets);
      if (result.outcome !== 'signedIn') return result;
    } else if (existing) {
      await vault.remove(company.id);
    }
    // A delete during the sign-in wins: the operator's last word.
    if (existing && !profiles.get(existing.id)) {
      await session.signOut();
      return { outcome: 'saved', companyId: company.id };
    }
    if (existing) profiles.update(company);
    else profiles.add(company);
    sessions.keep(session);
    // The former session may have stored a late answer between the sign-in and now.
    if (secrets && existing) await session.store();
    onChange();
    return { outcome: 'saved', companyId: company.id, ...signInDesk.noticeOf(company.id) };
  }

  async #saveSameAccount(
    company: CompanyProfile,
    secrets: Readonly<Record<string, string>> | undefined,
  ): Promise<SaveResult> {
    const { sessions, profiles, signInDesk, onChange } = this.#options;
    const session = sessions.get(company.id);
    profiles.update(company);
    await session?.changeSettings(company);
    onChange();
    if (!session || !secrets) return { outcome: 'saved', companyId: company.id };
    const result = await signInDesk.signIn(session, secrets);
    return result.outcome === 'signedIn' ? { ...result, outcome: 'saved', companyId: company.id } : result;
  }

  #duplicate(companyId: string): { readonly companyId: string } {
    const { profiles, texts, newId } = this.#options;
    const original = profiles.get(companyId);
    if (!original) throw new Error('no such company');
    const label = texts.say('duplicate.label', { label: original.label });
    const copy = { ...original, id: newId(), label, practice: false };
    return this.#keepNew(copy, profiles.indexOf(companyId) + 1);
  }

  async #addPractice(): Promise<{ readonly companyId: string }> {
    const { profiles, practiceProfile, newId, sessions } = this.#options;
    const known = profiles.all().find((company) => company.practice);
    if (known) return { companyId: known.id };
    const added = this.#keepNew({ ...(await practiceProfile()), id: newId() });
    await sessions.get(added.companyId)?.signIn({});
    return added;
  }

  #keepNew(company: CompanyProfile, index?: number): { readonly companyId: string } {
    const { profiles, sessions, onChange } = this.#options;
    const session = sessions.prepare(company);
    if (!session) throw new Error('no such provider');
    profiles.add(company, index);
    sessions.keep(session);
    onChange();
    return { companyId: company.id };
  }

  #delete(companyId: string): undefined {
    const { profiles, sessions, clock, onChange } = this.#options;
    const company = profiles.get(companyId);
    if (!company) return undefined;
    const cancelTimer = clock.setTimer(UNDO_DELETE_MS, () => void this.#forget(companyId));
    const session = sessions.get(companyId);
    this.#deleted.set(companyId, { company, session, index: profiles.indexOf(companyId), cancelTimer });
    sessions.drop(companyId);
    profiles.remove(companyId);
    onChange();
    return undefined;
  }

  #restore(companyId: string): { readonly restored: boolean } {
    const { profiles, sessions, onChange } = this.#options;
    const deleted = this.#deleted.get(companyId);
    if (!deleted) return { restored: false };
    this.#deleted.delete(companyId);
    deleted.cancelTimer();
    profiles.add(deleted.company, Math.min(deleted.index, profiles.all().length));
    if (deleted.session) sessions.keep(deleted.session);
    onChange();
    return { restored: true };
  }

  async #forget(companyId: string): Promise<void> {
    const deleted = this.#deleted.get(companyId);
    this.#deleted.delete(companyId);
    deleted?.cancelTimer();
    await this.#options.vault.remove(companyId);
  }
}
