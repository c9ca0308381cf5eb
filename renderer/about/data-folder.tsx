// Where the app keeps its data, and a button that opens that folder.
import { call } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { showToast } from '../ui/toast.tsx';
import { AboutCard } from './about-card.tsx';
import styles from './data-folder.module.css';

export function DataFolder({ path }: { readonly path: string }) {
  const t = useTexts();
  const open = async () => {
    const { opened } = await call('openDataFolder', undefined);
    if (opened) return;
    const title = t('about.folderNotOpened');
    showToast({ tone: 'bad', title, meaning: t('about.folderNotOpenedMeaning') });
  };
  return (
    <AboutCard title={t('about.data')}>
      <p>{t('about.dataMeaning')}</p>
      <code className={styles.path}>{path}</code>
      <Button onPress={() => void open()}>{t('about.openFolder')}</Button>
    </AboutCard>
  );
}
