// The home screen: the companies, or the first steps where there are none.
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { type Standing, standingOf } from '../../app/shared/company-state.ts';
import { call, useSnapshot } from '../bridge.ts';
import { useHomePicture } from '../home-picture/use-home-picture.ts';
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { screenHeading, useNextFocus } from '../ui/next-focus.ts';
import { ScreenFrame } from '../ui/screen.tsx';
import styles from './companies-screen.module.css';
import { CompanyList, type CompanyListHandle } from './company-list.tsx';
import { bestFirst, queryOf, SEARCHED_FROM } from './company-search.ts';
import { CompanySearchField } from './company-search-field.tsx';
import { FirstRun } from './first-run.tsx';
import { MoreMenu } from './more-menu.tsx';
import { RoundButton } from './round-button.tsx';
import { useSearchKeys } from './search-keys.ts';
import type { Only } from './steady-order.ts';
import { useSearchWords } from './use-search-words.ts';

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
  const focusNext = useNextFocus(screenHeading);
  const show = (next: Only) => {
    focusNext();
    navigator.reset({ screen: 'companies', ...(next && { only: next }) });
  };
  const settings = (
    <Button
      weight="quiet"
      icon="settings"
      aria-label={t('companies.settings')}
      data-early="settings"
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
      <Button icon="add" data-early="add" onPress={() => navigator.open({ screen: 'add' })}>
        {t('companies.add')}
      </Button>
    </>
  );
  return (
    <ScreenFrame
      title={t('companies.title')}
      isHome
      subtitle={<Summary only={only} waitingIds={waitingIds} show={show} />}
      actions={actions}
    >
      {only === undefined ? <Companies /> : <SomeCompanies key={only} only={only} show={show} />}
    </ScreenFrame>
  );
}

interface Filtered {
  readonly only: Only;
  readonly show: (only: Only) => void;
}

const WORDS = {
  attention: { count: 'companies.needYou', some: 'companies.inNeed', none: 'companies.noneInNeed' },
  offline: { count: 'companies.unreachable', some: 'companies.notReached', none: 'companies.allReached' },
} as const;

/** Where a filter leads, or a notification about several companies. */
function SomeCompanies({ only, show }: Filtered & { readonly only: NonNullable<Only> }) {
  const t = useTexts();
  const count = useCount(only);
  return (
    <>
      <div className={styles.some}>
        <p>{t(count > 0 ? WORDS[only].some : WORDS[only].none)}</p>
        <Button weight="quiet" onPress={() => show(undefined)}>
          {t('companies.showAll')}
        </Button>
      </div>
      <CompanyList only={only} />
    </>
  );
}

/** With a search field once there are many, or once someone types. */
function Companies() {
  const total = useSnapshot(({ companies }) => companies.length);
  const isLong = total >= SEARCHED_FROM;
  const [search, setSearch] = useState(lastSearch);
  // Once there it stays until the screen is left, even if it is emptied.
  const [begun, setBegun] = useState<'not' | 'before' | 'now'>(lastSearch === '' ? 'not' : 'before');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<CompanyListHandle>(null);
  // Typing stays responsive; a list of a thousand is redrawn at lower priority.
  const searched = useDeferredValue(search);
  const found = useFoundCount(searched);
  // A field that someone opened is not there at the next start.
  useHomePicture(search === '' && (begun === 'not' || isLong));

  const change = (next: string) => {
    lastSearch = next;
    setSearch(next);
  };
  useSearchKeys({
    begin: () => {
      if (!field.current) setBegun('now');
      field.current?.select();
      return field.current !== null;
    },
    beginWith: change,
  });
  useEffect(() => {
    if (begun === 'now') focusAtEnd(field.current);
  }, [begun]);
  return (
    <>
      {(begun !== 'not' || search !== '' || isLong) && (
        <CompanySearchField
          inputRef={field}
          value={search}
          onChange={change}
          onLeaveDown={() => list.current?.focusFirst()}
          onTake={(typed) => list.current?.takeBest(typed)}
          found={found}
          total={total}
        />
      )}
      <CompanyList ref={list} search={searched} />
    </>
  );
}

/** The next character follows the one that brought the field. */
function focusAtEnd(field: HTMLInputElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}

function useFoundCount(search: string): number {
  const known = useSearchWords();
  return useSnapshot(({ companies }) => bestFirst(companies, queryOf(search, known, Date.now())).length);
}

/** What is not as it should be is a filter. */
function Summary({ only, waitingIds, show }: CompaniesScreenProps & Filtered) {
  const t = useTexts();
  return (
    <div className={styles.summary} data-aging>
      <p>{t('companies.summaryGood', { count: useCount('ready') })}</p>
      <FilterButton shows="attention" only={only} show={show} />
      <FilterButton shows="offline" only={only} show={show} />
      <RoundButton waitingIds={waitingIds} />
    </div>
  );
}

interface FilterButtonProps extends Filtered {
  readonly shows: NonNullable<Only>;
}

function FilterButton({ shows, only, show }: FilterButtonProps) {
  const t = useTexts();
  const count = useCount(shows);
  const isOn = shows === only;
  if (count === 0 && !isOn) return null;
  return (
    <ToggleButton
      className={`${styles.filter} ${styles[shows]}`}
      isSelected={isOn}
      onChange={(isWanted) => show(isWanted ? shows : undefined)}
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
