// "Is this token OK?": a place to paste any token, and what it says. What is pasted is gone when the screen closes.
import { useTexts } from '../texts/texts.ts';
import { ScreenBody, ScreenFrame } from '../ui/screen.tsx';

export function InspectorScreen() {
  const t = useTexts();
  return (
    <ScreenFrame title={t('inspector.title')}>
      <ScreenBody>
        <p>{t('inspector.lead')}</p>
      </ScreenBody>
    </ScreenFrame>
  );
}
