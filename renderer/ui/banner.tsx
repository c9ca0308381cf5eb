// A message that stays: what happened, what it means, and what to do about it.
import type { ReactNode } from 'react';
import styles from './banner.module.css';
import { Icon } from './icons.tsx';

interface BannerProps {
  readonly tone: 'info' | 'risk' | 'bad';
  readonly title: string;
  /** Someone else's words, between the two. */
  readonly quote?: string | undefined;
  readonly meaning: string;
  readonly children?: ReactNode;
  /** Screen readers read it as soon as it appears. */
  readonly isUrgent?: boolean;
}

export function Banner({ tone, title, quote, meaning, children, isUrgent = false }: BannerProps) {
  return (
    <div className={`${styles.banner} ${styles[tone]}`} role={isUrgent ? 'alert' : undefined}>
      <span className={styles.icon}>
        <Icon name={tone === 'info' ? 'info' : 'warning'} />
      </span>
      <div className={styles.words} data-selectable>
        <p className={styles.title}>{title}</p>
        {quote !== undefined && (
          <p>
            <bdi>{quote}</bdi>
          </p>
        )}
        {meaning !== '' && <p>{meaning}</p>}
      </div>
      {children !== undefined && <div className={styles.way}>{children}</div>}
    </div>
  );
}
