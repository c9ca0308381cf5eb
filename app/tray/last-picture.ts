// The last known picture of the tray: what it shows at the next start until the core is there. Holds names and whether a company
// waits for its operator, never a secret. Pure; small, since it is loaded before anything else.
import { isBeforeExpiry } from '../shared/token-life.ts';
import type { TrayDescription, TrayItem } from './tray-menu.ts';
import type { TrayIcon } from './tray-state.ts';

/** Of another version, a picture is not shown. */
export const LAST_PICTURE_VERSION = 1;
/** A longer submenu is only named: the file stays small, and the core brings the companies soon. */
export const MAX_SUBMENU_LENGTH = 100;

export interface LastPicture {
  readonly version: typeof LAST_PICTURE_VERSION;
  /** Unix milliseconds. */
  readonly madeAtMs: number;
  readonly icon: TrayIcon;
  readonly count: number;
  /** An icon that says "ready" is true until then. Unix milliseconds. */
  readonly readyUntilMs: number;
  readonly toolTip: string;
  /** Above the menu: that the app is starting, and from when the picture is. */
  readonly note: string;
  /** The same after a click. */
  readonly heardNote: string;
  readonly items: readonly TrayItem[];
}

/** What the tray shows of it now. A clock that was set back makes it no truer. */
export function describeLastPicture(
  picture: LastPicture,
  { nowMs, isHeard }: { readonly nowMs: number; readonly isHeard: boolean },
): TrayDescription {
  const { icon, count, toolTip, note, heardNote, items, madeAtMs, readyUntilMs } = picture;
  const isReady = nowMs >= madeAtMs && isBeforeExpiry(readyUntilMs, nowMs);
  return {
    icon: icon === 'ok' && !isReady ? 'idle' : icon,
    ...{ count, toolTip },
    items: [{ kind: 'note', label: isHeard ? heardNote : note }, { kind: 'separator' }, ...items],
  };
}

/** Whether two pictures say the same, whenever they were made. */
export function isSamePicture(one: LastPicture, other: LastPicture): boolean {
  return timeless(one) === timeless(other);
}

const timeless = ({ icon, count, items }: LastPicture) => JSON.stringify([icon, count, items]);
