// Import and export, as rows of the settings.
import { useNavigator } from '../navigation.ts';
import { chooseImport } from '../sharing/choose-import.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { Row } from '../ui/row.tsx';

export function SharingSettings() {
  const t = useTexts();
  const navigator = useNavigator();
  return (
    <>
      <Row name={t('sharing.import')} hint={t('sharing.importHint')}>
        <Button onPress={() => void chooseImport(navigator)}>{t('sharing.chooseFile')}</Button>
      </Row>
      <Row name={t('sharing.export')} hint={t('sharing.exportHint')}>
        <Button onPress={() => navigator.open({ screen: 'export', about: null })}>
          {t('sharing.chooseCompanies')}
        </Button>
      </Row>
    </>
  );
}
