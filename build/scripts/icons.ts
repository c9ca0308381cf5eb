// Renders the icon sources (SVG) to the files that the app and the packages use: PNG, and for Windows and macOS .ico
// and .icns.
// It knows sizes and names only; how an icon looks is said in build/icons/source.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { type IconPicture, icnsFile, icoFile } from './icon-containers.ts';

const iconsUrl = new URL('../icons/', import.meta.url);

export const TRAY_STATES = ['ok', 'attention', 'offline', 'idle'] as const;

/** `gridPx` names the source drawn for that pixel grid, so that every edge lands on a whole pixel. */
export const TRAY_SCALES = [
  { suffix: '', sizePx: 16, gridPx: 16 },
  { suffix: '@1.25x', sizePx: 20, gridPx: 20 },
  { suffix: '@1.5x', sizePx: 24, gridPx: 24 },
  { suffix: '@2x', sizePx: 32, gridPx: 16 },
  { suffix: '@2.5x', sizePx: 40, gridPx: 20 },
  { suffix: '@3x', sizePx: 48, gridPx: 24 },
  { suffix: '@4x', sizePx: 64, gridPx: 16 },
] as const;

export const TEMPLATE_SCALES = [
  { suffix: '', sizePx: 16 },
  { suffix: '@2x', sizePx: 32 },
  { suffix: '@3x', sizePx: 48 },
] as const;

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

export function renderIcon({ svg, sizePx }: IconFile) {
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
  return TRAY_STATES.flatMap((state) => [
    ...TRAY_SCALES.map(({ suffix, sizePx, gridPx }) => ({
      name: `tray/${state}${suffix}`,
      sizePx,
      svg: source(`tray/${state}-${gridPx}`),
    })),
    ...TEMPLATE_SCALES.map(({ suffix, sizePx }) => ({
      name: `tray/${state}Template${suffix}`,
      sizePx,
      svg: source(`template/${state}`),
    })),
  ]);
}

function appIcons(): readonly IconFile[] {
  return APP_SIZES_PX.map((sizePx) => ({ name: `app/${sizePx}`, sizePx, svg: appDrawing(sizePx) }));
}

function appDrawing(sizePx: number): string {
  return sizePx < SMALLEST_APP_DRAWING_PX ? source(`tray/ok-${sizePx}`) : source('app');
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
  const image = renderIcon({ name: '', sizePx, svg });
  return { sizePx, png: image.asPng(), rgba: withoutPremultiplication(image.pixels) };
}

function withoutPremultiplication(pixels: Uint8Array): Uint8Array {
  return pixels.map((byte, index) => {
    const alpha = pixels[index - (index % 4) + 3] ?? 0;
    return index % 4 === 3 || alpha === 0 ? byte : Math.min(255, Math.round((byte * 255) / alpha));
  });
}

if (import.meta.main) {
  for (const folder of ['app', 'tray']) mkdirSync(new URL(folder, iconsUrl), { recursive: true });
  for (const icon of [...trayIcons(), ...appIcons()]) {
    writeFileSync(new URL(`${icon.name}.png`, iconsUrl), renderIcon(icon).asPng());
  }
  for (const [name, content] of Object.entries(appIconContainers())) {
    writeFileSync(new URL(name, iconsUrl), content);
  }
  console.log(`Icons written to ${fileURLToPath(iconsUrl)}`);
}
