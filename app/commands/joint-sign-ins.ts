// Signs in to several companies with the password that the operator typed once. It lives no longer than these requests.
import { type Company, hostOf } from '../companies/company.ts';
import type { CommandInput } from '../shared/contract/bridge.ts';
import type { CompanySignIn, SignInResult } from '../shared/contract/sessions.ts';
import { SHARED_SECRET, userNameOf } from '../shared/same-password.ts';

export interface JointSignInsOptions {
  readonly companies: { get(companyId: string): Company | undefined };
  readonly signIn: (input: CommandInput<'signIn'>) => Promise<SignInResult>;
  /** Cancels one sign-in. */
  readonly cancel: (companyId: string) => void;
}

type Input = CommandInput<'signInTogether'>;

/** From the first request to the last answer. */
interface Joint {
  readonly firstId: string;
  readonly underWay: Set<string>;
  isCancelled: boolean;
}

export class JointSignIns {
  readonly #options: JointSignInsOptions;
  #joints: readonly Joint[] = [];

  constructor(options: JointSignInsOptions) {
    this.#options = options;
  }

  async signIn({ companyIds, secrets, storePassword }: Input): Promise<readonly CompanySignIn[]> {
    const [firstId = '', ...otherIds] = new Set(companyIds);
    const joint: Joint = { firstId, underWay: new Set(), isCancelled: false };
    this.#joints = [...this.#joints, joint];
    try {
      const first = await this.#signInTo(firstId, { secrets, storePassword }, joint);
      if (first?.result.outcome !== 'signedIn') return first ? [first] : [];
      const shared = { secrets: { [SHARED_SECRET]: secrets[SHARED_SECRET] ?? '' }, storePassword };
      const lines = this.#byAccount(otherIds).map((line) => this.#signInToEach(line, shared, joint));
      return [first, ...(await Promise.all(lines)).flat()];
    } finally {
      this.#joints = this.#joints.filter((other) => other !== joint);
    }
  }

  /** If it began with this company: all that is under way and all that was to follow. */
  cancel(companyId: string): void {
    for (const joint of this.#joints.filter(({ firstId }) => firstId === companyId)) {
      joint.isCancelled = true;
      for (const id of joint.underWay) this.#options.cancel(id);
    }
  }

  /** One after the other: an account is not locked by one mistake that is made five times. */
  async #signInToEach(
    companyIds: readonly string[],
    typed: Omit<Input, 'companyIds'>,
    joint: Joint,
  ): Promise<readonly CompanySignIn[]> {
    const results: CompanySignIn[] = [];
    for (const companyId of companyIds) {
      const signedIn = await this.#signInTo(companyId, typed, joint);
      if (!signedIn) continue;
      results.push(signedIn);
      if (signedIn.result.outcome !== 'signedIn') break;
    }
    return results;
  }

  /** Undefined if it was deleted, or everything cancelled, before its turn came. */
  async #signInTo(
    companyId: string,
    typed: Omit<Input, 'companyIds'>,
    joint: Joint,
  ): Promise<CompanySignIn | undefined> {
    const { companies, signIn } = this.#options;
    if (joint.isCancelled || !companies.get(companyId)) return undefined;
    joint.underWay.add(companyId);
    const result = await signIn({ companyId, ...typed });
    joint.underWay.delete(companyId);
    return { companyId, result };
  }

  /** Those of one user at one server, who may be one account. */
  #byAccount(companyIds: readonly string[]): readonly (readonly string[])[] {
    const lines = new Map<string, string[]>();
    for (const id of companyIds) {
      const company = this.#options.companies.get(id);
      if (!company) continue;
      const key = JSON.stringify([hostOf(company), userNameOf(company)]);
      lines.set(key, [...(lines.get(key) ?? []), id]);
    }
    return [...lines.values()];
  }
}
