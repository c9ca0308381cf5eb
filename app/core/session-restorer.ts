// Restores at start what the last run left: one session per company, from the vault.
import type { SessionAnnouncer } from '../announcements/session-announcer.ts';
import type { InteractiveSignIn } from '../commands/interactive-sign-in.ts';
import type { Company } from '../companies/company.ts';
import type { CompanyList } from '../companies/company-list.ts';
import type { PracticeCompany } from '../companies/practice-company.ts';
import type { Vault } from '../storage/vault.ts';
import type { Sessions } from '../tokens/sessions.ts';

export interface SessionRestorerOptions {
  readonly companies: CompanyList;
  readonly sessions: Sessions;
  readonly vault: Vault;
  readonly practice: PracticeCompany;
  readonly announcer: SessionAnnouncer;
  readonly interactiveSignIn: InteractiveSignIn;
  /** Whether secrets of companies that are not in the list may be deleted. */
  readonly mayForgetOrphans: () => boolean;
}

export class SessionRestorer {
  readonly #options: SessionRestorerOptions;

  constructor(options: SessionRestorerOptions) {
    this.#options = options;
  }

  async restore(): Promise<void> {
    const { companies } = this.#options;
    for (const company of companies.all()) await this.#restoreOne(company);
    for (const company of companies.all()) if (company.practice) void this.#reopenPractice(company.id);
    await this.#forgetOrphans();
  }

  /** The keyring may have been unlocked meanwhile. */
  async restoreUnreadable(): Promise<void> {
    const { companies, sessions, vault } = this.#options;
    for (const { id, practice } of companies.all()) {
      const session = sessions.get(id);
      const status = session?.view.status;
      if (practice || status?.kind !== 'needsSignIn' || status.reason !== 'secretUnreadable') continue;
      const secret = await vault.get(id);
      if (secret.kind === 'found') session?.restore(secret.text);
    }
  }

  async #restoreOne(company: Company): Promise<void> {
    const { sessions, vault, announcer } = this.#options;
    const session = sessions.prepare(company);
    if (!session) return;
    // A practice service forgets its tokens when the app ends.
    const secret = company.practice ? ({ kind: 'absent' } as const) : await vault.get(company.id);
    if (secret.kind === 'found') session.restore(secret.text);
    if (secret.kind === 'unreadable') session.secretIsUnreadable();
    sessions.keep(session);
    announcer.markAsAnnounced(session);
  }

  /** Its service has another port after every start. */
  async #reopenPractice(id: string): Promise<void> {
    const { practice, companies, sessions, interactiveSignIn } = this.#options;
    const opened = await practice.company();
    // Read only now: it may have been renamed or deleted while its service was starting.
    const former = companies.get(id);
    if (!opened || !former?.practice) return;
    const { providerId, address, account } = opened;
    const company = { ...former, providerId, address, account };
    const session = sessions.prepare(company);
    if (!session) return;
    const saved = companies.update(company);
    sessions.keep(session);
    await Promise.all([saved, interactiveSignIn.signIn(session, {})]);
  }

  /** Secrets of deleted companies: the app was killed before the time to undo was over. */
  async #forgetOrphans(): Promise<void> {
    const { companies, vault, mayForgetOrphans } = this.#options;
    if (!mayForgetOrphans()) return;
    for (const companyId of vault.ids()) if (!companies.get(companyId)) await vault.remove(companyId);
  }
}
