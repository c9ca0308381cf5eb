// The number in the tray icon's badge. Digits are drawn from straight strokes on whole pixels: at five pixels of height, a font's
// curves would be a blur.

export interface DigitShape {
  readonly width: number;
  readonly height: number;
  /** Width and height less this are even, so that the middle stroke lands on whole pixels too. */
  readonly stroke: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Strokes from point to point: x is 0, 1 or 2 for left, middle, right; y the same from the top. */
const STROKES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '1': [['00', '10', '12']],
  '2': [['00', '20', '21', '01', '02', '22']],
  '3': [
    ['00', '20', '22', '02'],
    ['01', '21'],
  ],
  '4': [
    ['00', '01', '21'],
    ['20', '22'],
  ],
  '5': [['20', '00', '01', '21', '22', '02']],
  '6': [['20', '00', '02', '22', '21', '01']],
  '7': [['00', '20', '22']],
  '8': [
    ['00', '20', '22', '02', '00'],
    ['01', '21'],
  ],
  '9': [['22', '20', '00', '01', '21']],
};

/** The width of `9+`, and of a digit alone. */
export const textWidth = (text: string, { width, stroke }: DigitShape) =>
  text.length === 1 ? width : 2 * width + stroke;

/** The `d` of a path to fill, with the text's upper left corner here. */
export function textPath(text: string, { x, y }: Point, shape: DigitShape): string {
  const { width, height, stroke } = shape;
  const [digit = '', plus] = text;
  const step = { x: (width - stroke) / 2, y: (height - stroke) / 2 };
  const bar = (from: Point, to: Point) => {
    const left = Math.min(from.x, to.x);
    const top = Math.min(from.y, to.y);
    const across = Math.abs(from.x - to.x) + stroke;
    const down = Math.abs(from.y - to.y) + stroke;
    return `M${left} ${top}h${across}v${down}h${-across}z`;
  };
  const place = (point: string) => ({ x: x + Number(point[0]) * step.x, y: y + Number(point[1]) * step.y });
  const lines = (STROKES[digit] ?? []).flatMap((points) =>
    points.slice(1).map((point, at) => bar(place(points[at] ?? point), place(point))),
  );
  if (plus === undefined) return lines.join('');
  const middle = { x: x + width + stroke + step.x, y: y + step.y };
  const across = bar({ ...middle, x: middle.x - step.x }, { ...middle, x: middle.x + step.x });
  const down = bar({ ...middle, y: middle.y - step.x }, { ...middle, y: middle.y + step.x });
  return [...lines, across, down].join('');
}
