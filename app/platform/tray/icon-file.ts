// Which picture of the tray icon this system's panel gets. Pure.
import type { TrayState } from '../../tray/tray-state.ts';

/** The sizes that are drawn for Linux, whose panels get one picture: it should fit, since they scale it. */
const LINUX_SIZES_PX = [16, 22, 24, 32, 44, 48, 64] as const;
/** The badge has room for one digit. */
const LARGEST_DIGIT = 9;

type Shown = Pick<TrayState, 'icon' | 'count'>;

/** Windows finds the picture for its scale by itself, by the file's name; so does macOS, which shows the count beside the icon. */
export function iconFile(platform: string, { icon, count }: Shown): string {
  return platform === 'darwin' ? `${icon}Template.png` : `${drawingOf(icon, count)}.png`;
}

export function linuxIconFile({ icon, count }: Shown, sizePx: number): string {
  return `${drawingOf(icon, count)}${suffixOf(sizePx)}.png`;
}

/** What the panel of this desktop (`XDG_CURRENT_DESKTOP`) shows at this scale; never smaller, where there is a larger one. */
export function linuxIconSizePx(desktop: string, scaleFactor: number): number {
  const wantedPx = pointsOn(desktop) * scaleFactor;
  return (
    LINUX_SIZES_PX.find((sizePx) => sizePx >= wantedPx) ?? LINUX_SIZES_PX[LINUX_SIZES_PX.length - 1] ?? 0
  );
}

/** GNOME's extension for tray icons draws them like the other signs on its bar; KDE, Xfce, MATE and LXQt have 22. */
const pointsOn = (desktop: string) => (/\b(GNOME|Unity|ubuntu)\b/i.test(desktop) ? 16 : 22);

function drawingOf(icon: TrayState['icon'], count: number): string {
  if (icon !== 'attention') return icon;
  return `attention-${count > LARGEST_DIGIT ? 'many' : count}`;
}

/** All but those of 22 points are named by their scale, for Windows. */
function suffixOf(sizePx: number): string {
  if (sizePx % 22 === 0) return `-${sizePx}`;
  return sizePx === 16 ? '' : `@${sizePx / 16}x`;
}
