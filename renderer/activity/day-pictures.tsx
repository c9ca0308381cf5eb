// The last 24 hours of the companies, one bar each.
import type { DayView } from '../../app/shared/contract/activity.ts';
import { useTexts } from '../texts/texts.ts';
import { Section } from '../ui/section.tsx';
import { DayBar } from './day-bar.tsx';
import styles from './day-pictures.module.css';

interface DayPicturesProps {
  readonly days: readonly DayView[];
  /** How many companies are left out. */
  readonly moreDays: number;
}

export function DayPictures({ days, moreDays }: DayPicturesProps) {
  const t = useTexts();
  return (
    <Section
      title={t('activity.lastDay')}
      {...(moreDays > 0 && { note: t('activity.moreDays', { count: moreDays }) })}
    >
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
    </Section>
  );
}
