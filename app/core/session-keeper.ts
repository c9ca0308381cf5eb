// Takes up at start what the last run left: one session per company, from the vault.
import type { SessionAnnouncer } from '../announcements/session-announcer.ts';
import type { CompanyProfile } from '../profiles/company-profile.ts';
import type { PracticeCompany } from '../profiles/practice-company.ts';
import type { ProfileList } from '../profiles/profile-list.ts';
import type { Vault } from '../storage/vault.ts';
import type { Sessions } from '../tokens/sessions.ts';

export interface SessionKeeperOptions {
  readonly profiles: ProfileList;
  readonly sessions: Sessions;
  readonly vault: Vault;
  readonly practice: PracticeCompany;
  readonly announcer: SessionAnnouncer;
}

export class SessionKeeper {
  readonly #options: SessionKeeperOptions;

  constructor(options: SessionKeeperOptions) {
    this.#options = options;
  }

  async restore(): Promise<void> {
    const { profiles } = this.#options;
    for (const company of profiles.all()) await this.#restoreOne(company);
    for (const company of profiles.all()) if (company.practice) void this.#reopenPractice(company);
    await this.#forgetOrphans();
  }

  async #restoreOne(company: CompanyProfile): Promise<void> {
    const { sessions, vault, announcer } = this.#options;
    const session = sessions.prepare(company);
    if (!session) return;
    // A practice service forgets its tokens when the app ends.
    const secret = company.practice ? ({ kind: 'absent' } as const) : await vault.get(company.id);
    if (secret.kind === 'found') session.restore(secret.text);
    if (secret.kind === 'unreadable') session.secretIsUnreadable();
    sessions.keep(session);
    announcer.takeAsSaid(session);
  }

  /** Its service runs on another port after every start. */
  async #reopenPractice({ id, label, copyFormat }: CompanyProfile): Promise<void> {
    const { practice, profiles, sessions } = this.#options;
    const company = { ...(await practice.profile(label)), id, copyFormat };
    const session = sessions.prepare(company);
    if (!session || !profiles.get(id)) return;
    profiles.update(company);
    sessions.keep(session);
    await session.signIn({});
  }

  /** Secrets of companies that are gone: a kill came between the deletion and the end of its undo time. */
  async #forgetOrphans(): Promise<void> {
    const { profiles, vault } = this.#options;
    if (!profiles.isWhole) return;
    for (const companyId of vault.ids()) if (!profiles.get(companyId)) await vault.remove(companyId);
  }
}
