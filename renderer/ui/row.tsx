// A row of settings: name and hint on the left, the control on the right.
import type { ReactNode } from 'react';
import { Icon } from './icons.tsx';
import styles from './row.module.css';

interface RowProps {
  readonly name: string;
  readonly hint: string;
  /** Below the hint. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

export function Row({ name, hint, note, children }: RowProps) {
  return (
    <div className={styles.row}>
      <div className={styles.about}>
        <p className={styles.name}>{name}</p>
        <p className={styles.hint}>{hint}</p>
        {note}
      </div>
      {children}
    </div>
  );
}

/** Where a value came from that the operator did not set. */
export function RowOrigin({ words }: { readonly words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <p className={styles.origin} data-selectable>
      <Icon name="lock" /> <bdi>{words}</bdi>
    </p>
  );
}

/** Why the last change was refused. Screen readers read it when it appears. */
export function RowError({ error }: { readonly error: string | undefined }) {
  return (
    <p role="status" className={styles.error} data-selectable>
      {error !== undefined && (
        <>
          <Icon name="warning" /> {error}
        </>
      )}
    </p>
  );
}
