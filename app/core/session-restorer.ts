// Restores at start what the last run left: one session per company, from the vault.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SessionAnnouncer } from '../announcements/session-announcer.ts';
import type { InteractiveSignIn } from '../commands/interactive-sign-in.ts';
import type { CompanyList } from '../companies/company-list.ts';
import type { PracticeCompany } from '../companies/practice-company.ts';
import type { Vault } from '../storage/vault.ts';
import type { SessionView } from '../tokens/session-status.ts';
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

/** So many take a few milliseconds, in which nothing else is heard: a copy may be under way. */
const TURN_COMPANIES = 20;

/** A company that cannot wait for its turn: the operator has clicked it already. */
export interface Ahead {
  /** Its ID, once; asked before each of the others. */
  readonly take: () => string | undefined;
  /** It is restored, if it is still on the list. */
  readonly onThere: (companyId: string) => void;
}

export class SessionRestorer {
  readonly #options: SessionRestorerOptions;
  #orphans: readonly string[] = [];

  constructor(options: SessionRestorerOptions) {
    this.#options = options;
  }

  async restore(ahead: Ahead): Promise<void> {
    const { companies } = this.#options;
    for (const [at, { id }] of companies.all().entries()) {
      await this.#restoreAhead(ahead);
      await this.#restoreOne(id);
      if ((at + 1) % TURN_COMPANIES === 0) await nextTurn();
    }
    await this.#restoreAhead(ahead);
    for (const company of companies.all()) if (company.practice) void this.#reopenPractice(company.id);
    this.#orphans = this.#findOrphans();
  }

  /**
   * Call after `restore`, which has found them: of a company that is deleted from then on, the secret stays until the time to
   * undo is over. Together they cost one save.
   */
  async forgetOrphans(): Promise<void> {
    await Promise.all(this.#orphans.map((companyId) => this.#options.vault.remove(companyId)));
    this.#orphans = [];
  }

  /** The keyring may have been unlocked meanwhile. */
  async restoreUnreadable(): Promise<void> {
    const { companies, sessions, vault } = this.#options;
    for (const { id, practice } of companies.all()) {
      const session = sessions.get(id);
      if (practice || !session || !mayLackSecret(session.view)) continue;
      const secret = await vault.get(id);
      if (secret.kind === 'found') session.restore(secret.text);
    }
  }

  async #restoreAhead({ take, onThere }: Ahead): Promise<void> {
    for (let companyId = take(); companyId !== undefined; companyId = take()) {
      await this.#restoreOne(companyId);
      onThere(companyId);
      await nextTurn();
    }
  }

  async #restoreOne(companyId: string): Promise<void> {
    const { companies, sessions, vault, announcer } = this.#options;
    // Read only now: IT may have removed it meanwhile.
    const company = companies.get(companyId);
    if (!company || sessions.get(companyId)) return;
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
  #findOrphans(): readonly string[] {
    const { companies, vault, mayForgetOrphans } = this.#options;
    return mayForgetOrphans() ? vault.ids().filter((companyId) => !companies.get(companyId)) : [];
  }
}

/** A sign-in hides that the secret could not be read; if it fails, that secret is all there is. */
function mayLackSecret({ status, token }: SessionView): boolean {
  if (status.kind === 'signingIn') return token === undefined;
  return status.kind === 'needsSignIn' && status.reason === 'secretUnreadable';
}
