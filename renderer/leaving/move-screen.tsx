// How to move to a new computer, step by step; the steps on this computer can be taken from here.
import type { ReactNode } from 'react';
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { ScreenBody, ScreenFrame } from '../ui/screen.tsx';
import styles from './move-screen.module.css';
import { RemoveEverything } from './remove-everything.tsx';

export function MoveScreen() {
  const t = useTexts();
  const navigator = useNavigator();
  return (
    <ScreenFrame title={t('leaving.move')}>
      <ScreenBody>
        <ol className={styles.steps}>
          <Step title={t('leaving.step1')} meaning={t('leaving.step1Meaning')}>
            <Button
              weight="primary"
              onPress={() => navigator.open({ screen: 'export', about: null, isMove: true })}
            >
              {t('sharing.chooseCompanies')}
            </Button>
          </Step>
          <Step title={t('leaving.step2')} meaning={t('leaving.step2Meaning')} />
          <Step title={t('leaving.step3')} meaning={t('leaving.step3Meaning')} />
          <Step title={t('leaving.step4')} meaning={t('leaving.step4Meaning')}>
            <RemoveEverything />
          </Step>
        </ol>
      </ScreenBody>
    </ScreenFrame>
  );
}

interface StepProps {
  readonly title: string;
  readonly meaning: string;
  readonly children?: ReactNode;
}

function Step({ title, meaning, children }: StepProps) {
  return (
    <li>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <p className={styles.meaning}>{meaning}</p>
      </div>
      {children}
    </li>
  );
}
