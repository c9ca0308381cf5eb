// Words that a screen reader reads out when they change; nothing is shown.
import type { ReactNode } from 'react';
import styles from './spoken.module.css';

interface SpokenProps {
  readonly words: string;
  /** With another one the same words are read out again. */
  readonly turn?: number;
}

/** Must be on the page before its words: an element that appears together with them is not read out. */
export function Spoken({ words, turn }: SpokenProps) {
  return (
    <div role="status" className={styles.unseen}>
      <span key={turn}>{words}</span>
    </div>
  );
}

/** Words for screen readers alone, read where they stand. */
export function Unseen({ children }: { readonly children: ReactNode }) {
  return <span className={styles.unseen}>{children}</span>;
}
