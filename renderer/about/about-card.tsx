// A card on the help screen: a heading above a frame.
import type { ReactNode } from 'react';
import { Section } from '../ui/section.tsx';
import styles from './about-card.module.css';

interface AboutCardProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function AboutCard({ title, children }: AboutCardProps) {
  return (
    <Section title={title}>
      <div className={styles.card}>{children}</div>
    </Section>
  );
}
