// Short messages about what was just done, with at most one button. They disappear on their own, but not while the
// pointer is on them; they stay on their screen, and clear of the button that was pressed.
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as AriaToast,
  type QueuedToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { useTexts } from '../texts/texts.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icons.tsx';
import styles from './toast.module.css';
import { keepRoom } from './toast-room.ts';

export interface Toast {
  /** A consequence of what was done, which another message reports: it is shown beside that one and replaces none. */
  readonly isAside?: boolean;
  readonly tone: 'good' | 'risk' | 'bad';
  readonly title: string;
  readonly meaning?: string;
  /** In place of `meaning`: may change while it is shown. */
  readonly detail?: ReactNode;
  readonly action?: ToastAction;
}

export interface ToastAction {
  readonly name: string;
  readonly run: () => void;
  /** It does nothing from then on: the message goes at that moment, even from under the pointer or from behind others. */
  readonly worksUntilMs?: number;
}

const SHOWN_MS = 6_000;
const PROBLEM_SHOWN_MS = 12_000;
const AT_ONCE = 3;
const CLEARANCE_PX = 8;

const queue = new ToastQueue<Toast>({ maxVisibleToasts: AT_ONCE });
/** By key. Those that wait behind others, too, of which the queue does not tell. */
const open = new Map<string, Toast>();
const ICONS: Record<Toast['tone'], IconName> = { good: 'check', risk: 'warning', bad: 'warning' };

/** Good news replaces older good news. `shownMs` may be infinite. Returns what closes the message. */
export function showToast(message: Toast, shownMs?: number): () => void {
  if (!message.isAside)
    closeAll(({ tone, action, isAside = false }) => tone === 'good' && !action && !isAside);
  const { worksUntilMs } = message.action ?? {};
  const timeout = shownMs ?? (message.tone === 'good' ? SHOWN_MS : PROBLEM_SHOWN_MS);
  const close = () => queue.close(key);
  // The queue's own timers stand still under the pointer, and begin anew for a message that was behind others.
  const end = worksUntilMs === undefined ? undefined : window.setTimeout(close, worksUntilMs - Date.now());
  const onClose = () => {
    window.clearTimeout(end);
    open.delete(key);
  };
  const isTimed = worksUntilMs === undefined && Number.isFinite(timeout);
  const key = queue.add(message, isTimed ? { timeout, onClose } : { onClose });
  open.set(key, message);
  return close;
}

function closeAll(isMeant: (message: Toast) => boolean): void {
  for (const [key, message] of [...open]) if (isMeant(message)) queue.close(key);
}

/** A message belongs to its screen, and is out of place on the next one; but what can be undone can be undone from there too. */
export function leaveToastsBehind(): void {
  closeAll(({ tone, action }) => tone !== 'good' || !action);
}

export function Toasts() {
  const t = useTexts();
  return (
    <ToastRegion ref={keepRoom} queue={queue} aria-label={t('app.messages')} className={styles.region ?? ''}>
      {({ toast }) => <ShownToast toast={toast} />}
    </ToastRegion>
  );
}

function Detail({ meaning, detail = meaning }: Pick<Toast, 'meaning' | 'detail'>) {
  return detail === undefined ? null : <Text slot="description">{detail}</Text>;
}

function ShownToast({ toast }: { readonly toast: QueuedToast<Toast> }) {
  const t = useTexts();
  const shown = useRef<HTMLDivElement>(null);
  useClearOfButton(shown);
  const { tone, title, action } = toast.content;
  const run = () => {
    action?.run();
    queue.close(toast.key);
  };
  return (
    <AriaToast ref={shown} toast={toast} className={`${styles.toast} ${styles[tone]}`}>
      <span className={styles.icon}>
        <Icon name={ICONS[tone]} />
      </span>
      <ToastContent className={styles.words ?? ''} data-selectable>
        <Text slot="title" className={styles.title ?? ''}>
          {title}
        </Text>
        <Detail {...toast.content} />
      </ToastContent>
      {action && <Button onPress={run}>{action.name}</Button>}
      <Button slot="close" weight="quiet" icon="close" aria-label={t('app.close')} />
    </AriaToast>
  );
}

/**
 * At the bottom of the window; at its top where a new message would cover the button that was pressed, until the focus has gone
 * elsewhere.
 */
function useClearOfButton(toast: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const region = toast.current?.closest<HTMLElement>('[role="region"]');
    if (!region) return;
    placeClear(region);
    const follow = () => {
      if (region.dataset.place === 'top') placeClear(region);
    };
    document.addEventListener('focusin', follow);
    return () => document.removeEventListener('focusin', follow);
  }, [toast]);
}

function placeClear(region: HTMLElement): void {
  const pressed = document.activeElement;
  if (!pressed || pressed === document.body || region.contains(pressed)) return;
  delete region.dataset.place;
  if (areOver(region.getBoundingClientRect(), pressed.getBoundingClientRect())) region.dataset.place = 'top';
}

const areOver = (one: DOMRect, other: DOMRect): boolean =>
  one.top < other.bottom + CLEARANCE_PX &&
  other.top < one.bottom + CLEARANCE_PX &&
  one.left < other.right &&
  other.left < one.right;
