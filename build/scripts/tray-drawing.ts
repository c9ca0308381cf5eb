// How the tray icon looks: a keyhole in a plate, as SVG, with measures of its own for each pixel grid, so that straight edges land
// on whole pixels. States differ in outline, not only in colour; a light rim sets the dark plate off from dark panels.
import { type DigitShape, type Point, textPath, textWidth } from './tray-digits.ts';

export type TrayGrid = 16 | 20 | 22 | 24 | 32;

/** `badge`: companies need their operator; a digit, or `9+`. */
export type TrayDrawing = 'ok' | 'idle' | 'offline' | { readonly badge: string };

export type TemplateDrawing = 'ok' | 'idle' | 'offline' | 'attention';

interface Measures {
  readonly rim: number;
  readonly corner: number;
  /** Of the keyhole: the middle of its round head, the head's radius, and where its stem ends. */
  readonly headY: number;
  readonly head: number;
  readonly footY: number;
  /** Half of the stem's width at the head and at the foot. */
  readonly stem: readonly [number, number];
  readonly slash: number;
  readonly badge: number;
  /** How far the keyhole makes room for a badge. */
  readonly shift: number;
  /** Between the plate and what lies over it. */
  readonly gap: number;
  readonly digit: DigitShape;
}

const MEASURES: Readonly<Record<TrayGrid, Measures>> = {
  16: {
    ...{ rim: 1, corner: 4, headY: 6, head: 3, footY: 13, stem: [1, 2], slash: 1.5 },
    ...{ badge: 9, shift: 2, gap: 1, digit: { width: 3, height: 5, stroke: 1 } },
  },
  20: {
    ...{ rim: 1, corner: 5, headY: 8, head: 4, footY: 16, stem: [1.25, 2.5], slash: 2 },
    ...{ badge: 11, shift: 2, gap: 1, digit: { width: 5, height: 7, stroke: 1 } },
  },
  22: {
    ...{ rim: 1, corner: 5.5, headY: 8, head: 4, footY: 18, stem: [1.5, 2.75], slash: 2 },
    ...{ badge: 11, shift: 2, gap: 1, digit: { width: 5, height: 7, stroke: 1 } },
  },
  24: {
    ...{ rim: 1, corner: 6, headY: 9, head: 5, footY: 20, stem: [1.75, 3.25], slash: 2 },
    ...{ badge: 13, shift: 3, gap: 1, digit: { width: 5, height: 9, stroke: 1 } },
  },
  32: {
    ...{ rim: 2, corner: 8, headY: 12, head: 6, footY: 26, stem: [2, 4], slash: 3 },
    ...{ badge: 18, shift: 4, gap: 2, digit: { width: 8, height: 12, stroke: 2 } },
  },
};

interface Colours {
  readonly plate: string;
  readonly rim: string;
  readonly keyhole: string;
}

const TEAL: Colours = { plate: '#0e6074', rim: '#e6f4f6', keyhole: '#ffd479' };
const GREY: Colours = { plate: '#4d5761', rim: '#e3e7ea', keyhole: '#e3e7ea' };
const SLASH_COLOUR = '#aab4bd';
const BADGE = { plate: '#cf2f1b', text: '#ffffff' };
const BLACK = '#000';

export function traySvg(state: TrayDrawing, grid: TrayGrid): string {
  if (typeof state === 'object') {
    const under = plate(grid, TEAL) + keyhole(grid, { fill: TEAL.keyhole }, MEASURES[grid].shift);
    return svg(grid, withBadge(under, state.badge, grid));
  }
  switch (state) {
    case 'ok':
      return svg(grid, plate(grid, TEAL) + keyhole(grid, { fill: TEAL.keyhole }));
    case 'idle': {
      // Light outside and dark inside: one of the two shows on any panel.
      const { rim } = MEASURES[grid];
      const lines = frame(grid, 0, GREY.rim) + frame(grid, rim, GREY.plate);
      return svg(grid, lines + keyhole(grid, { fill: GREY.keyhole, outline: GREY.plate }));
    }
    case 'offline': {
      const under = plate(grid, GREY) + keyhole(grid, { fill: GREY.keyhole });
      return svg(grid, crossedOut(under, grid, SLASH_COLOUR));
    }
  }
}

/** For the menu bar on macOS, which tints what is black. The count is shown next to it, in the system's own type. */
export function templateSvg(state: TemplateDrawing, grid: TrayGrid, colour = BLACK): string {
  const solid = (shift: number) =>
    without(keyhole(grid, { fill: BLACK }, shift), block(grid, 0, colour), grid);
  const hollow = frame(grid, 0, colour) + keyhole(grid, { fill: colour });
  switch (state) {
    case 'ok':
      return svg(grid, solid(0));
    case 'attention':
      return svg(grid, withMark(solid(MEASURES[grid].shift), grid, colour));
    case 'idle':
      return svg(grid, hollow);
    case 'offline':
      return svg(grid, crossedOut(hollow, grid, colour));
  }
}

const plate = (grid: TrayGrid, colours: Colours) =>
  block(grid, 0, colours.rim) + block(grid, MEASURES[grid].rim, colours.plate);

const block = (grid: TrayGrid, inset: number, colour: string) =>
  rect({ x: inset, y: inset }, square(grid - 2 * inset), MEASURES[grid].corner - inset, `fill="${colour}"`);

function frame(grid: TrayGrid, inset: number, colour: string): string {
  const { rim, corner } = MEASURES[grid];
  const edge = inset + rim / 2;
  const line = `fill="none" stroke="${colour}" stroke-width="${rim}"`;
  return rect({ x: edge, y: edge }, square(grid - 2 * edge), corner - edge, line);
}

function keyhole(
  grid: TrayGrid,
  { fill, outline }: { readonly fill: string; readonly outline?: string },
  shift = 0,
): string {
  const { headY, head, footY, stem, rim } = MEASURES[grid];
  const [top, foot] = stem;
  const middle = grid / 2 - shift;
  // The stem leaves the head where the head is as wide as the stem.
  const neckY = headY + Math.sqrt(head ** 2 - top ** 2);
  const round = `A${head} ${head} 0 1 1 ${middle + top} ${neckY}`;
  const path = `M${middle - top} ${neckY}${round}L${middle + foot} ${footY}H${middle - foot}Z`;
  const stroke = outline ? ` stroke="${outline}" stroke-width="${rim}" stroke-linejoin="round"` : '';
  return `<path d="${path}" fill="${fill}"${stroke}/>`;
}

function withBadge(under: string, text: string, grid: TrayGrid): string {
  const { badge, digit } = MEASURES[grid];
  const isWide = text.length > 1;
  const size = {
    width: textWidth(text, digit) + (isWide ? 4 * digit.stroke : badge - digit.width),
    height: badge,
  };
  const corner = { x: grid - size.width, y: grid - badge };
  const at: Point = {
    x: corner.x + (size.width - textWidth(text, digit)) / 2,
    y: corner.y + (badge - digit.height) / 2,
  };
  return `${underBadge(under, corner, size, grid)}${rect(corner, size, badgeCorner(badge), `fill="${BADGE.plate}"`)}<path d="${textPath(text, at, digit)}" fill="${BADGE.text}"/>`;
}

/** An exclamation mark, cut out of the badge. */
function withMark(under: string, grid: TrayGrid, colour: string): string {
  const { badge, digit } = MEASURES[grid];
  const size = square(badge);
  const corner = { x: grid - badge, y: grid - badge };
  const width = badge % 2 === 0 ? 2 : digit.stroke;
  const left = corner.x + (badge - width) / 2;
  const top = corner.y + (badge - digit.height) / 2;
  const line = rect({ x: left, y: top }, { width, height: digit.height - 2 * width }, 0, '');
  const dot = rect({ x: left, y: top + digit.height - width }, square(width), 0, '');
  const disc = rect(corner, size, badgeCorner(badge), `fill="${colour}"`);
  return underBadge(under, corner, size, grid) + without(line + dot, disc, grid, 'mark');
}

function underBadge(under: string, { x, y }: Point, { width, height }: Size, grid: TrayGrid): string {
  const { gap } = MEASURES[grid];
  const size = { width: width + 2 * gap, height: height + 2 * gap };
  return without(rect({ x: x - gap, y: y - gap }, size, badgeCorner(height) + gap, ''), under, grid);
}

function crossedOut(under: string, grid: TrayGrid, colour: string): string {
  const { slash, gap } = MEASURES[grid];
  const end = grid - slash;
  const line = `<path d="M${slash} ${slash}L${end} ${end}" stroke="${colour}" stroke-width="${slash}" stroke-linecap="round"/>`;
  const hole = `<path d="M0 0L${grid} ${grid}" stroke="${BLACK}" stroke-width="${slash + 2 * gap}"/>`;
  return without(hole, under, grid) + line;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const square = (size: number): Size => ({ width: size, height: size });
const badgeCorner = (height: number) => (height - 1) / 2 - 1;

const rect = ({ x, y }: Point, { width, height }: Size, corner: number, style: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${corner}" ${style}/>`;

/** The picture with a black shape cut out of it. */
const without = (hole: string, picture: string, grid: TrayGrid, id = `hole-${hole.length}`) =>
  `<mask id="${id}"><rect width="${grid}" height="${grid}" fill="#fff"/>${hole}</mask><g mask="url(#${id})">${picture}</g>`;

const svg = (grid: TrayGrid, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${grid} ${grid}">${content}</svg>`;
