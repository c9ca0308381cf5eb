// A part of a screen under its heading. What goes into it composes `frame` from this style sheet.
import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

interface SectionProps {
  readonly title: string;
  /** Next to the heading. */
  readonly action?: ReactNode;
  /** Below, in small print. */
  readonly note?: string;
  readonly children: ReactNode;
}

export function Section({ title, action, note, children }: SectionProps) {
  const headingId = useId();
  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <div className={styles.heading}>
        <h2 id={headingId} className={styles.title}>
          {title}
        </h2>
        {action}
      </div>
      {children}
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </section>
  );
}
