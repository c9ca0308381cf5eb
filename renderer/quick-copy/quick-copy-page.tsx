// Quick copy: a field, the companies that fit what is typed, and what the keys do. Everything works from the field.
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import type { QuickCopyBridge } from '../../app/shared/contract/quick-copy.ts';
import { nameDifferences } from '../../app/shared/equal-names.ts';
import { useSnapshot } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Icon } from '../ui/icons.tsx';
import { KeyHints } from './key-hints.tsx';
import styles from './quick-copy-page.module.css';
import { quickPress } from './quick-list.ts';
import { QuickRow } from './quick-row.tsx';
import { useDueRows } from './use-due-rows.ts';
import { type Failed, type QuickCopy, useQuickCopy } from './use-quick-copy.ts';

const LIST_ID = 'companies';
const rowId = (at: number) => `company-${at}`;

export function QuickCopyPage({ bridge }: { readonly bridge: QuickCopyBridge }) {
  const t = useTexts();
  const quick = useQuickCopy(bridge);
  const { found, chosenAt, failed, copying } = quick;
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{t('quickCopy.title')}</h1>
      <Field quick={quick} close={() => void bridge.call('closeQuickCopy', undefined)} />
      {found.length === 0 ? <Nothing /> : <Rows quick={quick} />}
      <div className={styles.said} role="status">
        {copying && <p>{t('quickCopy.copying', { company: copying.label })}</p>}
      </div>
      {failed && <Failure failed={failed} />}
      <KeyHints company={found[chosenAt]} failed={failed} />
    </main>
  );
}

interface FieldProps {
  readonly quick: QuickCopy;
  readonly close: () => void;
}

function Field({ quick, close }: FieldProps) {
  const t = useTexts();
  const field = useRef<HTMLInputElement>(null);
  const { typed, search, found, chosenAt, choose, enter } = quick;
  useEffect(() => field.current?.focus(), []);
  const press = (event: KeyboardEvent) => {
    // A key that an input method is using.
    if (event.nativeEvent.isComposing) return;
    const pressed = quickPress(event);
    if (!pressed) return;
    event.preventDefault();
    if (pressed.kind === 'close') close();
    else if (pressed.kind === 'move') choose(chosenAt + pressed.by);
    else if (!event.repeat) enter(pressed.at ?? chosenAt, pressed.format);
  };
  return (
    <search className={styles.strip}>
      <Icon name="search" />
      <input
        ref={field}
        className={styles.input}
        role="combobox"
        aria-label={t('companies.search')}
        aria-expanded={found.length > 0}
        aria-controls={LIST_ID}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? rowId(chosenAt) : undefined}
        placeholder={t('quickCopy.placeholder')}
        value={typed}
        onChange={(event) => search(event.target.value)}
        onKeyDown={press}
        autoComplete="off"
        dir="auto"
      />
    </search>
  );
}

function Rows({ quick }: { readonly quick: QuickCopy }) {
  const { typed, found, notShown, chosenAt, point, take } = quick;
  const t = useTexts();
  const differences = useDifferences();
  const list = useRef<HTMLDivElement>(null);
  const rows = useDueRows(typed, found);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosenAt, rows]);
  return (
    <div
      ref={list}
      id={LIST_ID}
      className={styles.list}
      role="listbox"
      tabIndex={-1}
      aria-label={t('companies.list')}
      // The keys stay with the field.
      onMouseDown={(event) => event.preventDefault()}
    >
      {rows.map((company, at) => (
        <QuickRow
          key={company.id}
          id={rowId(at)}
          company={company}
          difference={differences.get(company.id)}
          digit={at < 9 ? at + 1 : undefined}
          isChosen={at === chosenAt}
          onPoint={() => point(at)}
          onTake={() => void take(company)}
        />
      ))}
      {notShown > 0 && <p className={styles.more}>{t('quickCopy.more', { count: notShown })}</p>}
    </div>
  );
}

let known:
  | { readonly of: readonly CompanyView[]; readonly differences: ReadonlyMap<string, string> }
  | undefined;

const useDifferences = () => useSnapshot(({ companies }) => differencesOf(companies));

function differencesOf(companies: readonly CompanyView[]): ReadonlyMap<string, string> {
  if (known?.of !== companies) known = { of: companies, differences: nameDifferences(companies) };
  return known.differences;
}

function Nothing() {
  const t = useTexts();
  const isEmpty = useSnapshot(({ companies }) => companies.length === 0);
  return (
    <div className={styles.nothing}>
      <p className={styles.problemTitle}>{t(isEmpty ? 'quickCopy.none' : 'companies.noMatch')}</p>
      <p>{t(isEmpty ? 'quickCopy.noneMeaning' : 'companies.noMatchMeaning')}</p>
    </div>
  );
}

/** Names the company: another one may be chosen by now. */
function Failure({ failed: { company, problem } }: { readonly failed: Failed }) {
  const t = useTexts();
  const difference = useDifferences().get(company.id);
  const name = difference === undefined ? company.label : `${company.label} · ${difference}`;
  return (
    <div className={styles.problem} role="alert">
      <p className={styles.problemTitle}>{t('quickCopy.nothing', { company: name })}</p>
      <p>{problem.title}</p>
      <p>{problem.meaning}</p>
    </div>
  );
}
