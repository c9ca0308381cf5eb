// The home screen before there is a company: what TokenTray does, and how to begin.
import type { ReactNode } from 'react';
import { call } from '../bridge.ts';
import { ItContact } from '../managed/it-contact.tsx';
import { useNavigator } from '../navigation.ts';
import { chooseImport } from '../sharing/choose-import.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { useHeadingFocus } from '../ui/first-focus.ts';
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
        <TrayPicture />
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

/** The app's icon: a token resting in a tray. */
function TrayPicture() {
  return (
    <svg className={styles.picture} aria-hidden="true" viewBox="0 0 120 120">
      <circle className={styles.glow} cx="60" cy="60" r="58" />
      <g className={styles.coin}>
        <circle className={styles.gold} cx="60" cy="50" r="24" />
        <circle className={styles.rim} cx="60" cy="50" r="18.5" />
        <path
          className={styles.keyhole}
          d="M60 40.5a6 6 0 0 1 3.2 11.1l2.1 8.4a1.3 1.3 0 0 1-1.3 1.6h-8a1.3 1.3 0 0 1-1.3-1.6l2.1-8.4A6 6 0 0 1 60 40.5z"
        />
      </g>
      <path className={styles.tray} d="M27 64v14a8 8 0 0 0 8 8h50a8 8 0 0 0 8-8V64" />
    </svg>
  );
}
