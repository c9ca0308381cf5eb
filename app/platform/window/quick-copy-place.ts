// Where quick copy's window opens: beside the tray icon where the system says where that is, else in the middle. Pure.

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Surroundings {
  /** Of the screen that the operator is looking at, without its panels. */
  readonly workArea: Area;
  /** Without a size on systems that do not tell. */
  readonly tray: Area | undefined;
}

/** Between the window and what it is next to. */
const GAP = 8;

export function quickCopyPlace(size: Pick<Area, 'width' | 'height'>, { workArea, tray }: Surroundings): Area {
  const width = Math.min(size.width, workArea.width);
  const height = Math.min(size.height, workArea.height);
  const isBeside = tray !== undefined && isNear(tray, workArea);
  const place = isBeside ? besideTray(tray, workArea, width, height) : middle(workArea, width, height);
  return {
    x: Math.round(within(place.x, workArea.x, workArea.x + workArea.width - width)),
    y: Math.round(within(place.y, workArea.y, workArea.y + workArea.height - height)),
    width,
    height,
  };
}

/** A tray on another screen than the one in use is no place for a window that takes the keys. */
function isNear(tray: Area, { x, y, width, height }: Area): boolean {
  if (tray.width === 0 || tray.height === 0) return false;
  const [centreX, centreY] = [tray.x + tray.width / 2, tray.y + tray.height / 2];
  // The panel that holds the icon is not part of the work area.
  const margin = 2 * Math.max(tray.width, tray.height) + GAP;
  const isAcross = centreX >= x - margin && centreX <= x + width + margin;
  return isAcross && centreY >= y - margin && centreY <= y + height + margin;
}

/** Centred on it: above one in the lower half of the screen, else below. What does not fit is moved into the work area. */
function besideTray(tray: Area, workArea: Area, width: number, height: number) {
  const isLow = tray.y + tray.height / 2 > workArea.y + workArea.height / 2;
  const y = isLow ? tray.y - GAP - height : tray.y + tray.height + GAP;
  return { x: tray.x + tray.width / 2 - width / 2, y };
}

/** Somewhat above the middle, since people look there first, and so that the list has room to be read. */
function middle({ x, y, width: across, height: down }: Area, width: number, height: number) {
  return { x: x + (across - width) / 2, y: y + (down - height) / 3 };
}

const within = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));
