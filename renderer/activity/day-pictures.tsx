// The last 24 hours of the companies, one bar each.
import { useId } from 'react';
import type { DayView } from '../../app/contract.ts';
import { useTexts } from '../texts/texts.ts';
import { DayBar } from './day-bar.tsx';
import styles from './day-pictures.module.css';

interface DayPicturesProps {
  readonly days: readonly DayView[];
  /** How many companies are left out. */
  readonly moreDays: number;
}

export function DayPictures({ days, moreDays }: DayPicturesProps) {
  const t = useTexts();
  const headingId = useId();
  return (
    <section className={styles.pictures} aria-labelledby={headingId}>
      <h2 id={headingId} className={styles.title}>
        {t('activity.lastDay')}
      </h2>
      <ul className={styles.days}>
        {days.map(({ companyId, company, segments }) => (
          <li key={companyId} className={styles.day}>
            <h3 className={styles.company}>
              <bdi>{company}</bdi>
            </h3>
            <DayBar segments={segments} />
          </li>
        ))}
      </ul>
      {moreDays > 0 && <p className={styles.rest}>{t('activity.moreDays', { count: moreDays })}</p>}
    </section>
  );
}
