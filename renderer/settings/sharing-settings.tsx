// Import and export, as rows of the settings.
import { useNavigator } from '../navigation.ts';
import { chooseImport } from '../sharing/choose-import.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import styles from './sharing-settings.module.css';

export function SharingSettings() {
  const t = useTexts();
  const navigator = useNavigator();
  return (
    <>
      <div className={styles.row}>
        <div>
          <p className={styles.name}>{t('sharing.import')}</p>
          <p className={styles.hint}>{t('sharing.importHint')}</p>
        </div>
        <Button onPress={() => void chooseImport(navigator)}>{t('sharing.chooseFile')}</Button>
      </div>
      <div className={styles.row}>
        <div>
          <p className={styles.name}>{t('sharing.export')}</p>
          <p className={styles.hint}>{t('sharing.exportHint')}</p>
        </div>
        <Button onPress={() => navigator.open({ screen: 'export', about: null })}>
          {t('sharing.chooseCompanies')}
        </Button>
      </div>
    </>
  );
}
