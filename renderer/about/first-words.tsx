// What someone needs to know on the first day: what a token is, which format to choose, and whom to ask.
import { COPY_FORMATS } from '../../app/shared/contract/sessions.ts';
import { useSnapshot } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import { AboutCard } from './about-card.tsx';
import styles from './first-words.module.css';

export function FirstWords() {
  const t = useTexts();
  const contact = useSnapshot(({ managed }) => managed.contact?.words);
  return (
    <>
      <AboutCard title={t('about.token')}>
        <p>{t('about.tokenMeaning')}</p>
        <p>{t('about.tokenCare')}</p>
      </AboutCard>
      <AboutCard title={t('about.format')}>
        <dl className={styles.formats}>
          {COPY_FORMATS.map((format) => (
            <div key={format}>
              <dt>
                {t(`copy.${format}`)} <code className={styles.example}>{t(`copy.${format}Example`)}</code>
              </dt>
              <dd>{t(`copy.${format}Hint`)}</dd>
            </div>
          ))}
        </dl>
        <p>{t('about.formatUnsure')}</p>
      </AboutCard>
      <AboutCard title={t('about.ask')}>
        <p>{contact === undefined ? t('about.askOthers') : t('managed.contactIs', { contact })}</p>
        <p>{t('about.askHow')}</p>
      </AboutCard>
    </>
  );
}
