// Companies that were deleted and can still be restored. When that time is over, their secrets are forgotten, in memory too.
import type { Company } from '../companies/company.ts';
import { UNDO_MS } from '../shared/contract/companies.ts';
import type { Clock } from '../time/clock.ts';
import type { Session } from '../tokens/session.ts';
import type { SessionVault } from '../tokens/session-secret.ts';

export interface DeletedCompany {
  readonly company: Company;
  /** Disposed, but still with its tokens. */
  readonly session: Session | undefined;
  /** Its place in the list. */
  readonly index: number;
}

export class DeletedCompanies {
  readonly #clock: Clock;
  readonly #vault: Pick<SessionVault, 'remove'>;
  readonly #byId = new Map<string, DeletedCompany & { readonly cancelTimer: () => void }>();

  constructor({ clock, vault }: { readonly clock: Clock; readonly vault: Pick<SessionVault, 'remove'> }) {
    this.#clock = clock;
    this.#vault = vault;
  }

  get(companyId: string): DeletedCompany | undefined {
    return this.#byId.get(companyId);
  }

  hold(deleted: DeletedCompany): void {
    const { id } = deleted.company;
    const cancelTimer = this.#clock.setTimer(UNDO_MS, () => void this.#forget(id));
    this.#byId.set(id, { ...deleted, cancelTimer });
  }

  /** Ends the wait; undefined if it is too late. */
  release(companyId: string): DeletedCompany | undefined {
    const deleted = this.#byId.get(companyId);
    deleted?.cancelTimer();
    this.#byId.delete(companyId);
    return deleted;
  }

  /** The app is quitting: nothing can be restored any more. */
  async forgetAll(): Promise<void> {
    await Promise.all([...this.#byId.keys()].map((companyId) => this.#forget(companyId)));
  }

  async #forget(companyId: string): Promise<void> {
    const session = this.release(companyId)?.session;
    await (session?.signOut() ?? this.#vault.remove(companyId));
  }
}
