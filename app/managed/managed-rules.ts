// What IT lets the operator do with companies: which services may be added, and that what IT has set up stays as it is.
import type { Company } from '../companies/company.ts';
import { isOwnChoice } from '../companies/managed-company.ts';
import { type AllowedServices, mayAdd } from '../shared/allowed-services.ts';
import type { FieldErrors } from '../shared/contract/problem.ts';
import type { Texts } from '../texts/texts.ts';

export interface ManagedRulesOptions {
  /** Absent where IT has not limited them. */
  readonly allowed: () => AllowedServices | undefined;
  readonly texts: Texts;
}

type Service = Pick<Company, 'providerId' | 'address'>;

export class ManagedRules {
  readonly #options: ManagedRulesOptions;

  constructor(options: ManagedRulesOptions) {
    this.#options = options;
  }

  mayAdd(service: Service): boolean {
    return mayAdd(this.#options.allowed(), service);
  }

  /** Why a company must not be added; undefined where it may. */
  refusalOf(service: Service): string | undefined {
    return this.mayAdd(service) ? undefined : this.#options.texts.say('managed.serviceNotAllowed');
  }

  /** What is wrong with a service in the form. What has been there already may stay, wherever it is. */
  addressFaults(service: Service, existing: Company | undefined): FieldErrors {
    const isThere = existing?.providerId === service.providerId && existing.address === service.address;
    const refusal = isThere ? undefined : this.refusalOf(service);
    return refusal === undefined ? {} : { address: refusal };
  }

  /** What is wrong with saving a company, by field. */
  faultsOf(company: Company, existing: Company | undefined): FieldErrors {
    if (!existing?.managed) return this.addressFaults(company, existing);
    const wanted = { ...company, managed: existing.managed };
    return isOwnChoice(existing, wanted) ? {} : { label: this.#options.texts.say('managed.companyFixed') };
  }
}
