// The home screen before there is a company: what TokenTray does, and how to begin.
import type { ReactNode } from 'react';
import { call } from '../bridge.ts';
import { ItContact } from '../managed/it-contact.tsx';
import { useNavigator } from '../navigation.ts';
import { chooseImport } from '../sharing/choose-import.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { useHeadingFocus } from '../ui/first-focus.ts';
import { TrayIcon } from '../ui/tray-icon.tsx';
import { useBusy } from '../ui/use-busy.ts';
import styles from './first-run.module.css';

export function FirstRun({ corner }: { readonly corner: ReactNode }) {
  const t = useTexts();
  const navigator = useNavigator();
  const { isBusy, run } = useBusy();
  const { screen, heading } = useHeadingFocus();
  const tryPractice = () => run(async () => void (await call('addPracticeCompany', undefined)));

  return (
    <main ref={screen} className={styles.screen}>
      <div className={styles.corner}>{corner}</div>
      <div className={styles.welcome}>
        <Picture />
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {t('firstRun.title')}
        </h1>
        <p className={styles.lead}>{t('firstRun.lead')}</p>
        <div className={styles.ways}>
          <Button weight="primary" onPress={() => navigator.open({ screen: 'add' })}>
            {t('firstRun.add')}
          </Button>
          <Button isBusy={isBusy} onPress={() => void tryPractice()}>
            {t('firstRun.practice')}
          </Button>
        </div>
        <p className={styles.hint}>{t('firstRun.practiceHint')}</p>
        <ItContact />
        <Button weight="quiet" onPress={() => void chooseImport(navigator)}>
          {t('firstRun.import')}
        </Button>
      </div>
    </main>
  );
}

function Picture() {
  return (
    <svg className={styles.picture} aria-hidden="true" viewBox="0 0 64 64">
      <circle className={styles.glow} cx="32" cy="32" r="31" />
      <g className={styles.icon}>
        <TrayIcon x={32} y={32} size={34} />
      </g>
    </svg>
  );
}
