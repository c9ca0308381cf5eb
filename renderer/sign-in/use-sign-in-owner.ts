// What a sign-in form trusts: at once, and a sign-in that the certificate stopped goes on.
import { useMemo, useRef } from 'react';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { useDropTarget } from '../trust/trust-dialogs.ts';
import { ownerOf } from '../trust/trust-owner.ts';

export function useSignInOwner(company: CompanyView, signIn: () => void) {
  const latest = useRef(signIn);
  latest.current = signIn;
  const owner = useMemo(() => ownerOf(company, () => latest.current()), [company]);
  useDropTarget(company.managed ? undefined : owner);
  return owner;
}
