// The home screen: the companies, or the first steps where there are none.
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { type Standing, standingOf } from '../../app/shared/company-state.ts';
import { call, useSnapshot } from '../bridge.ts';
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { ScreenFrame } from '../ui/screen.tsx';
import styles from './companies-screen.module.css';
import { CompanyList, type CompanyListHandle } from './company-list.tsx';
import { matchesSearch, SEARCHED_FROM } from './company-search.ts';
import { CompanySearchField } from './company-search-field.tsx';
import { FirstRun } from './first-run.tsx';
import { MoreMenu } from './more-menu.tsx';
import { RoundButton } from './round-button.tsx';
import type { Only } from './steady-order.ts';

// The last search, so that the operator comes back from a company to the same list.
let lastSearch = '';

interface CompaniesScreenProps {
  readonly only: Only;
  /** Those of an import, to which no one has signed in yet. */
  readonly waitingIds?: readonly string[] | undefined;
}

export function CompaniesScreen({ only, waitingIds }: CompaniesScreenProps) {
  const t = useTexts();
  const navigator = useNavigator();
  const isEmpty = useSnapshot((snapshot) => snapshot.companies.length === 0);
  const settings = (
    <Button
      weight="quiet"
      icon="settings"
      aria-label={t('companies.settings')}
      onPress={() => navigator.open({ screen: 'settings' })}
    />
  );
  if (isEmpty) {
    const corner = (
      <>
        {settings}
        <MoreMenu />
      </>
    );
    return <FirstRun corner={corner} />;
  }

  const actions = (
    <>
      <Button
        weight="quiet"
        icon="refresh"
        aria-label={t('companies.renewAll')}
        onPress={() => void call('renewAll', undefined)}
      />
      {settings}
      <MoreMenu />
      <Button icon="add" onPress={() => navigator.open({ screen: 'add' })}>
        {t('companies.add')}
      </Button>
    </>
  );
  return (
    <ScreenFrame
      title={t('companies.title')}
      isHome
      subtitle={<Summary only={only} waitingIds={waitingIds} />}
      actions={actions}
    >
      {only === undefined ? <Companies /> : <SomeCompanies key={only} only={only} />}
    </ScreenFrame>
  );
}

const WORDS = {
  attention: { count: 'companies.needYou', some: 'companies.inNeed', none: 'companies.noneInNeed' },
  offline: { count: 'companies.unreachable', some: 'companies.notReached', none: 'companies.allReached' },
} as const;

/** Where a filter leads, or a notification about several companies. */
function SomeCompanies({ only }: { readonly only: NonNullable<Only> }) {
  const t = useTexts();
  const navigator = useNavigator();
  const count = useCount(only);
  return (
    <>
      <div className={styles.some}>
        <p>{t(count > 0 ? WORDS[only].some : WORDS[only].none)}</p>
        <Button weight="quiet" onPress={() => navigator.reset({ screen: 'companies' })}>
          {t('companies.showAll')}
        </Button>
      </div>
      <CompanyList only={only} />
    </>
  );
}

/** With a search field once there are many. */
function Companies() {
  const total = useSnapshot(({ companies }) => companies.length);
  const [typed, setTyped] = useState(lastSearch);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<CompanyListHandle>(null);
  const hasSearch = total >= SEARCHED_FROM;
  const search = hasSearch ? typed : '';
  // Typing stays responsive; a list of a thousand is redrawn at lower priority.
  const searched = useDeferredValue(search);
  const found = useSnapshot(
    ({ companies }) => companies.filter((company) => matchesSearch(company, search)).length,
  );

  const change = (next: string) => {
    lastSearch = next;
    setTyped(next);
  };
  useFindKey(() => field.current?.select());
  return (
    <>
      {hasSearch && (
        <CompanySearchField
          inputRef={field}
          value={search}
          onChange={change}
          onLeaveDown={() => list.current?.focusFirst()}
          found={found}
          total={total}
        />
      )}
      <CompanyList ref={list} search={searched} />
    </>
  );
}

/** Ctrl or Cmd with F. */
function useFindKey(find: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[data-question]')) return;
      if (!(event.ctrlKey || event.metaKey) || event.key !== 'f') return;
      find();
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}

/** What is not as it should be is a filter. */
function Summary({ only, waitingIds }: CompaniesScreenProps) {
  const t = useTexts();
  return (
    <div className={styles.summary}>
      <p>{t('companies.summaryGood', { count: useCount('ready') })}</p>
      <FilterButton shows="attention" only={only} />
      <FilterButton shows="offline" only={only} />
      <RoundButton waitingIds={waitingIds} />
    </div>
  );
}

interface FilterButtonProps {
  readonly shows: NonNullable<Only>;
  readonly only: Only;
}

function FilterButton({ shows, only }: FilterButtonProps) {
  const t = useTexts();
  const navigator = useNavigator();
  const count = useCount(shows);
  const isOn = shows === only;
  if (count === 0 && !isOn) return null;
  return (
    <ToggleButton
      className={`${styles.filter} ${styles[shows]}`}
      isSelected={isOn}
      onChange={(isWanted) => navigator.reset({ screen: 'companies', ...(isWanted ? { only: shows } : {}) })}
    >
      {t(WORDS[shows].count, { count })}
    </ToggleButton>
  );
}

const useCount = (standing: Standing) =>
  useSnapshot(({ companies }) => {
    const nowMs = Date.now();
    return companies.filter((company) => standingOf(company, nowMs) === standing).length;
  });
