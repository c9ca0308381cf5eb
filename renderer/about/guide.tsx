// The guide: from a new company to a pasted token in four illustrated steps.
import { type TextKey, useTexts } from '../texts/texts.ts';
import { AboutCard } from './about-card.tsx';
import styles from './guide.module.css';
import { GuidePicture, type GuidePictureName } from './guide-pictures.tsx';

const STEPS = [
  { text: 'about.step1', picture: 'form' },
  { text: 'about.step2', picture: 'renewal' },
  { text: 'about.step3', picture: 'tray' },
  { text: 'about.step4', picture: 'paste' },
] as const satisfies readonly { text: TextKey; picture: GuidePictureName }[];

export function Guide() {
  const t = useTexts();
  return (
    <AboutCard title={t('about.guide')}>
      <ol className={styles.steps}>
        {STEPS.map(({ text, picture }) => (
          <li key={text}>
            <GuidePicture name={picture} />
            <span>{t(text)}</span>
          </li>
        ))}
      </ol>
    </AboutCard>
  );
}
