// The practice company: its service runs inside the app, on a loopback port that changes with every start.
import type { Company } from './company.ts';

/** What the app needs of a practice server. */
export interface PracticeHost {
  readonly address: string;
  readonly companyName: string;
  readonly userId: string;
  close(): Promise<void>;
}

export interface PracticeCompanyOptions {
  /** Loads and starts the server. Called when it is first needed, and again only if it rejected. */
  readonly start: () => Promise<PracticeHost>;
  /** Called with how each start went, and what was thrown. */
  readonly onStart: (outcome: { readonly isRunning: boolean; readonly error?: unknown }) => void;
}

export class PracticeCompany {
  readonly #options: PracticeCompanyOptions;
  #host: Promise<PracticeHost | undefined> | undefined;

  constructor(options: PracticeCompanyOptions) {
    this.#options = options;
  }

  /**
   * Signs in by user ID, which needs no password, so that the practice company works again after every start.
   * Undefined if the server cannot be started.
   */
  async company(): Promise<Omit<Company, 'id' | 'label'> | undefined> {
    this.#host ??= this.#start();
    const starting = this.#host;
    const host = await starting;
    if (!host && this.#host === starting) this.#host = undefined;
    return (
      host && {
        providerId: 'klearstack-user-id',
        address: new URL(host.address).href,
        account: { company_name: host.companyName, user_id: host.userId },
        storePassword: false,
        copyFormat: 'token',
        practice: true,
      }
    );
  }

  async stop(): Promise<void> {
    const host = await this.#host;
    this.#host = undefined;
    await host?.close();
  }

  async #start(): Promise<PracticeHost | undefined> {
    const { start, onStart } = this.#options;
    try {
      const host = await start();
      onStart({ isRunning: true });
      return host;
    } catch (error) {
      // No free port, no loopback, a broken installation: practice is a convenience, so the app goes on without.
      onStart({ isRunning: false, error });
      return undefined;
    }
  }
}
