// Notices that are not about one company, above the list of companies.
import { call, useSnapshot } from './bridge.ts';
import styles from './notices.module.css';
import { useTexts } from './texts/texts.ts';
import { Banner } from './ui/banner.tsx';
import { Button } from './ui/button.tsx';

export function Notices() {
  const t = useTexts();
  const notices = useSnapshot((snapshot) => snapshot.notices);
  if (notices.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: with large text it scrolls, and the keyboard must reach it.
    <section className={styles.notices} aria-label={t('app.notices')} tabIndex={0} data-room>
      {notices.map(({ id, severity, title, meaning, dismissible }) => (
        <Banner
          key={id}
          tone={severity === 'warning' ? 'risk' : 'info'}
          title={title}
          meaning={meaning}
          canFold
        >
          {dismissible && (
            <Button weight="quiet" onPress={() => void call('dismissNotice', { noticeId: id })}>
              {t('app.dismiss')}
            </Button>
          )}
        </Banner>
      ))}
    </section>
  );
}
