// Words that a screen reader reads out when they change; nothing is shown.
import styles from './spoken.module.css';

/** Must be on the page before its words: an element that appears together with them is not read out. */
export function Spoken({ words }: { readonly words: string }) {
  return (
    <div role="status" className={styles.unseen}>
      {words}
    </div>
  );
}
