// The last known picture of the tray: what it shows at the next start until the core is there. Holds names and whether a company
// waits for its operator, never a secret. Pure; small, since it is loaded before anything else.
import { isBeforeExpiry } from '../shared/token-life.ts';
import type { TrayDescription, TrayItem } from './tray-menu.ts';
import type { TrayIcon } from './tray-state.ts';

/** Of another version, a picture is not shown. */
export const LAST_PICTURE_VERSION = 1;

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
  /** A newer version that the next start installs. */
  readonly update?: WaitingUpdate;
}

export interface WaitingUpdate {
  readonly version: string;
  /** Above the menu while it is being installed. */
  readonly note: string;
}

export interface StartingMoment {
  readonly nowMs: number;
  /** Something was clicked. */
  readonly isHeard: boolean;
  /** Of the app that runs. */
  readonly version: string;
}

/** What the tray shows of it now. A clock that was set back makes it no truer. */
export function describeLastPicture(
  picture: LastPicture,
  { nowMs, isHeard, version }: StartingMoment,
): TrayDescription {
  const { icon, count, toolTip, note, heardNote, items, madeAtMs, readyUntilMs } = picture;
  const isReady = nowMs >= madeAtMs && isBeforeExpiry(readyUntilMs, nowMs);
  // Once it is installed, it is the one that runs.
  const update = picture.update?.version === version ? undefined : picture.update;
  const label = update?.note ?? (isHeard ? heardNote : note);
  return {
    icon: icon === 'ok' && !isReady ? 'idle' : icon,
    ...{ count, toolTip },
    items: [{ kind: 'note', label }, { kind: 'separator' }, ...(update ? items.map(withoutClicks) : items)],
  };
}

/** For the start after the one that installs: where nothing came of that, everything can be clicked again. */
export function withoutUpdate({ update, ...picture }: LastPicture): LastPicture {
  return picture;
}

/** With an update the app ends, and with it whatever was clicked. It can be quit all the same. */
function withoutClicks(item: TrayItem): TrayItem {
  if (item.kind === 'submenu') return { ...item, items: item.items.map(withoutClicks) };
  return item.kind === 'command' && item.command.do !== 'quit' ? { ...item, enabled: false } : item;
}

/** Whether two pictures say the same, whenever they were made. */
export function isSamePicture(one: LastPicture, other: LastPicture): boolean {
  return timeless(one) === timeless(other);
}

const timeless = ({ icon, count, items, update }: LastPicture) =>
  JSON.stringify([icon, count, items, update?.version]);
