// What the fields of a draft show in place of what was typed: each as it is sent, and what the operator should know of that.
import { type RefObject, useState } from 'react';
import type { AddressNotes, CompanyDraft, DraftCheck } from '../../app/shared/contract/companies.ts';
import { cleanedFields, tidyDraft } from './company-draft.ts';

/** How main understands the address. */
export type UnderstoodAddress = Pick<DraftCheck, 'address' | 'notes'>;

interface ShownTextParts {
  readonly start: CompanyDraft;
  readonly latest: RefObject<CompanyDraft>;
  readonly setDraft: (draft: CompanyDraft) => void;
}

export function useShownText({ start, latest, setDraft }: ShownTextParts) {
  /** Fields from which invisible characters were removed. */
  const [cleaned, setCleaned] = useState<readonly string[]>([]);
  /** How the address came into its field, where the operator did not type it like that. */
  const [shownNotes, setShownNotes] = useState<AddressNotes | undefined>();

  /** Shows these fields as they are sent. */
  const showTidy = (names: readonly string[], understood?: UnderstoodAddress) => {
    const typed = latest.current;
    const tidy = tidyDraft(start, typed, names, understood?.address ?? undefined);
    setDraft(tidy);
    if (tidy.address !== typed.address) setShownNotes(understood?.notes ?? {});
    const news = cleanedFields(typed, tidy, names);
    if (news.length > 0) setCleaned((known) => [...new Set([...known, ...news])]);
  };

  return {
    cleaned,
    shownNotes,
    showTidy,
    noteTyping: (name: string) => {
      setCleaned((names) => names.filter((each) => each !== name));
      if (name === 'address') setShownNotes(undefined);
    },
    forgetCleaned: () => setCleaned([]),
  };
}
