// The list of companies, all or those that a search found. A row opens its company; rows are reordered by dragging or by
// keyboard, and drawn only while they are in view. In a wide window, in two columns, read line by line.
import {
  memo,
  type Ref,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { GridList } from 'react-aria-components/GridList';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { GridLayout, ListLayout, Size, Virtualizer } from 'react-aria-components/Virtualizer';
import { shareUnchanged } from '../../app/shared/snapshot/unchanged-parts.ts';
import { call, currentSnapshot, useSnapshot } from '../bridge.ts';
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { showToast } from '../ui/toast.tsx';
import styles from './company-list.module.css';
import { landingOf } from './company-order.ts';
import { CompanyRow } from './company-row.tsx';
import { queryOf } from './company-search.ts';
import { useRowKeys, useTake } from './row-keys.ts';
import { type Entry, entriesOf, type Only, type Placings, placingsOf } from './steady-order.ts';
import { useColumns } from './use-columns.ts';
import { useHeld } from './use-held.ts';
import { useSearchWords } from './use-search-words.ts';

const ROW_PX = 38;
const GAP_PX = 4;
const ONE_COLUMN = {
  layout: ListLayout,
  layoutOptions: { estimatedRowSize: ROW_PX, gap: GAP_PX, padding: 3, dropIndicatorThickness: 2 },
};
/** As wide together as the heading above them. */
const TWO_COLUMNS = {
  layout: GridLayout,
  layoutOptions: {
    minItemSize: new Size(480, ROW_PX),
    maxItemSize: new Size(704, ROW_PX),
    minSpace: new Size(8, GAP_PX),
    maxHorizontalSpace: 8,
    maxColumns: 2,
    dropIndicatorThickness: 2,
  },
};

const FRAMES_TO_DRAW = 10;

// Where the operator left the list, so that coming back finds the same place.
let left: { companyId: string; scrollTop: number } | undefined;

interface CompanyListProps {
  /** Empty lists all. */
  readonly search?: string;
  readonly only?: Only;
  readonly ref?: Ref<CompanyListHandle>;
}

export interface CompanyListHandle {
  focusFirst(): void;
  /** What Enter does in the search field. `typed`: which the list may not have caught up with. */
  takeBest(typed: string): void;
}

export const CompanyList = memo(function CompanyList({ search = '', only, ref }: CompanyListProps) {
  const t = useTexts();
  const navigator = useNavigator();
  const frame = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { entries, bestOf } = useEntries(search, only, useHeld(frame));
  const dragAndDropHooks = useReordering(entries);
  const hasColumns = useColumns() === 2;

  useEffect(() => returnToRow(list.current), []);
  useTopOf(list, search);
  const open = (companyId: string) => {
    left = { companyId, scrollTop: list.current?.scrollTop ?? 0 };
    navigator.open({ screen: 'company', companyId });
  };

  const take = useTake(open);
  useRowKeys(frame, { take, open });
  useImperativeHandle(ref, () => ({
    focusFirst: () => {
      scrollToTop(list.current);
      rowOf(list.current, entries[0]?.id)?.focus();
    },
    takeBest: (typed) => {
      const best = bestOf(typed);
      if (best) take(best.id);
    },
  }));

  return (
    <div ref={frame} className={styles.frame}>
      {entries.length === 0 && only === undefined && <NoMatch />}
      {entries.length > 0 && (
        <Virtualizer {...(hasColumns ? TWO_COLUMNS : ONE_COLUMN)} shouldObserveItemSize>
          <GridList
            ref={list}
            data-scroller
            className={`${styles.list} ${hasColumns ? styles.columns : ''}`}
            layout={hasColumns ? 'grid' : 'stack'}
            aria-label={t('companies.list')}
            items={entries}
            selectionMode="none"
            keyboardNavigationBehavior="tab"
            dragAndDropHooks={dragAndDropHooks}
            onAction={(key) => open(String(key))}
          >
            {(entry) => <CompanyRow entry={entry} />}
          </GridList>
        </Virtualizer>
      )}
    </div>
  );
});

function NoMatch() {
  const t = useTexts();
  return (
    <div className={styles.noMatch}>
      <p className={styles.noMatchTitle}>{t('companies.noMatch')}</p>
      <p>{t('companies.noMatchMeaning')}</p>
    </div>
  );
}

function useEntries(search: string, only: Only, isHeld: boolean) {
  const known = useSearchWords();
  const companies = useSnapshot((snapshot) => snapshot.companies);
  const placings = useRef<Placings>(new Map());
  const before = useRef<readonly Entry[]>([]);
  const entries = useMemo(() => {
    const query = queryOf(search, known, Date.now());
    if (!isHeld) placings.current = placingsOf(companies, query.nowMs);
    const entries = entriesOf(companies, { query, only }, placings.current);
    before.current = shareUnchanged(before.current, entries);
    return before.current;
  }, [companies, search, known, only, isHeld]);
  const bestOf = (typed: string) => {
    const query = queryOf(typed, known, Date.now());
    return entriesOf(currentSnapshot().companies, { query, only }, placings.current).find(
      ({ isBest }) => isBest,
    );
  };
  return { entries, bestOf };
}

/** Another search begins with the best that it found, wherever the list was. */
function useTopOf(list: RefObject<HTMLElement | null>, search: string): void {
  const shown = useRef(search);
  useLayoutEffect(() => {
    if (shown.current === search) return;
    shown.current = search;
    // The list takes what was found only after this, and stays as far down as it can.
    queueMicrotask(() => scrollToTop(list.current));
  }, [list, search]);
}

function scrollToTop(list: HTMLElement | null): void {
  if (!list || list.scrollTop === 0) return;
  list.scrollTop = 0;
  // The browser says so a frame later, until when there would be no rows at the top.
  list.dispatchEvent(new Event('scroll'));
}

function useReordering(entries: readonly Entry[]) {
  const t = useTexts();
  const { dragAndDropHooks } = useDragAndDrop<Entry>({
    isDisabled: !entries.every(({ canMove }) => canMove),
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': labelOf(entries, String(key)) })),
    onReorder: ({ keys, target }) => {
      const [movedId] = [...keys].map(String);
      if (movedId === undefined || target.dropPosition === 'on') return;
      const arrangedIds = currentSnapshot().companies.map(({ id }) => id);
      const drop = { movedId, targetId: String(target.key), position: target.dropPosition };
      const { beforeId, isElsewhere } = landingOf(entries, arrangedIds, drop);
      if (isElsewhere) {
        const title = t('companies.groupStays', { name: labelOf(entries, movedId) });
        showToast({ tone: 'risk', title, meaning: t('companies.groupStaysMeaning') });
      }
      void call('moveCompany', { companyId: movedId, beforeId });
    },
  });
  return dragAndDropHooks;
}

function labelOf(entries: readonly Entry[], companyId: string): string {
  return entries.find(({ id }) => id === companyId)?.label ?? '';
}

function returnToRow(list: HTMLDivElement | null): void {
  if (!list || !left) return;
  const { companyId, scrollTop } = left;
  left = undefined;
  focusRow(list, companyId, scrollTop, FRAMES_TO_DRAW);
}

// The list first measures itself, then draws the rows at that place; this takes a few frames.
function focusRow(list: HTMLDivElement, companyId: string, scrollTop: number, framesLeft: number): void {
  // If the operator has begun to search meanwhile, the focus stays in the field.
  if (document.activeElement instanceof HTMLInputElement) return;
  list.scrollTop = scrollTop;
  const row = rowOf(list, companyId);
  if (row) row.focus();
  else if (framesLeft > 0) {
    requestAnimationFrame(() => focusRow(list, companyId, scrollTop, framesLeft - 1));
  }
}

const rowOf = (list: HTMLElement | null, companyId = '') =>
  list?.querySelector<HTMLElement>(`[data-key="${CSS.escape(companyId)}"]`);
