// The licences of what TokenTray is built from, read only when the operator asks for them.
import { useState } from 'react';
import { call } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { AboutCard } from './about-card.tsx';
import styles from './licences.module.css';

export function Licences() {
  const t = useTexts();
  const [text, setText] = useState<string>();
  const show = async () => {
    const licences = await call('readLicences', undefined);
    setText(licences.text ?? t('about.noLicences'));
  };
  const isShown = text !== undefined;
  return (
    <AboutCard title={t('about.licences')}>
      <p>{t('about.licencesMeaning')}</p>
      <Button aria-expanded={isShown} onPress={() => (isShown ? setText(undefined) : void show())}>
        {t(isShown ? 'about.hideLicences' : 'about.showLicences')}
      </Button>
      {isShown && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className={styles.text} aria-label={t('about.licenceTexts')} tabIndex={0} data-selectable>
          {text}
        </section>
      )}
    </AboutCard>
  );
}
