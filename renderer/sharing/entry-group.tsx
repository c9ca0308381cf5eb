// A list of entries under a heading. Where they can be ticked, one box ticks them all.
import type { ReactNode } from 'react';
import { useTexts } from '../texts/texts.ts';
import { CheckBox } from '../ui/check-box.tsx';
import { Section } from '../ui/section.tsx';
import styles from './entry-group.module.css';

interface EntryGroupProps {
  readonly title: string;
  readonly note?: string;
  /** How many are ticked, and how to tick all or none; shown only for several entries. */
  readonly all?: {
    readonly ticked: number;
    readonly total: number;
    readonly tickAll: (isTicked: boolean) => void;
  };
  readonly children: ReactNode;
}

export function EntryGroup({ title, note, all, children }: EntryGroupProps) {
  const t = useTexts();
  return (
    <Section title={title} {...(note !== undefined && { note })}>
      {all && all.total > 1 && (
        <div className={styles.all}>
          <CheckBox
            isTicked={all.ticked === all.total}
            isMixed={all.ticked > 0 && all.ticked < all.total}
            onChange={all.tickAll}
          >
            {t('sharing.all')}
          </CheckBox>
        </div>
      )}
      <ul className={styles.entries}>{children}</ul>
    </Section>
  );
}
