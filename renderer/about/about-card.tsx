// A card of the help page: a heading above a frame.
import { type ReactNode, useId } from 'react';
import styles from './about-card.module.css';

interface AboutCardProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function AboutCard({ title, children }: AboutCardProps) {
  const headingId = useId();
  return (
    <section className={styles.group} aria-labelledby={headingId}>
      <h2 id={headingId} className={styles.title}>
        {title}
      </h2>
      <div className={styles.card}>{children}</div>
    </section>
  );
}
