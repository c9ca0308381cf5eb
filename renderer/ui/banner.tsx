// A message that stays: what happened, what it means, and what to do about it.
import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts/texts.ts';
import styles from './banner.module.css';
import { Button } from './button.tsx';
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
  /** One line until the operator wants more, where there is little room: it must not hide what it is about. */
  readonly canFold?: boolean;
}

export function Banner(props: BannerProps) {
  const { tone, title, quote, meaning, children, isUrgent = false, canFold = false } = props;
  const [isFolded, setFolded] = useState(true);
  const looks = [
    styles.banner,
    styles[tone],
    canFold && styles.foldable,
    canFold && isFolded && styles.folded,
  ];
  return (
    <div className={looks.filter(Boolean).join(' ')} role={isUrgent ? 'alert' : undefined}>
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
      {canFold && <FoldButton isFolded={isFolded} onChange={setFolded} />}
      {children !== undefined && children !== false && <div className={styles.way}>{children}</div>}
    </div>
  );
}

interface FoldButtonProps {
  readonly isFolded: boolean;
  readonly onChange: (isFolded: boolean) => void;
}

function FoldButton({ isFolded, onChange }: FoldButtonProps) {
  const t = useTexts();
  return (
    <span className={styles.fold}>
      <Button
        weight="quiet"
        icon="chevronDown"
        aria-label={t(isFolded ? 'app.expand' : 'app.collapse')}
        aria-expanded={!isFolded}
        onPress={() => onChange(!isFolded)}
      />
    </span>
  );
}
