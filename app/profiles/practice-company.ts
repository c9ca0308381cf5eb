// The practice company: a profile whose service runs inside the app, on a loopback port that changes with every start.
import type { CompanyProfile } from './company-profile.ts';

/** What the app needs of a practice server. */
export interface PracticeHost {
  readonly address: string;
  readonly companyName: string;
  readonly userId: string;
  close(): Promise<void>;
}

export class PracticeCompany {
  readonly #start: () => Promise<PracticeHost>;
  #host: Promise<PracticeHost> | undefined;

  /** `start` loads and starts the server; it is called at most once. */
  constructor(start: () => Promise<PracticeHost>) {
    this.#start = start;
  }

  /** Signs in by user ID, which needs no password, so that the practice company works again after every start. */
  async profile(label: string): Promise<Omit<CompanyProfile, 'id'>> {
    this.#host ??= this.#start();
    const { address, companyName, userId } = await this.#host;
    return {
      label,
      providerId: 'klearstack-user-id',
      address: new URL(address).href,
      account: { company_name: companyName, user_id: userId },
      storePassword: false,
      copyFormat: 'token',
      practice: true,
    };
  }

  async stop(): Promise<void> {
    await (await this.#host)?.close();
    this.#host = undefined;
  }
}
