// The window's commands about companies: save, check, duplicate, delete and take back.
import type { Company } from '../companies/company.ts';
import { checkSecrets, readDraft, understoodAddress } from '../companies/company-draft.ts';
import type { CompanyList } from '../companies/company-list.ts';
import { trustAt, withTrust } from '../companies/company-trust.ts';
import { looksLikeAnother } from '../companies/host-look-alike.ts';
import { withLaterChanges } from '../companies/later-changes.ts';
import { isOverruled, withoutManaged } from '../companies/managed-company.ts';
import { CompanyNames } from '../companies/name-twins.ts';
import type { ManagedRules } from '../managed/managed-rules.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import { isSameAccount } from '../shared/account.ts';
import { charactersOf } from '../shared/characters.ts';
import type { CommandInput } from '../shared/contract/bridge.ts';
import type { DraftCheck, SaveResult } from '../shared/contract/companies.ts';
import { TEXT_LIMIT } from '../shared/contract/companies.ts';
import type { TrustConsent } from '../shared/contract/trust.ts';
import type { ServiceTrust } from '../shared/trust.ts';
import { tidyText } from '../shared/unseen.ts';
import type { Vault } from '../storage/vault.ts';
import type { Texts } from '../texts/texts.ts';
import type { Clock } from '../time/clock.ts';
import { SingleFlight } from '../time/single-flight.ts';
import type { Session } from '../tokens/session.ts';
import type { Sessions } from '../tokens/sessions.ts';
import type { Handlers } from './command-dispatcher.ts';
import type { CopyConfirmations } from './copy-confirmations.ts';
import type { DeletedCompanies } from './deleted-companies.ts';
import type { InteractiveSignIn } from './interactive-sign-in.ts';
import type { TrustEvidence } from './trust-evidence.ts';

export interface CompanyCommandsOptions {
  readonly companies: CompanyList;
  readonly providers: ProviderRegistry;
  readonly sessions: Sessions;
  readonly vault: Pick<Vault, 'remove'>;
  readonly deleted: DeletedCompanies;
  readonly interactiveSignIn: InteractiveSignIn;
  readonly confirmations: Pick<CopyConfirmations, 'mayChange'>;
  readonly evidence: TrustEvidence;
  readonly rules: ManagedRules;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly onChange: () => void;
  /** Starts the practice server where it is not running; undefined if it cannot be started, which is reported elsewhere. */
  readonly practiceCompany: () => Promise<Omit<Company, 'id' | 'label'> | undefined>;
}

type CompanyCommandName =
  | 'saveCompany'
  | 'checkCompany'
  | 'duplicateCompany'
  | 'deleteCompany'
  | 'restoreCompany'
  | 'addPracticeCompany';

export class CompanyCommands {
  readonly #options: CompanyCommandsOptions;
  readonly #deleted: DeletedCompanies;
  readonly #names: CompanyNames;
  readonly #addingPractice = new SingleFlight(() => this.#addPractice());

  constructor(options: CompanyCommandsOptions) {
    this.#options = options;
    this.#deleted = options.deleted;
    this.#names = new CompanyNames(options.companies);
  }

  readonly handlers: Handlers<CompanyCommandName> = {
    saveCompany: (input) => this.#save(input),
    checkCompany: (input) => this.#check(input),
    duplicateCompany: ({ companyId }) => this.#duplicate(companyId),
    deleteCompany: ({ companyId }) => this.#delete(companyId),
    restoreCompany: ({ companyId }) => this.#restore(companyId),
    addPracticeCompany: () => this.#addingPractice.run(),
  };

  /** The app is quitting: what was deleted and not restored is forgotten now. */
  finish(): Promise<void> {
    return this.#deleted.forgetAll();
  }

  async #check({ companyId, draft }: CommandInput<'checkCompany'>): Promise<DraftCheck> {
    const { providers, companies, texts, rules } = this.#options;
    const provider = providers.get(draft.providerId);
    const existing = companies.get(companyId ?? '');
    const understood = understoodAddress(draft, provider, existing);
    const shown = understood ? { ...draft, address: understood.address } : draft;
    const reading = readDraft(shown, provider, texts, existing);
    const fields = reading.kind === 'invalid' ? reading.fields : {};
    const twin =
      fields.label === undefined ? await this.#names.twinOf(tidyText(draft.label), companyId) : null;
    if (!understood) return { fields, address: null, twin };
    const { address, source } = understood;
    const refused = rules.addressFaults({ providerId: draft.providerId, address }, existing);
    const { hostname } = new URL(address);
    const notes = { ...source, ...((await looksLikeAnother(hostname)) && { lookAlike: hostname }) };
    return { fields: { ...refused, ...fields }, address, notes, twin };
  }

  async #save({
    companyId,
    draft,
    secrets,
    signIn,
    trust,
  }: CommandInput<'saveCompany'>): Promise<SaveResult> {
    const { providers, texts, companies, newId, rules } = this.#options;
    const provider = providers.get(draft.providerId);
    const existing = companyId === null ? undefined : companies.get(companyId);
    const reading = readDraft(draft, provider, texts, existing);
    const secretErrors = signIn && provider ? checkSecrets(secrets, draft.account, provider, texts) : {};
    if (reading.kind === 'invalid')
      return { outcome: 'invalid', fields: { ...reading.fields, ...secretErrors } };
    if (Object.keys(secretErrors).length > 0) return { outcome: 'invalid', fields: secretErrors };
    const typed = { ...reading.company, id: existing?.id ?? newId(), practice: false };
    const trusting = withTrust(typed, this.#trustFor(typed, existing, trust));
    const company = { ...trusting, ...(existing?.managed && { managed: existing.managed }) };
    const refused = rules.faultsOf(company, existing);
    if (Object.keys(refused).length > 0) return { outcome: 'invalid', fields: refused };
    if (existing && !(await this.#options.confirmations.mayChange(existing, company)))
      return { outcome: 'cancelled' };
    if (existing && isSameAccount(existing, company)) {
      const same = { ...company, practice: existing.practice };
      return this.#saveSameAccount(same, existing, signIn ? secrets : undefined);
    }
    return this.#saveAccount(company, existing, signIn ? secrets : undefined);
  }

  /** What it trusted before, as far as that fits its address, and what the operator has agreed to since. */
  #trustFor(company: Company, existing: Company | undefined, agreed: TrustConsent | undefined): ServiceTrust {
    const { evidence } = this.#options;
    const certificate = agreed?.certificate && evidence.certificateOf(agreed.certificate, company);
    const authority = agreed?.authority && evidence.authorityOf(agreed.authority);
    const former = trustAt({ trust: existing?.trust, address: company.address });
    return { ...former, ...(certificate && { certificate }), ...(authority && { authority }) };
  }

  /** A new company, or one that now signs in elsewhere: a failed sign-in changes and stores nothing. */
  async #saveAccount(
    company: Company,
    existing: Company | undefined,
    secrets: Readonly<Record<string, string>> | undefined,
  ): Promise<SaveResult> {
    const { sessions, companies, interactiveSignIn, onChange } = this.#options;
    const session = sessions.prepare(company);
    if (!session) throw new Error('a checked draft has a provider');
    if (secrets) {
      const result = await interactiveSignIn.signIn(session, secrets);
      if (result.outcome !== 'signedIn') return result;
    } else if (existing) {
      await this.#signOutOf(existing);
    }
    if (existing && this.#isOvertaken(company)) {
      await this.#giveWay(session);
      return { outcome: 'saved', companyId: company.id };
    }
    const saved = existing ? companies.update(company) : companies.add(company);
    sessions.keep(session);
    if (existing) await this.#settle(company.id);
    // The former session may have stored a late answer between the sign-in and now.
    if (secrets && existing) await session.store();
    onChange();
    await saved;
    return { outcome: 'saved', companyId: company.id, ...interactiveSignIn.noticeOf(company.id) };
  }

  /** Deleted during the sign-in, or set up by IT in another way. */
  #isOvertaken(company: Company): boolean {
    const now = this.#options.companies.get(company.id);
    return !now || isOverruled(now, company);
  }

  /** Its tokens belong to the former account, including those that a service is about to send. */
  async #signOutOf({ id }: Company): Promise<void> {
    const { sessions, vault } = this.#options;
    const session = sessions.get(id);
    await (session ? session.signOut() : vault.remove(id));
  }

  /** A delete during the sign-in wins, as the operator's last word; restoring it brings back the former company. So does IT. */
  async #giveWay(session: Session): Promise<void> {
    const { sessions, vault } = this.#options;
    const { id } = session.company;
    session.dispose();
    const former = sessions.get(id) ?? this.#deleted.get(id)?.session;
    await (former ? former.store() : vault.remove(id));
  }

  /** As above: a failed sign-in changes nothing. `existing`: as it was when the form was sent. */
  async #saveSameAccount(
    typed: Company,
    existing: Company,
    secrets: Readonly<Record<string, string>> | undefined,
  ): Promise<SaveResult> {
    const { sessions, companies, interactiveSignIn, onChange } = this.#options;
    const session = sessions.get(typed.id);
    if (session && secrets) {
      const result = await interactiveSignIn.signIn(session, secrets, typed);
      if (result.outcome !== 'signedIn') return result;
    }
    const company = withLaterChanges(typed, existing, companies.get(typed.id) ?? existing);
    const saved = companies.update(company);
    await this.#settle(company.id);
    onChange();
    await saved;
    return {
      outcome: 'saved',
      companyId: company.id,
      ...(secrets ? interactiveSignIn.noticeOf(company.id) : {}),
    };
  }

  /** The session works by what the list holds: what IT has set up meanwhile stays there as it is. */
  async #settle(companyId: string): Promise<void> {
    const { companies, sessions } = this.#options;
    const listed = companies.get(companyId);
    if (listed) await sessions.get(companyId)?.changeSettings(listed);
  }

  async #duplicate(companyId: string): Promise<{ readonly companyId: string }> {
    const { companies, texts, newId } = this.#options;
    const original = companies.get(companyId);
    if (!original) throw new Error('no such company');
    const label = duplicateLabel(original.label, texts);
    return this.#keepNew(
      { ...withoutManaged(original), id: newId(), label },
      companies.indexOf(companyId) + 1,
    );
  }

  async #addPractice(): Promise<{ readonly companyId: string | null }> {
    const { companies, practiceCompany, newId, sessions, texts, interactiveSignIn } = this.#options;
    const known = companies.all().find((company) => company.practice);
    if (known) return { companyId: known.id };
    const opened = await practiceCompany();
    if (!opened) return { companyId: null };
    const id = newId();
    const adding = this.#keepNew({ ...opened, id, label: texts.say('practice.label') });
    const session = sessions.get(id);
    const [added] = await Promise.all([adding, session && interactiveSignIn.signIn(session, {})]);
    return added;
  }

  async #keepNew(company: Company, index?: number): Promise<{ readonly companyId: string }> {
    const { companies, sessions, onChange } = this.#options;
    const session = sessions.prepare(company);
    if (!session) throw new Error('no such provider');
    const saved = companies.add(company, index);
    sessions.keep(session);
    onChange();
    await saved;
    return { companyId: company.id };
  }

  async #delete(companyId: string): Promise<undefined> {
    const { companies, sessions, onChange } = this.#options;
    const company = companies.get(companyId);
    if (!company) return undefined;
    const session = sessions.get(companyId);
    this.#deleted.hold({ company, session, index: companies.indexOf(companyId) });
    sessions.drop(companyId);
    const saved = companies.remove(companyId);
    onChange();
    await saved;
    return undefined;
  }

  async #restore(companyId: string): Promise<{ readonly restored: boolean }> {
    const { companies, sessions, onChange } = this.#options;
    const deleted = this.#deleted.release(companyId);
    if (!deleted) return { restored: false };
    const saved = companies.add(deleted.company, Math.min(deleted.index, companies.all().length));
    if (deleted.session) sessions.keep(deleted.session);
    onChange();
    await saved;
    return { restored: true };
  }
}

/** A long name is shortened so that, with the words around it, the new name stays within the limit. */
function duplicateLabel(label: string, texts: Texts): string {
  const around = charactersOf(texts.say('duplicate.label', { label: '' })).length;
  const kept = charactersOf(label).slice(0, TEXT_LIMIT - around);
  return texts.say('duplicate.label', { label: kept.join('') });
}
