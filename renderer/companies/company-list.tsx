// The list of companies: opened by a row, reordered by dragging or by keyboard, drawn only where it is in sight.
import { useEffect, useMemo, useRef } from 'react';
import { GridList } from 'react-aria-components/GridList';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { call, useSnapshot } from '../bridge.ts';
import { useNavigator } from '../navigation.ts';
import { shareUnchanged } from '../snapshot-sharing.ts';
import { useTexts } from '../texts/texts.ts';
import styles from './company-list.module.css';
import { droppedIndex } from './company-order.ts';
import { CompanyRow } from './company-row.tsx';

const ROW_LAYOUT = { estimatedRowSize: 62, gap: 8, padding: 3, dropIndicatorThickness: 2 };

const FRAMES_TO_DRAW = 10;

// Where the list was left, so that coming back finds it there.
let left: { companyId: string; scrollTop: number } | undefined;

export function CompanyList() {
  const t = useTexts();
  const navigator = useNavigator();
  const entries = useEntries();
  const list = useRef<HTMLDivElement>(null);
  const dragAndDropHooks = useReordering(entries);

  useEffect(() => returnToRow(list.current), []);

  const open = (companyId: string) => {
    left = { companyId, scrollTop: list.current?.scrollTop ?? 0 };
    navigator.open({ screen: 'company', companyId });
  };

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
        {(entry) => <CompanyRow companyId={entry.id} label={entry.label} />}
      </GridList>
    </Virtualizer>
  );
}

/** What the list itself knows of a company: a change of state draws the company's row again, not the list. */
interface Entry {
  readonly id: string;
  readonly label: string;
}

function useEntries(): readonly Entry[] {
  const companies = useSnapshot((snapshot) => snapshot.companies);
  const known = useRef<readonly Entry[]>([]);
  return useMemo(() => {
    const entries = companies.map(({ id, label }): Entry => ({ id, label }));
    known.current = shareUnchanged(known.current, entries);
    return known.current;
  }, [companies]);
}

function useReordering(entries: readonly Entry[]) {
  const { dragAndDropHooks } = useDragAndDrop<Entry>({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': labelOf(entries, String(key)) })),
    onReorder: ({ keys, target }) => {
      const [moved] = [...keys].map(String);
      if (moved === undefined || target.dropPosition === 'on') return;
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

// The list first finds its height, then draws the rows at that place: a few frames.
function focusRow(list: HTMLDivElement, companyId: string, scrollTop: number, framesLeft: number): void {
  list.scrollTop = scrollTop;
  const row = list.querySelector<HTMLElement>(`[data-key="${CSS.escape(companyId)}"]`);
  if (row) row.focus();
  else if (framesLeft > 0) {
    requestAnimationFrame(() => focusRow(list, companyId, scrollTop, framesLeft - 1));
  }
}
