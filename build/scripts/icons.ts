// Renders the drawings of the icons (SVG) to the files that the app and the packages use: PNG, and for Windows and macOS .ico
// and .icns; and the sheet of the documents that shows the tray icon on panels.
// It knows sizes and names only; how an icon looks is said in build/icons/source and tray-drawing.ts.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { type IconPicture, icnsFile, icoFile } from './icon-containers.ts';
import { project } from './project.ts';
import { type TrayDrawing, type TrayGrid, templateSvg, traySvg } from './tray-drawing.ts';
import { traySheet } from './tray-sheet.ts';

const iconsUrl = new URL('../icons/', import.meta.url);

const BADGES = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '9+'] as const;

/** By the name of their files. */
export const TRAY_DRAWINGS: Readonly<Record<string, TrayDrawing>> = {
  ...{ ok: 'ok', idle: 'idle', offline: 'offline' },
  ...Object.fromEntries(BADGES.map((badge) => [`attention-${badge === '9+' ? 'many' : badge}`, { badge }])),
};
export const TEMPLATES = ['ok', 'idle', 'offline', 'attention'] as const;

interface TraySize {
  readonly suffix: string;
  readonly sizePx: number;
  readonly grid: TrayGrid;
}

/** Suffixes as Windows and macOS look for them; those of 22 points are for Linux. See `app/platform/tray/icon-file.ts`. */
export const TRAY_SIZES: readonly TraySize[] = [
  { suffix: '', sizePx: 16, grid: 16 },
  { suffix: '@1.25x', sizePx: 20, grid: 20 },
  { suffix: '-22', sizePx: 22, grid: 22 },
  { suffix: '@1.5x', sizePx: 24, grid: 24 },
  { suffix: '@2x', sizePx: 32, grid: 32 },
  { suffix: '@2.5x', sizePx: 40, grid: 20 },
  { suffix: '-44', sizePx: 44, grid: 22 },
  { suffix: '@3x', sizePx: 48, grid: 24 },
  { suffix: '@4x', sizePx: 64, grid: 32 },
];

export const TEMPLATE_SIZES: readonly TraySize[] = [
  { suffix: '', sizePx: 16, grid: 16 },
  { suffix: '@2x', sizePx: 32, grid: 32 },
  { suffix: '@3x', sizePx: 48, grid: 24 },
];

const APP_SIZES_PX = [16, 24, 32, 48, 64, 128, 256, 512] as const;
const WINDOWS_SIZES_PX = [16, 24, 32, 48, 64, 128, 256] as const;
const MAC_SIZES_PX = [16, 32, 64, 128, 256, 512, 1024] as const;
const MASTER_SIZE_PX = 1024;
/** Below this size the app icon's keyhole blurs; the tray's own drawing is sharp there. */
const SMALLEST_APP_DRAWING_PX = 32;
/** Apple's icon grid leaves 100 px of air around an 824 px tile. */
const MAC_MARGIN_PX = 124;

export interface IconFile {
  readonly name: string;
  readonly sizePx: number;
  readonly svg: string;
}

const source = (name: string) => readFileSync(new URL(`source/${name}.svg`, iconsUrl), 'utf8');

export function renderIcon({ svg, sizePx }: Pick<IconFile, 'svg' | 'sizePx'>) {
  return new Resvg(svg, { fitTo: { mode: 'width', value: sizePx } }).render();
}

/** The same drawing with an empty margin: 1024 + 2 x 124 units, of which the tile fills 824 of 1024 px. */
function withMacMargin(svg: string): string {
  const width = MASTER_SIZE_PX + 2 * MAC_MARGIN_PX;
  return svg.replace(
    `viewBox="0 0 ${MASTER_SIZE_PX} ${MASTER_SIZE_PX}"`,
    `viewBox="${-MAC_MARGIN_PX} ${-MAC_MARGIN_PX} ${width} ${width}"`,
  );
}

export function trayIcons(): readonly IconFile[] {
  const coloured = Object.entries(TRAY_DRAWINGS).flatMap(([name, drawing]) =>
    TRAY_SIZES.map(({ suffix, sizePx, grid }) => ({
      name: `tray/${name}${suffix}`,
      sizePx,
      svg: traySvg(drawing, grid),
    })),
  );
  const templates = TEMPLATES.flatMap((name) =>
    TEMPLATE_SIZES.map(({ suffix, sizePx, grid }) => ({
      name: `tray/${name}Template${suffix}`,
      sizePx,
      svg: templateSvg(name, grid),
    })),
  );
  return [...coloured, ...templates];
}

function appIcons(): readonly IconFile[] {
  return APP_SIZES_PX.map((sizePx) => ({ name: `app/${sizePx}`, sizePx, svg: appDrawing(sizePx) }));
}

function appDrawing(sizePx: number): string {
  return sizePx < SMALLEST_APP_DRAWING_PX ? traySvg('ok', sizePx === 16 ? 16 : 24) : source('app');
}

/** The files that hold every size, by name. */
export function appIconContainers(): Readonly<Record<string, Buffer>> {
  const ofMac = (sizePx: number) =>
    sizePx < SMALLEST_APP_DRAWING_PX ? appDrawing(sizePx) : withMacMargin(source('app'));
  return {
    'icon.ico': icoFile(WINDOWS_SIZES_PX.map((sizePx) => iconPicture(sizePx, appDrawing(sizePx)))),
    'icon.icns': icnsFile(MAC_SIZES_PX.map((sizePx) => iconPicture(sizePx, ofMac(sizePx)))),
  };
}

function iconPicture(sizePx: number, svg: string): IconPicture {
  const image = renderIcon({ sizePx, svg });
  return { sizePx, png: image.asPng(), rgba: withoutPremultiplication(image.pixels) };
}

function withoutPremultiplication(pixels: Uint8Array): Uint8Array {
  return pixels.map((byte, index) => {
    const alpha = pixels[index - (index % 4) + 3] ?? 0;
    return index % 4 === 3 || alpha === 0 ? byte : Math.min(255, Math.round((byte * 255) / alpha));
  });
}

if (import.meta.main) {
  for (const folder of ['app', 'tray']) {
    rmSync(new URL(folder, iconsUrl), { recursive: true, force: true });
    mkdirSync(new URL(folder, iconsUrl), { recursive: true });
  }
  for (const icon of [...trayIcons(), ...appIcons()]) {
    writeFileSync(new URL(`${icon.name}.png`, iconsUrl), renderIcon(icon).asPng());
  }
  for (const [name, content] of Object.entries(appIconContainers())) {
    writeFileSync(new URL(name, iconsUrl), content);
  }
  writeFileSync(project.path('build/pictures/tray-icons.png'), new Resvg(traySheet()).render().asPng());
  console.log(`Icons written to ${fileURLToPath(iconsUrl)}`);
}
