// A company as the window sees it, for tests that care about a few of its fields.
import type { CompanyView } from '../../../app/shared/contract/companies.ts';

export function company(fields: Partial<CompanyView> = {}): CompanyView {
  return {
    id: 'a',
    label: 'ACME',
    providerId: 'klearstack-password',
    address: 'https://acme.example',
    account: { username: 'practice', company_name: 'ACME' },
    storePassword: false,
    copyFormat: 'token',
    practice: false,
    favourite: false,
    status: 'ready',
    statusText: 'Valid',
    offline: false,
    renewing: false,
    validity: { kind: 'none' },
    ...fields,
  };
}
