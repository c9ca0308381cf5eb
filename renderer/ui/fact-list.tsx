// Facts under a heading, a name and a value each. Knows nothing of what they are about.
import { useId } from 'react';
import styles from './fact-list.module.css';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

interface FactListProps {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** Nothing at all where there are no facts. */
export function FactList({ title, facts }: FactListProps) {
  const headingId = useId();
  if (facts.length === 0) return null;
  return (
    <section className={styles.group} aria-labelledby={headingId}>
      <h2 id={headingId} className={styles.title}>
        {title}
      </h2>
      <dl className={styles.facts}>
        {facts.map(({ name, value }) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The facts that are known. */
export function known(
  pairs: readonly (readonly [name: string, value: string | undefined])[],
): readonly Fact[] {
  return pairs.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]));
}
