// What happens in quick copy: what is typed, which row is chosen, and what became of a copy that did not come about.
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import type { Problem } from '../../app/shared/contract/problem.ts';
import type { QuickCopyBridge, TypedEarly } from '../../app/shared/contract/quick-copy.ts';
import { currentSnapshot, useSnapshot } from '../bridge.ts';
import { queryOf, type SearchWords, searchWords } from '../companies/company-search.ts';
import { searchAhead } from '../companies/search-ahead.ts';
import { useTexts } from '../texts/texts.ts';
import { firstPaint } from '../ui/first-paint.ts';
import { formatsOf, type QuickAction, quickAction, quickList } from './quick-list.ts';

export interface Failed {
  readonly company: CompanyView;
  readonly problem: Problem;
}

/** More rows than anyone goes through; a few more letters find the others. */
const MAX_ROWS = 50;

export type QuickCopy = ReturnType<typeof useQuickCopy>;

/** `drawn`: a page gets no key before it is drawn, so until then main keeps them. */
export function useQuickCopy(bridge: QuickCopyBridge, drawn: () => Promise<void> = firstPaint) {
  const t = useTexts();
  const known = useMemo(() => searchWords(t), [t]);
  const [typed, type] = useState('');
  const [place, setPlace] = useState(0);
  const early = useRef<Early>({ isKnown: false, typedSince: '' });
  const { copying, failed, forget, take } = useTaking(bridge);
  const all = useFound(typed, known);
  const found = all.slice(0, MAX_ROWS);
  const last = found.length - 1;
  useEffect(() => searchAhead(currentSnapshot().companies, known), [known]);
  useTypedEarly({ bridge, drawn, early }, ({ text, isEntered }) => {
    const { typedSince, entered } = early.current;
    type((later) => text + later);
    if (isEntered) void take(find(text, known)[0]);
    else if (entered) void take(find(text + typedSince, known)[entered.at], entered.format);
  });
  const point = (at: number) => setPlace(Math.max(0, Math.min(at, last)));
  return {
    ...{ typed, found, copying, failed, take, point },
    /** By key; `format`: which of the company's. What was typed before there was a page counts, too. */
    enter: (at: number, format: number) => {
      if (early.current.isKnown) void take(found[at], format);
      else early.current.entered ??= { at, format };
    },
    notShown: all.length - found.length,
    chosenAt: Math.min(place, last),
    choose: (at: number) => {
      forget();
      point(at);
    },
    search: (words: string) => {
      forget();
      setPlace(0);
      early.current.typedSince = words;
      type(words);
    },
  };
}

const find = (typed: string, known: SearchWords) =>
  quickList(currentSnapshot(), queryOf(typed, known, Date.now()));

/** Their order follows what is typed, not their state: no row moves just before Enter. */
function useFound(typed: string, known: SearchWords): readonly CompanyView[] {
  const companies = useSnapshot((snapshot) => snapshot.companies);
  const ids = useMemo(() => find(typed, known).map(({ id }) => id), [typed, known]);
  return useMemo(() => {
    const byId = new Map(companies.map((company) => [company.id, company]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }, [ids, companies]);
}

function useTaking(bridge: QuickCopyBridge) {
  const [copying, setCopying] = useState<CompanyView | undefined>();
  // At once, not with the next drawing: the second of two quick presses asks for nothing more.
  const isBusy = useRef(false);
  const [failed, setFailed] = useState<Failed | undefined>();
  /** `format`: which of the company's. */
  const take = async (company: CompanyView | undefined, format = 0) => {
    if (!company || isBusy.current) return;
    const action = nextAction(company, failed);
    if (action !== 'copy') {
      const screen = action === 'signIn' ? 'signIn' : 'company';
      await bridge.call('openCompany', { companyId: company.id, screen });
      return;
    }
    isBusy.current = true;
    setCopying(company);
    // A screen reader reads out what appears: the same failure twice would be silent the second time.
    setFailed(undefined);
    const chosen = format === 0 ? null : (formatsOf(company)[format] ?? null);
    const copy = bridge.call('quickCopy', { companyId: company.id, format: chosen });
    const result = await copy.finally(() => {
      isBusy.current = false;
      setCopying(undefined);
    });
    setFailed(result.outcome === 'nothing' ? { company, problem: result.problem } : undefined);
  };
  return { copying, failed, take, forget: () => setFailed(undefined) };
}

/** After a copy that failed, the same key leads to what may help. */
export function nextAction(company: CompanyView, failed: Failed | undefined): QuickAction {
  if (failed?.company.id !== company.id) return quickAction(company, Date.now());
  switch (failed.problem.remedy) {
    case 'signIn':
      return 'signIn';
    case 'retry':
      return 'copy';
    case 'none':
    case 'edit':
    case 'certificate':
      return 'show';
  }
}

/**
 * Whether the page knows what was typed before it was there. Keys come another way than the answer to that, and the first of
 * them may be here before it: Enter waits for it, since it may belong to letters that the page has not heard of.
 */
interface Early {
  isKnown: boolean;
  /** On the page, while it did not know. */
  typedSince: string;
  entered?: { readonly at: number; readonly format: number };
}

interface EarlyOptions {
  readonly bridge: QuickCopyBridge;
  readonly drawn: () => Promise<void>;
  readonly early: RefObject<Early>;
}

/** Keys that came before there was a page; from now on it takes them itself. */
function useTypedEarly({ bridge, drawn, early }: EarlyOptions, apply: (typed: TypedEarly) => void): void {
  useEffect(() => {
    let isThere = true;
    const read = async () => {
      await drawn();
      if (!isThere) return;
      const typed = await bridge.call('readTypedEarly', undefined);
      if (!isThere) return;
      early.current.isKnown = true;
      apply(typed);
    };
    void read();
    return () => {
      isThere = false;
    };
  }, []);
}
