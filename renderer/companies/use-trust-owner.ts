// For whom something would be trusted from a company's own page; another object only where the company has changed.
import { useMemo } from 'react';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import type { TrustOwner } from '../trust/trust-owner.ts';
import { useCompanyActions } from './company-actions.ts';

export function useTrustOwner(company: CompanyView | undefined): TrustOwner | undefined {
  const actions = useCompanyActions();
  return useMemo(
    () => (company && !company.managed ? actions.trustOwner(company) : undefined),
    [actions, company],
  );
}
