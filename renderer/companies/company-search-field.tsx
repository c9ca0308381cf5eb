// The search field above the list of companies; the down arrow moves to the results.
import type { KeyboardEvent, Ref } from 'react';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import styles from './company-search-field.module.css';

interface CompanySearchFieldProps {
  readonly inputRef: Ref<HTMLInputElement>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onLeaveDown: () => void;
  /** Enter was pressed after this was typed: the value may not have come back yet. */
  readonly onTake: (typed: string) => void;
  readonly found: number;
  readonly total: number;
}

export function CompanySearchField(props: CompanySearchFieldProps) {
  const { inputRef, value, onChange, onLeaveDown, onTake, found, total } = props;
  const t = useTexts();
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') onLeaveDown();
    else if (event.key !== 'Enter') return;
    else if (!event.repeat) onTake(event.currentTarget.value);
    event.preventDefault();
  };
  const isSearching = value.trim() !== '';
  return (
    <search className={styles.strip}>
      <SearchField
        className={styles.box ?? ''}
        aria-label={t('companies.search')}
        value={value}
        onChange={onChange}
      >
        <Icon name="search" />
        <Input
          ref={inputRef}
          className={styles.input ?? ''}
          placeholder={t('companies.search')}
          onKeyDown={press}
          dir="auto"
        />
        <span className={styles.found} role="status">
          {isSearching && t('companies.found', { count: found, total })}
        </span>
        {value !== '' && <Button weight="quiet" icon="close" aria-label={t('companies.searchClear')} />}
      </SearchField>
    </search>
  );
}
