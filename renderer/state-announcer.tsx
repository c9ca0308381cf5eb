// Tells screen readers which companies changed their state. Shows nothing.
import { useEffect, useState } from 'react';
import { changedTone } from '../app/shared/company-state.ts';
import type { CompanyView } from '../app/shared/contract/companies.ts';
import { listWords } from '../app/shared/time-words.ts';
import { currentSnapshot, watchSnapshots } from './bridge.ts';
import { type Translate, useTexts } from './texts/texts.ts';
import { Spoken } from './ui/spoken.tsx';

const NAMED_AT_ONCE = 3;

/** Names a few companies; more would be noise. */
export function announcement(changed: readonly CompanyView[], t: Translate, language: string): string {
  if (changed.length > NAMED_AT_ONCE) return t('companies.manyChanged', { count: changed.length });
  const said = changed.map(({ label, statusText }) =>
    t('companies.stateChanged', { name: label, state: statusText }),
  );
  return listWords(said, language);
}

export function StateAnnouncer() {
  const t = useTexts();
  const [said, say] = useState({ words: '', turn: 0 });
  useEffect(() => {
    let previous = currentSnapshot().companies;
    return watchSnapshots(() => {
      const { companies } = currentSnapshot();
      const changed = changedTone(previous, companies);
      previous = companies;
      if (changed.length === 0) return;
      const words = announcement(changed, t, currentSnapshot().language);
      say(({ turn }) => ({ words, turn: turn + 1 }));
    });
  }, [t]);
  return <Spoken {...said} />;
}
