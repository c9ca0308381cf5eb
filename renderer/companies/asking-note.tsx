// Whether the operator is asked before a copy: each time, or not until a pause is over.
import { useRef } from 'react';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { momentWords } from '../../app/shared/time-words.ts';
import { call, useLanguage } from '../bridge.ts';
import { type Translate, useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { useNextFocus } from '../ui/next-focus.ts';
import styles from './asking-note.module.css';

export function AskingNote({ company }: { readonly company: CompanyView }) {
  const t = useTexts();
  const language = useLanguage();
  const note = useRef<HTMLDivElement>(null);
  const focusNext = useNextFocus(() => note.current);
  if (!company.asking) return null;
  const askAgain = () => {
    focusNext();
    void call('endPause', { companyId: company.id });
  };
  return (
    <div ref={note} className={styles.note} tabIndex={-1}>
      <p>{askingWords(company.asking, language, t)}</p>
      {company.asking.pausedUntil !== undefined && <Button onPress={askAgain}>{t('asking.again')}</Button>}
    </div>
  );
}

function askingWords(
  { isForced, pausedUntil }: NonNullable<CompanyView['asking']>,
  language: string,
  t: Translate,
): string {
  if (pausedUntil === undefined) return t(isForced ? 'asking.forced' : 'asking.each');
  if (pausedUntil === 'quit') return t('asking.pausedUntilQuit');
  return t('asking.pausedUntil', { moment: momentWords(pausedUntil, Date.now(), language) });
}
