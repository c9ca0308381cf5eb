// Whether the operator is asked before a copy: each time, or not until a pause is over.
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { momentWords } from '../../app/shared/time-words.ts';
import { call, useLanguage } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import styles from './asking-note.module.css';

export function AskingNote({ company }: { readonly company: CompanyView }) {
  const t = useTexts();
  const language = useLanguage();
  if (!company.asking) return null;
  const { isForced, pausedUntil } = company.asking;
  if (pausedUntil === undefined)
    return <p className={styles.note}>{t(isForced ? 'asking.forced' : 'asking.each')}</p>;
  const words =
    pausedUntil === 'quit'
      ? t('asking.pausedUntilQuit')
      : t('asking.pausedUntil', { moment: momentWords(pausedUntil, Date.now(), language) });
  return (
    <div className={styles.note}>
      <p>{words}</p>
      <Button onPress={() => void call('endPause', { companyId: company.id })}>{t('asking.again')}</Button>
    </div>
  );
}
