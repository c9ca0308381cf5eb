// Shows the system's notifications. Without a notification server, tray and window say the same.
import { Notification as SystemNotification } from 'electron';
import type { Notifier } from '../../announcements/notifier.ts';
import type { SetupSystem } from '../../diagnostics/host-system.ts';

/** A notification that is garbage-collected loses its click handler. */
const shown = new Set<SystemNotification>();
const MAX_REMEMBERED = 20;

/** A server that neither shows nor refuses it within this time has at least accepted it. */
const MAX_WAIT_MS = 3_000;

export function showTestNotification({
  title,
  body,
}: {
  readonly title: string;
  readonly body: string;
}): ReturnType<SetupSystem['showTestNotification']> {
  if (!SystemNotification.isSupported()) return Promise.resolve('unsupported');
  const notification = new SystemNotification({ title, body: asPlainText(body), silent: true });
  return new Promise((resolve) => {
    notification.on('show', () => resolve('shown'));
    notification.on('failed', () => resolve('failed'));
    setTimeout(() => resolve('handedOver'), MAX_WAIT_MS);
    notification.show();
  });
}

export const electronNotifier: Notifier = {
  show: ({ title, body, isQuiet = false, group: groupId, onClick }) => {
    if (!SystemNotification.isSupported()) return () => undefined;
    const words = { title, body: asPlainText(body) };
    const notification = new SystemNotification({ ...words, groupId, silent: isQuiet });
    notification.on('click', onClick);
    for (const end of ['close', 'failed'] as const) {
      notification.on(end as 'close', () => void shown.delete(notification));
    }
    shown.add(notification);
    const oldest = shown.values().next().value;
    if (shown.size > MAX_REMEMBERED && oldest) shown.delete(oldest);
    notification.show();
    return () => notification.close();
  },
};

/** The freedesktop specification lets a server read the body as markup. */
function asPlainText(body: string): string {
  if (process.platform !== 'linux') return body;
  return body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
