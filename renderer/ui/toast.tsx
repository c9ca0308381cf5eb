// Short messages about what was just done, with at most one button. They disappear on their own, but not while the
// pointer is on them.
import type { ReactNode } from 'react';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { useTexts } from '../texts/texts.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icons.tsx';
import styles from './toast.module.css';

export interface Toast {
  readonly tone: 'good' | 'risk' | 'bad';
  readonly title: string;
  readonly meaning?: string;
  /** In place of `meaning`: may change while it is shown. */
  readonly detail?: ReactNode;
  readonly action?: { readonly name: string; readonly run: () => void };
}

const SHOWN_MS = 6_000;
const PROBLEM_SHOWN_MS = 12_000;
const AT_ONCE = 3;

const queue = new ToastQueue<Toast>({ maxVisibleToasts: AT_ONCE });
const ICONS: Record<Toast['tone'], IconName> = { good: 'check', risk: 'warning', bad: 'warning' };

/**
 * Good news replaces older good news. `shownMs`: for a message with a button, how long that button works; it may be infinite.
 * Returns what closes the message.
 */
export function showToast(message: Toast, shownMs?: number): () => void {
  const passing = queue.visibleToasts.filter(({ content }) => content.tone === 'good' && !content.action);
  for (const { key } of passing) queue.close(key);
  const timeout = shownMs ?? (message.tone === 'good' ? SHOWN_MS : PROBLEM_SHOWN_MS);
  const key = queue.add(message, Number.isFinite(timeout) ? { timeout } : {});
  return () => queue.close(key);
}

/** A problem belongs to the screen on which it arose, and is out of place on the next one. */
export function closeProblemToasts(): void {
  for (const { key, content } of queue.visibleToasts) if (content.tone === 'bad') queue.close(key);
}

export function Toasts() {
  const t = useTexts();
  return (
    <ToastRegion queue={queue} aria-label={t('app.messages')} className={styles.region ?? ''}>
      {({ toast }) => (
        <AriaToast toast={toast} className={`${styles.toast} ${styles[toast.content.tone]}`}>
          <span className={styles.icon}>
            <Icon name={ICONS[toast.content.tone]} />
          </span>
          <ToastContent className={styles.words ?? ''} data-selectable>
            <Text slot="title" className={styles.title ?? ''}>
              {toast.content.title}
            </Text>
            <Detail {...toast.content} />
          </ToastContent>
          {toast.content.action && (
            <Button
              onPress={() => {
                toast.content.action?.run();
                queue.close(toast.key);
              }}
            >
              {toast.content.action.name}
            </Button>
          )}
          <Button slot="close" weight="quiet" icon="close" aria-label={t('app.close')} />
        </AriaToast>
      )}
    </ToastRegion>
  );
}

function Detail({ meaning, detail = meaning }: Pick<Toast, 'meaning' | 'detail'>) {
  return detail === undefined ? null : <Text slot="description">{detail}</Text>;
}
