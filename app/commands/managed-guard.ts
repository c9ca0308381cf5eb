// The commands that would change a company that IT has set up, or add what IT does not allow. The window does not offer them;
// here they are refused, whatever the window's process sends. What a form may send is judged in company-commands.ts.
import type { CompanyList } from '../companies/company-list.ts';
import type { ManagedRules } from '../managed/managed-rules.ts';
import type { ProviderRegistry } from '../providers/provider-registry.ts';
import type { CommandName } from '../shared/contract/bridge.ts';

export interface ManagedGuardOptions {
  readonly companies: CompanyList;
  readonly providers: ProviderRegistry;
  readonly rules: ManagedRules;
}

const CHANGES_ITS_COMPANY: ReadonlySet<CommandName> = new Set([
  'deleteCompany',
  'trustCertificate',
  'trustAuthority',
  'stopTrusting',
  'signInByUserId',
  'undoSignInByUserId',
]);

export class ManagedGuard {
  readonly #options: ManagedGuardOptions;

  constructor(options: ManagedGuardOptions) {
    this.#options = options;
  }

  /** `input`: what the command's schema took. */
  refuses(name: CommandName, input: unknown): boolean {
    const { companies, providers, rules } = this.#options;
    const company = companies.get(companyIdIn(input) ?? '');
    if (!company) return false;
    if (company.managed && CHANGES_ITS_COMPANY.has(name)) return true;
    if (name === 'duplicateCompany') return !company.practice && !rules.mayAdd(company);
    if (name !== 'signInByUserId') return false;
    const providerId = providers.get(company.providerId)?.userIdLookup?.signInBy?.providerId;
    return providerId !== undefined && !rules.mayAdd({ ...company, providerId });
  }
}

function companyIdIn(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('companyId' in input)) return undefined;
  return typeof input.companyId === 'string' ? input.companyId : undefined;
}
