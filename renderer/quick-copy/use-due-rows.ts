// Which of the found companies are drawn now: a key is answered with the rows that can be seen, and those below them follow once
// nothing else is to be drawn.
import { useDeferredValue, useMemo } from 'react';
import type { CompanyView } from '../../app/shared/contract/companies.ts';

/** More than there is room for without scrolling. */
const ROWS_AT_ONCE = 12;

/** By what was typed, not by what was found: a company that changes takes no row away, wherever the list was scrolled to. */
export function useDueRows(typed: string, found: readonly CompanyView[]): readonly CompanyView[] {
  const isAllDue = useDeferredValue<string | null>(typed, null) === typed;
  return useMemo(() => (isAllDue ? found : found.slice(0, ROWS_AT_ONCE)), [isAllDue, found]);
}
