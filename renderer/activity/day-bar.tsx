// The last 24 hours of one company as a bar, with the same in words below it.
import type { DaySegment } from '../../app/shared/contract/activity.ts';
import { durationWords } from '../../app/shared/time-words.ts';
import { useLanguage } from '../bridge.ts';
import { type TextKey, useTexts } from '../texts/texts.ts';
import { stateTotals } from './activity-days.ts';
import styles from './day-bar.module.css';

const STATE_TEXTS: Record<DaySegment['state'], TextKey> = {
  valid: 'activity.dayValid',
  risk: 'activity.dayRisk',
  gone: 'activity.dayGone',
  idle: 'activity.dayIdle',
  unknown: 'activity.dayUnknown',
};

export function DayBar({ segments }: { readonly segments: readonly DaySegment[] }) {
  const t = useTexts();
  const language = useLanguage();
  return (
    <div className={styles.day}>
      <div className={styles.bar} aria-hidden="true">
        {segments.map(({ state, fromMs, toMs }) => (
          <div key={fromMs} className={styles[state]} style={{ flexGrow: toMs - fromMs }} />
        ))}
      </div>
      <ul className={styles.words}>
        {stateTotals(segments).map(([state, totalMs]) => (
          <li key={state}>
            <span className={`${styles.swatch} ${styles[state]}`} aria-hidden="true" />
            {t(STATE_TEXTS[state], { duration: durationWords(totalMs, language) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
