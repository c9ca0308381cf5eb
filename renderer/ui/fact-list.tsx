// Names and values under a heading.
import type { ReactNode } from 'react';
import styles from './fact-list.module.css';
import { Section } from './section.tsx';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

interface FactListProps {
  readonly title: string;
  readonly facts: readonly Fact[];
  /** Next to the heading. */
  readonly action?: ReactNode;
}

/** Nothing, not even the heading, where there are no facts. */
export function FactList({ title, facts, action }: FactListProps) {
  if (facts.length === 0) return null;
  return (
    <Section title={title} action={action}>
      <dl className={styles.facts}>
        {facts.map(({ name, value }) => (
          <div key={name} className={styles.fact}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** The facts that are known. */
export function known(
  pairs: readonly (readonly [name: string, value: string | undefined])[],
): readonly Fact[] {
  return pairs.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]));
}
