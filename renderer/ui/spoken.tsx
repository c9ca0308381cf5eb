// Words for a screen reader, which says them when they change; nothing is shown.
import styles from './spoken.module.css';

/** There before the words are: a place that comes together with its words is not read out. */
export function Spoken({ words }: { readonly words: string }) {
  return (
    <div role="status" className={styles.unseen}>
      {words}
    </div>
  );
}
