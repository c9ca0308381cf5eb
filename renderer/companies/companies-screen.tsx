// The home screen: the companies, or the first steps where there are none.
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { needsAttention, standingOf } from '../../app/shared/company-state.ts';
import type { Navigation } from '../../app/shared/contract/bridge.ts';
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

// The last search, so that the operator comes back from a company to the same list.
let lastSearch = '';

/** `only`: which companies are listed; undefined lists all. */
type Only = Extract<Navigation, { screen: 'companies' }>['only'];

export function CompaniesScreen({ only }: { readonly only: Only }) {
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
    <ScreenFrame title={t('companies.title')} isHome subtitle={<Summary />} actions={actions}>
      {only === undefined ? <Companies /> : <CompaniesInNeed />}
    </ScreenFrame>
  );
}

/** Where a notification about several companies leads. */
function CompaniesInNeed() {
  const t = useTexts();
  const navigator = useNavigator();
  const count = useSnapshot(({ companies }) => companies.filter(needsAttention).length);
  return (
    <>
      <div className={styles.inNeed}>
        <p>{count > 0 ? t('companies.inNeed') : t('companies.noneInNeed')}</p>
        <Button weight="quiet" onPress={() => navigator.reset({ screen: 'companies' })}>
          {t('companies.showAll')}
        </Button>
      </div>
      {count > 0 && <CompanyList search="" isWanted={needsAttention} />}
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

function Summary() {
  const t = useTexts();
  const good = useSnapshot(
    ({ companies }) => companies.filter((company) => standingOf(company, Date.now()) === 'ready').length,
  );
  const problems = useSnapshot(({ companies }) => companies.filter(needsAttention).length);
  const parts = [t('companies.summaryGood', { count: good })];
  if (problems > 0) parts.push(t('companies.summaryProblems', { count: problems }));
  return <p>{parts.join(' · ')}</p>;
}
