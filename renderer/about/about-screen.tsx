// Help: how TokenTray is used, its keys, and what this copy of it is made of.
import { useTexts } from '../texts/texts.ts';
import { ScreenBody, ScreenFrame } from '../ui/screen.tsx';

export function AboutScreen() {
  const t = useTexts();
  return (
    <ScreenFrame title={t('about.title')}>
      <ScreenBody>
        <p>{t('about.lead')}</p>
      </ScreenBody>
    </ScreenFrame>
  );
}
