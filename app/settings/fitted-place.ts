// Where the window opens: a remembered rectangle, fitted to the present displays. Pure; knows no Electron.

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The strip at the top by which a window is dragged. */
const TITLE_HEIGHT = 32;
/** This much of its width must be visible, or it cannot be dragged. */
const MIN_TITLE_WIDTH = 100;

/**
 * `displays`: the areas that windows may use, the primary one first. A window that can be dragged stays where it is,
 * one that is too large is made smaller, and one whose display is gone is centred on the primary display.
 */
export function fittedPlace(
  remembered: Rectangle,
  displays: readonly Rectangle[],
  minimum: Size,
): Rectangle | undefined {
  const [primary] = displays;
  if (!primary) return undefined;
  const home = displayOf(remembered, displays);
  const room = home ?? primary;
  const size = {
    width: between(Math.min(minimum.width, room.width), remembered.width, room.width),
    height: between(Math.min(minimum.height, room.height), remembered.height, room.height),
  };
  if (!home) return centred(size, primary);
  const place = { ...remembered, ...size };
  return displays.some((display) => canBeHeld(place, display)) ? place : inside(place, home);
}

/** The display that shows most of it. */
function displayOf(place: Rectangle, displays: readonly Rectangle[]): Rectangle | undefined {
  const seen = displays.map((display) => ({ display, area: areaOf(overlap(place, display)) }));
  const [best] = seen.toSorted((one, other) => other.area - one.area);
  return best && best.area > 0 ? best.display : undefined;
}

function canBeHeld(place: Rectangle, display: Rectangle): boolean {
  const title = overlap({ ...place, height: TITLE_HEIGHT }, display);
  return title.width >= MIN_TITLE_WIDTH && title.height >= TITLE_HEIGHT;
}

function overlap(one: Rectangle, other: Rectangle): Size {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? { width, height } : { width: 0, height: 0 };
}

const areaOf = ({ width, height }: Size) => width * height;

const between = (least: number, value: number, most: number) => Math.min(Math.max(least, value), most);

function inside(place: Rectangle, room: Rectangle): Rectangle {
  return {
    ...place,
    x: between(room.x, place.x, room.x + room.width - place.width),
    y: between(room.y, place.y, room.y + room.height - place.height),
  };
}

function centred(size: Size, room: Rectangle): Rectangle {
  return {
    ...size,
    x: Math.round(room.x + (room.width - size.width) / 2),
    y: Math.round(room.y + (room.height - size.height) / 2),
  };
}
