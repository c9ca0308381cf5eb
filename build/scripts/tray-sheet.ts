// The sheet of the documents: the tray icon in every state, on the panels of the systems, at the sizes that they show and, beside
// that, enlarged. The panels' colours are those of a new installation.
import { Resvg } from '@resvg/resvg-js';
import {
  type TemplateDrawing,
  type TrayDrawing,
  type TrayGrid,
  templateSvg,
  traySvg,
} from './tray-drawing.ts';

interface Panel {
  readonly name: string;
  readonly colour: string;
  /** In pixels, as many as the icon's own: at 100 %, 125 %, ... */
  readonly sizes: readonly number[];
  /** The colour that macOS gives the icon and the number beside it. */
  readonly tint?: string;
}

const WINDOWS = [16, 20, 24, 32];
const MAC = [16, 32];
const GNOME = [16, 32];
const KDE = [22, 44];

const PANELS: readonly Panel[] = [
  { name: 'Windows 11, light', colour: '#eef2f7', sizes: WINDOWS },
  { name: 'Windows 11, dark', colour: '#1f1f1f', sizes: WINDOWS },
  { name: 'Windows 11, teal accent', colour: '#0f7a84', sizes: WINDOWS },
  { name: 'macOS, light', colour: '#ececee', sizes: MAC, tint: '#1d1d1f' },
  { name: 'macOS, dark', colour: '#2c2c2e', sizes: MAC, tint: '#f5f5f7' },
  { name: 'GNOME, light', colour: '#ebebed', sizes: GNOME },
  { name: 'GNOME, dark', colour: '#000000', sizes: GNOME },
  { name: 'KDE Breeze, light', colour: '#eff0f1', sizes: KDE },
  { name: 'KDE Breeze, dark', colour: '#2a2e32', sizes: KDE },
];

interface State {
  readonly name: string;
  readonly drawing: TrayDrawing;
  readonly template: TemplateDrawing;
}

const STATES: readonly State[] = [
  { name: 'ready', drawing: 'ok', template: 'ok' },
  { name: '3 need you', drawing: { badge: '3' }, template: 'attention' },
  { name: '12 need you', drawing: { badge: '9+' }, template: 'attention' },
  { name: 'offline', drawing: 'offline', template: 'offline' },
  { name: 'no tokens', drawing: 'idle', template: 'idle' },
];
const MAC_COUNTS: Readonly<Record<string, string>> = { '3 need you': '3', '12 need you': '12' };

const WIDTH = 1330;
const ROW = 104;
const HEAD = 44;
const LABEL = 190;
const ENLARGED_X = 890;
const ENLARGED_STEP = 86;
const GRIDS: Readonly<Record<number, TrayGrid>> = { 16: 16, 20: 20, 22: 22, 24: 24, 32: 32, 44: 22 };
const FONT = 'font-family="DejaVu Sans, Arial, sans-serif"';

export function traySheet(): string {
  const height = HEAD + ROW * PANELS.length;
  const rows = PANELS.map((panel, at) => row(panel, HEAD + at * ROW));
  const heads = STATES.map(({ name }, at) =>
    text(name, { x: ENLARGED_X + at * ENLARGED_STEP + 34, y: 28, size: 12, anchor: 'middle' }),
  );
  const first = text('in the sizes that the panel shows', { x: LABEL + 20, y: 28, size: 12 });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${first}${heads.join('')}${rows.join('')}</svg>`;
}

function row(panel: Panel, y: number): string {
  const strip = `<rect x="${LABEL}" y="${y}" width="${WIDTH - LABEL}" height="${ROW - 4}" fill="${panel.colour}"/>`;
  const label = text(panel.name, { x: 12, y: y + ROW / 2 + 3, size: 13 });
  return strip + label + sizesOf(panel, y) + enlarged(panel, y);
}

function sizesOf(panel: Panel, y: number): string {
  let x = LABEL + 20;
  const pictures: string[] = [];
  for (const size of panel.sizes) {
    for (const state of STATES) {
      const scale = size / (panel.sizes[0] ?? size);
      pictures.push(picture(panel, state, size, { x, y: y + Math.round((ROW - 4 - size) / 2), size }));
      const count = panel.tint ? MAC_COUNTS[state.name] : undefined;
      if (count) {
        const at = { x: x + size + 3 * scale, y: y + (ROW - 4) / 2 + 4.5 * scale, size: 13 * scale };
        pictures.push(text(count, { ...at, colour: panel.tint ?? '' }));
        x += 10 * scale * count.length;
      }
      x += size + 8;
    }
    x += 14;
  }
  return pictures.join('');
}

function enlarged(panel: Panel, y: number): string {
  const [size = 16] = panel.sizes;
  const scale = size > 16 ? 3 : 4;
  return STATES.map((state, at) => {
    const shown = size * scale;
    const place = {
      x: ENLARGED_X + at * ENLARGED_STEP,
      y: y + Math.round((ROW - 4 - shown) / 2),
      size: shown,
    };
    return picture(panel, state, size, place);
  }).join('');
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** Rendered at its own size, so that enlarging it shows the very pixels. */
function picture(panel: Panel, state: State, sizePx: number, { x, y, size }: Place): string {
  const grid = GRIDS[sizePx] ?? 16;
  const drawing = panel.tint ? templateSvg(state.template, grid, panel.tint) : traySvg(state.drawing, grid);
  const png = new Resvg(drawing, { fitTo: { mode: 'width', value: sizePx } }).render().asPng();
  return `<image x="${x}" y="${y}" width="${size}" height="${size}" image-rendering="optimizeSpeed" href="data:image/png;base64,${png.toString('base64')}"/>`;
}

interface Lettering extends Place {
  readonly anchor?: 'middle';
  readonly colour?: string;
}

const text = (words: string, { x, y, size, anchor, colour = '#1d1d1f' }: Lettering) =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}" ${FONT}${anchor ? ' text-anchor="middle"' : ''}>${words}</text>`;
