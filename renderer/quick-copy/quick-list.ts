// What quick copy lists, and what its keys mean. Pure.
import { type CompanyAction, possibleActions } from '../../app/shared/company-state.ts';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { COPY_FORMATS, type CopyFormat } from '../../app/shared/contract/sessions.ts';
import { bestFirst, type Query } from '../companies/company-search.ts';

export interface Listed {
  /** Favourites first, then as the operator arranged them. */
  readonly companies: readonly CompanyView[];
  /** The last one first. */
  readonly recentCompanyIds: readonly string[];
}

/** Without a search, those that were copied lately come first: the next copy is most often one of them. */
export function quickList({ companies, recentCompanyIds }: Listed, query: Query): readonly CompanyView[] {
  const byId = new Map(companies.map((company) => [company.id, company]));
  const recent = recentCompanyIds.flatMap((id) => byId.get(id) ?? []);
  return bestFirst([...new Set([...recent, ...companies])], query);
}

/** Enter, with Shift, and with Ctrl or Cmd: the company's own format, then the others. */
export function formatsOf({ copyFormat }: CompanyView): readonly [CopyFormat, ...CopyFormat[]] {
  return [copyFormat, ...COPY_FORMATS.filter((format) => format !== copyFormat)];
}

export type QuickAction = 'copy' | 'signIn' | 'show';

/** What Enter does: where no token can be copied, it leads to what is to be done. */
export function quickAction(company: CompanyView, nowMs: number): QuickAction {
  const [first] = possibleActions(company, nowMs);
  const actions: Partial<Record<CompanyAction, QuickAction>> = { copy: 'copy', signIn: 'signIn' };
  return (first && actions[first]) ?? 'show';
}

export interface QuickKey {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export type QuickPress =
  | { readonly kind: 'move'; readonly by: number }
  /** `format`: which of the company's. `at`: of the row; undefined for the chosen one. */
  | { readonly kind: 'take'; readonly format: number; readonly at?: number }
  | { readonly kind: 'close' };

const PAGE_LENGTH = 5;
const MOVES: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE_LENGTH,
  PageUp: -PAGE_LENGTH,
};

/** Undefined for keys that belong to the text field. */
export function quickPress({ key, code, ...held }: QuickKey): QuickPress | undefined {
  if (key === 'Escape') return { kind: 'close' };
  const by = MOVES[key];
  if (by !== undefined) return { kind: 'move', by };
  // With Alt a digit may type another character; the code still names the key.
  const digit = held.altKey ? /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] : undefined;
  const format = held.ctrlKey || held.metaKey ? 2 : held.shiftKey ? 1 : 0;
  if (digit !== undefined) return { kind: 'take', format, at: Number(digit) - 1 };
  return key === 'Enter' ? { kind: 'take', format } : undefined;
}
