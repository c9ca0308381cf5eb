// What happened, newest first, under a heading for each day.
import type { ActivityView } from '../../app/shared/contract/activity.ts';
import { dayWords, isSameDay, timeOfDay } from '../../app/shared/time-words.ts';
import { useLanguage } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Section } from '../ui/section.tsx';
import tones from '../ui/tone-words.module.css';
import { byDay, daysAgo } from './activity-days.ts';
import styles from './activity-list.module.css';

interface ActivityListProps {
  readonly entries: readonly ActivityView[];
  /** Says of each entry which company it is about. */
  readonly namesCompany: boolean;
}

export function ActivityList({ entries, namesCompany }: ActivityListProps) {
  const dayName = useDayName();
  return byDay(entries).map((day) => (
    <Section key={day.entries[0]?.id} title={dayName(day.atMs)}>
      <ol className={styles.entries}>
        {day.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} namesCompany={namesCompany} />
        ))}
      </ol>
    </Section>
  ));
}

function Entry({ entry, namesCompany }: { readonly entry: ActivityView; readonly namesCompany: boolean }) {
  const language = useLanguage();
  return (
    <li className={styles.entry}>
      <time className={styles.time} dateTime={new Date(entry.atMs).toISOString()}>
        {timeOfDay(entry.atMs, language)}
      </time>
      <span className={`${styles.dot} ${tones[entry.tone]}`} aria-hidden="true" />
      <span className={styles.what} data-selectable>
        {namesCompany && entry.company !== '' && (
          <>
            <bdi className={styles.company}>{entry.company}</bdi>{' '}
          </>
        )}
        <span>{entry.text}</span>
      </span>
    </li>
  );
}

function useDayName(): (atMs: number) => string {
  const t = useTexts();
  const language = useLanguage();
  return (atMs) => {
    const nowMs = Date.now();
    if (isSameDay(atMs, nowMs)) return t('activity.today');
    if (isSameDay(atMs, daysAgo(1, nowMs))) return t('activity.yesterday');
    return dayWords(atMs, language);
  };
}
