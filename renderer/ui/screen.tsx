// The frame of a screen: its heading, which takes the focus when the screen opens, the way back, and its actions.
import type { ReactNode } from 'react';
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from './button.tsx';
import { useHeadingFocus } from './first-focus.ts';
import styles from './screen.module.css';

interface ScreenFrameProps {
  readonly title: string;
  readonly isHome?: boolean;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  /** Stays in view below the part that scrolls. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

export function ScreenFrame({
  title,
  isHome = false,
  subtitle,
  actions,
  footer,
  children,
}: ScreenFrameProps) {
  const t = useTexts();
  const navigator = useNavigator();
  const { screen, heading } = useHeadingFocus();

  return (
    <main ref={screen} className={styles.screen}>
      <header className={`${styles.header} ${isHome ? styles.home : ''}`}>
        {!isHome && (
          <div className={styles.back}>
            <Button weight="quiet" icon="back" aria-label={t('app.back')} onPress={() => navigator.back()} />
          </div>
        )}
        <div className={styles.titles}>
          <h1 ref={heading} tabIndex={-1} className={styles.title} title={title}>
            <bdi>{title}</bdi>
          </h1>
          {subtitle !== undefined && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
      {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
    </main>
  );
}

/** The part that scrolls, between header and footer. */
export function ScreenBody({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.scroller} data-scroller>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
