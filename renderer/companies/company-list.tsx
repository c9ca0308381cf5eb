// The list of companies, all or those that a search found. A row opens its company; rows are reordered by dragging or by
// keyboard, and drawn only while they are in view.
import { memo, type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { GridList } from 'react-aria-components/GridList';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { shareUnchanged } from '../../app/shared/snapshot/unchanged-parts.ts';
import { call, currentSnapshot, useSnapshot } from '../bridge.ts';
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { showToast } from '../ui/toast.tsx';
import styles from './company-list.module.css';
import { droppedIndex } from './company-order.ts';
import { CompanyRow } from './company-row.tsx';
import { matchesSearch } from './company-search.ts';

const ROW_LAYOUT = { estimatedRowSize: 62, gap: 8, padding: 3, dropIndicatorThickness: 2 };

const FRAMES_TO_DRAW = 10;

// Where the operator left the list, so that coming back finds the same place.
let left: { companyId: string; scrollTop: number } | undefined;

interface CompanyListProps {
  /** Empty lists all. */
  readonly search: string;
  /** Which companies are listed; all without it. Must be the same function each time. */
  readonly isWanted?: (company: CompanyView) => boolean;
  readonly ref?: Ref<CompanyListHandle>;
}

export interface CompanyListHandle {
  focusFirst(): void;
}

export const CompanyList = memo(function CompanyList({ search, isWanted, ref }: CompanyListProps) {
  const t = useTexts();
  const navigator = useNavigator();
  const isWhole = search.trim() === '' && isWanted === undefined;
  const entries = useEntries(search, isWanted);
  const list = useRef<HTMLDivElement>(null);
  const dragAndDropHooks = useReordering(entries, isWhole);

  useEffect(() => returnToRow(list.current), []);
  useImperativeHandle(ref, () => ({
    focusFirst: () => list.current?.querySelector<HTMLElement>('[role="row"]')?.focus(),
  }));

  const open = (companyId: string) => {
    left = { companyId, scrollTop: list.current?.scrollTop ?? 0 };
    navigator.open({ screen: 'company', companyId });
  };

  if (entries.length === 0) return <NoMatch />;
  return (
    <Virtualizer layout={ListLayout} layoutOptions={ROW_LAYOUT} shouldObserveItemSize>
      <GridList
        ref={list}
        className={styles.list ?? ''}
        aria-label={t('companies.list')}
        items={entries}
        selectionMode="none"
        keyboardNavigationBehavior="tab"
        dragAndDropHooks={dragAndDropHooks}
        onAction={(key) => open(String(key))}
      >
        {(entry) => <CompanyRow companyId={entry.id} label={entry.label} canMove={entry.canMove} />}
      </GridList>
    </Virtualizer>
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

/** What the list needs of a company: a change of state redraws the company's row, not the list. */
interface Entry {
  readonly id: string;
  readonly label: string;
  readonly canMove: boolean;
}

function useEntries(search: string, isWanted: CompanyListProps['isWanted']): readonly Entry[] {
  const companies = useSnapshot((snapshot) => snapshot.companies);
  const known = useRef<readonly Entry[]>([]);
  return useMemo(() => {
    const canMove = search.trim() === '' && isWanted === undefined;
    const wanted = isWanted ? companies.filter(isWanted) : companies;
    const found = wanted.filter((company) => matchesSearch(company, search));
    const entries = found.map(({ id, label }): Entry => ({ id, label, canMove }));
    known.current = shareUnchanged(known.current, entries);
    return known.current;
  }, [companies, search, isWanted]);
}

function useReordering(entries: readonly Entry[], isWhole: boolean) {
  const t = useTexts();
  const { dragAndDropHooks } = useDragAndDrop<Entry>({
    isDisabled: !isWhole,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': labelOf(entries, String(key)) })),
    onReorder: ({ keys, target }) => {
      const [moved] = [...keys].map(String);
      if (moved === undefined || target.dropPosition === 'on') return;
      if (currentSnapshot().companies.some(({ id, pinned }) => id === moved && pinned)) {
        const title = t('companies.pinnedStays', { name: labelOf(entries, moved) });
        showToast({ tone: 'risk', title, meaning: t('companies.pinnedStaysMeaning') });
        return;
      }
      const ids = entries.map(({ id }) => id);
      const toIndex = droppedIndex(ids, moved, String(target.key), target.dropPosition);
      void call('moveCompany', { companyId: moved, toIndex });
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
  const row = list.querySelector<HTMLElement>(`[data-key="${CSS.escape(companyId)}"]`);
  if (row) row.focus();
  else if (framesLeft > 0) {
    requestAnimationFrame(() => focusRow(list, companyId, scrollTop, framesLeft - 1));
  }
}
