// Carries out what IT's companies make of the list: sessions, secrets and the pin follow before anything can come in between.
import type { CompanyList } from '../companies/company-list.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Session } from '../tokens/session.ts';
import type { SessionVault } from '../tokens/session-secret.ts';
import type { Sessions } from '../tokens/sessions.ts';
import { type SyncFacts, type SyncOutcome, syncCompanies } from './company-sync.ts';

export interface CompanyKeeperOptions {
  readonly companies: CompanyList;
  readonly sessions: Sessions;
  readonly vault: Pick<SessionVault, 'remove'>;
  readonly settings: SettingsStore;
  readonly newId: () => string;
}

interface Gone {
  readonly id: string;
  /** Undefined at the start, when all sessions are yet to be made. */
  readonly session: Session | undefined;
}

interface KeepOptions {
  /** False at the start, when all sessions are yet to be made. */
  readonly withSessions: boolean;
  /** Called after the list has changed, before the sessions have. */
  readonly onListed?: (outcome: SyncOutcome) => void;
}

export class CompanyKeeper {
  readonly #options: CompanyKeeperOptions;

  constructor(options: CompanyKeeperOptions) {
    this.#options = options;
  }

  /** On the disk when `saved` resolves. */
  keep(
    facts: Pick<SyncFacts, 'offers' | 'isUnsure'>,
    { withSessions, onListed }: KeepOptions,
  ): { readonly outcome: SyncOutcome; readonly saved: Promise<unknown> } {
    const { companies, sessions, newId } = this.#options;
    const outcome = syncCompanies({ ...facts, listed: companies.all(), newId });
    const ended = [...outcome.removed, ...outcome.moved.map(({ before }) => before)];
    const gone = ended.map(({ id }) => ({ id, session: sessions.drop(id) }));
    const isSame =
      outcome.companies.every((company, at) => company === companies.all()[at]) && gone.length === 0;
    const saved = isSame ? undefined : companies.govern(outcome.companies);
    onListed?.(outcome);
    const begun = [...outcome.added, ...outcome.moved.map(({ after }) => after)];
    for (const company of withSessions ? begun : []) {
      const session = sessions.prepare(company);
      if (session) sessions.keep(session);
    }
    const settled = [...outcome.adopted, ...outcome.changed].map(({ after }) =>
      sessions.get(after.id)?.changeSettings(after),
    );
    return { outcome, saved: Promise.all([saved, ...settled, this.#forget(gone, outcome)]) };
  }

  /** No undo: IT has decided. */
  async #forget(gone: readonly Gone[], { moved }: SyncOutcome): Promise<void> {
    const { vault, settings } = this.#options;
    const favourites = settings.current.favouriteCompanyIds;
    const after = new Map(moved.map(({ before, after }) => [before.id, after.id]));
    await Promise.all([
      ...gone.map(({ id, session }) => session?.signOut() ?? vault.remove(id)),
      favourites.some((id) => after.has(id)) &&
        settings.change({ favouriteCompanyIds: favourites.map((id) => after.get(id) ?? id) }),
    ]);
  }
}
