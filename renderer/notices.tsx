// Notices that are not about one company, above the list of companies.
import { useRef } from 'react';
import { call, useSnapshot } from './bridge.ts';
import styles from './notices.module.css';
import { useTexts } from './texts/texts.ts';
import { Banner } from './ui/banner.tsx';
import { Button } from './ui/button.tsx';
import { screenHeading, useNextFocus } from './ui/next-focus.ts';

export function Notices() {
  const t = useTexts();
  const notices = useSnapshot((snapshot) => snapshot.notices);
  const section = useRef<HTMLElement>(null);
  const dismissedAt = useRef(0);
  const focusNext = useNextFocus(
    () => dismissButtonNear(section.current, dismissedAt.current) ?? screenHeading(),
  );
  const dismiss = (noticeId: string, at: number) => {
    dismissedAt.current = at;
    focusNext();
    void call('dismissNotice', { noticeId });
  };
  if (notices.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: with large text it scrolls, and the keyboard must reach it.
    <section ref={section} className={styles.notices} aria-label={t('app.notices')} tabIndex={0} data-room>
      {notices.map(({ id, severity, title, meaning, dismissible }, at) => (
        <Banner
          key={id}
          tone={severity === 'warning' ? 'risk' : 'info'}
          title={title}
          meaning={meaning}
          canFold
        >
          {dismissible && (
            <Button weight="quiet" data-dismiss={at} onPress={() => dismiss(id, at)}>
              {t('app.dismiss')}
            </Button>
          )}
        </Banner>
      ))}
    </section>
  );
}

/** Of the notice that took this place, or else of the last one. */
function dismissButtonNear(section: HTMLElement | null, place: number): HTMLElement | undefined {
  const buttons = [...(section?.querySelectorAll<HTMLElement>('[data-dismiss]') ?? [])];
  return buttons.find(({ dataset }) => Number(dataset.dismiss) >= place) ?? buttons.at(-1);
}
