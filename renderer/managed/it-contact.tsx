// Whom to ask: what IT has set on this computer as its contact.
import { useSnapshot } from '../bridge.ts';
import { useTexts } from '../texts/texts.ts';
import styles from './it-contact.module.css';

/** Nothing where IT has set none. */
export function ItContact() {
  const t = useTexts();
  const contact = useSnapshot(({ managed }) => managed.contact?.words);
  if (contact === undefined) return null;
  return (
    <p className={styles.contact} data-selectable>
      {t('managed.contactIs', { contact })}
    </p>
  );
}
