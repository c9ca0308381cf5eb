// The list of companies: opened by a row, reordered by dragging or by keyboard, drawn only where it is in sight.
import { useEffect, useRef } from 'react';
import { GridList } from 'react-aria-components/GridList';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import type { CompanyView } from '../../app/contract.ts';
import { call, useSnapshot } from '../bridge.ts';
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import styles from './company-list.module.css';
import { droppedIndex } from './company-order.ts';
import { CompanyRow } from './company-row.tsx';

const ROW_LAYOUT = { estimatedRowSize: 62, gap: 8, padding: 2, dropIndicatorThickness: 2 };

// Where the list was left, so that coming back finds it there.
let left: { companyId: string; scrollTop: number } | undefined;

export function CompanyList() {
  const t = useTexts();
  const navigator = useNavigator();
  const companies = useSnapshot((snapshot) => snapshot.companies);
  const list = useRef<HTMLDivElement>(null);
  const dragAndDropHooks = useReordering(companies);

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
        items={companies}
        selectionMode="none"
        keyboardNavigationBehavior="tab"
        dragAndDropHooks={dragAndDropHooks}
        onAction={(key) => open(String(key))}
      >
        {(company) => <CompanyRow company={company} />}
      </GridList>
    </Virtualizer>
  );
}

function useReordering(companies: readonly CompanyView[]) {
  const { dragAndDropHooks } = useDragAndDrop<CompanyView>({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': labelOf(companies, String(key)) })),
    onReorder: ({ keys, target }) => {
      const [moved] = [...keys].map(String);
      if (moved === undefined || target.dropPosition === 'on') return;
      const ids = companies.map(({ id }) => id);
      const toIndex = droppedIndex(ids, moved, String(target.key), target.dropPosition);
      void call('moveCompany', { companyId: moved, toIndex });
    },
  });
  return dragAndDropHooks;
}

function labelOf(companies: readonly CompanyView[], companyId: string): string {
  return companies.find(({ id }) => id === companyId)?.label ?? '';
}

function returnToRow(list: HTMLDivElement | null): void {
  if (!list || !left) return;
  const { companyId, scrollTop } = left;
  left = undefined;
  list.scrollTop = scrollTop;
  // The rows at that place are drawn one frame after the scrolling.
  requestAnimationFrame(() => {
    list.querySelector<HTMLElement>(`[data-key="${CSS.escape(companyId)}"]`)?.focus();
  });
}
