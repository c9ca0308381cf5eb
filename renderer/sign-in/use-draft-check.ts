// What main makes of a draft while it is being typed: how it understands the address, and whose name the typed one looks like.
import { useEffect, useRef, useState } from 'react';
import type { CompanyDraft, DraftCheck } from '../../app/shared/contract/companies.ts';
import { call } from '../bridge.ts';
import type { UnderstoodAddress } from './use-shown-text.ts';

interface FoundInDraft extends Omit<DraftCheck, 'fields'> {
  /** The address that this is about. */
  readonly typed: string;
}

/** `onUnwrapped`: what was typed leads through another host, which no one means; what it leads to is shown at once. */
export function useDraftCheck(
  companyId: string | null,
  draft: CompanyDraft,
  onUnwrapped: (understood: UnderstoodAddress) => void,
) {
  const [found, setFound] = useState<FoundInDraft>({ typed: '', address: null, twin: null });
  const { label, address, providerId } = draft;
  const latest = useRef({ draft, onUnwrapped });
  latest.current = { draft, onUnwrapped };
  useEffect(() => {
    let isCurrent = true;
    const check = { companyId, draft: { ...latest.current.draft, label, address, providerId } };
    void call('checkCompany', check).then((answer) => {
      if (!isCurrent) return;
      setFound({ ...answer, typed: address });
      if (answer.notes?.through !== undefined) latest.current.onUnwrapped(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [companyId, label, address, providerId]);
  return {
    understood: found.address ?? undefined,
    twin: found.twin ?? undefined,
    notes: found.notes,
    /** Undefined while main has not seen what is typed now. */
    latestCheck: found.typed === address ? found : undefined,
  };
}
