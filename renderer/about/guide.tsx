// The guide: from a new company to a pasted token, in four steps.
import { type TextKey, useTexts } from '../texts/texts.ts';
import { AboutCard } from './about-card.tsx';
import styles from './guide.module.css';

const STEPS = [
  'about.step1',
  'about.step2',
  'about.step3',
  'about.step4',
] as const satisfies readonly TextKey[];

export function Guide() {
  const t = useTexts();
  return (
    <AboutCard title={t('about.guide')}>
      <ol className={styles.steps}>
        {STEPS.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
    </AboutCard>
  );
}
