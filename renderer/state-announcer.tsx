// Says changes of state aloud to those who listen to the window. Shows nothing.
import { useEffect, useState } from 'react';
import type { CompanyView } from '../app/contract.ts';
import { currentSnapshot, watchSnapshots } from './bridge.ts';
import { changedTone } from './companies/status-tone.ts';
import styles from './state-announcer.module.css';
import { type Translate, useTexts } from './texts/texts.ts';

const NAMED_AT_ONCE = 3;

/** Names a few companies; more than that would be noise. */
export function announcement(changed: readonly CompanyView[], t: Translate): string {
  if (changed.length > NAMED_AT_ONCE) return t('companies.manyChanged', { count: changed.length });
  return changed
    .map(({ label, statusText }) => t('companies.stateChanged', { name: label, state: statusText }))
    .join('. ');
}

export function StateAnnouncer() {
  const t = useTexts();
  const [words, setWords] = useState('');
  useEffect(() => {
    let previous = currentSnapshot().companies;
    return watchSnapshots(() => {
      const { companies } = currentSnapshot();
      const changed = changedTone(previous, companies);
      previous = companies;
      if (changed.length > 0) setWords(announcement(changed, t));
    });
  }, [t]);
  return (
    <div role="status" className={styles.unseen}>
      {words}
    </div>
  );
}
