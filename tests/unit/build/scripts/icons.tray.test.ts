// What a panel needs of the tray icons: every scale, states that differ in shape, and contrast on any background.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { iconFile, linuxIconFile, linuxIconSizePx } from '../../../../app/platform/tray/icon-file.ts';
import {
  renderIcon,
  TEMPLATE_SIZES,
  TEMPLATES,
  TRAY_DRAWINGS,
  TRAY_SIZES,
  trayIcons,
} from '../../../../build/scripts/icons.ts';
import { type Picture, readPng } from '../../../support/window/png.ts';

const WEIGHT_LIMIT_BYTES = 150_000;
const MIN_CONTRAST = 3;

type Rgb = readonly [number, number, number];
const PANELS: Readonly<Record<string, Rgb>> = {
  white: [255, 255, 255],
  'light grey': [230, 231, 233],
  'dark grey': [42, 46, 50],
  black: [0, 0, 0],
  teal: [15, 122, 132],
  'dark teal': [47, 93, 102],
  'mid grey': [119, 119, 119],
};

const DRAWINGS = Object.keys(TRAY_DRAWINGS);

const file = (name: string) => readFileSync(new URL(`../../../../build/icons/${name}.png`, import.meta.url));
const picture = (name: string) => readPng(file(name));

function pixels({ rgba }: Picture): readonly { readonly colour: Rgb; readonly alpha: number }[] {
  return Array.from({ length: rgba.length / 4 }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(index * 4, index * 4 + 4);
    return { colour: [red, green, blue], alpha: alpha / 255 };
  });
}

/** Relative luminance and contrast as WCAG 2 defines them. */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** How many pixels are clearly there in one picture and clearly not in the other. */
function shapeDifference(one: Picture, other: Picture): number {
  const there = pixels(other).map(({ alpha }) => alpha);
  return pixels(one).filter(({ alpha }, index) => Math.abs(alpha - (there[index] ?? 0)) > 0.5).length;
}

const pairsOf = (names: readonly string[]) =>
  names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));
const STATES = ['ok', 'attention-1', 'offline', 'idle'];

describe('tray icons', () => {
  it.each(DRAWINGS)('have every size of "%s", exactly', (name) => {
    for (const { suffix, sizePx } of TRAY_SIZES) {
      expect(picture(`tray/${name}${suffix}`)).toMatchObject({ width: sizePx, height: sizePx });
    }
  });

  it.each(TEMPLATES)('leave the colour of the "%s" template to macOS: black and alpha only', (name) => {
    for (const { suffix, sizePx } of TEMPLATE_SIZES) {
      const template = picture(`tray/${name}Template${suffix}`);
      expect(template).toMatchObject({ width: sizePx, height: sizePx });
      const drawn = pixels(template).filter(({ alpha }) => alpha > 0);
      expect(drawn.length).toBeGreaterThan(0);
      expect(drawn.every(({ colour }) => colour.every((byte) => byte === 0))).toBe(true);
    }
  });

  it.each(pairsOf(STATES))('tell "%s" from "%s" by shape alone, at every size', (one, other) => {
    for (const { suffix, sizePx } of TRAY_SIZES) {
      const difference = shapeDifference(picture(`tray/${one}${suffix}`), picture(`tray/${other}${suffix}`));
      expect(difference, `${sizePx} px`).toBeGreaterThanOrEqual(sizePx * 0.6);
    }
  });

  it.each(pairsOf(TEMPLATES))('tell the template "%s" from "%s" by shape alone', (one, other) => {
    const difference = shapeDifference(picture(`tray/${one}Template`), picture(`tray/${other}Template`));
    expect(difference).toBeGreaterThanOrEqual(10);
  });

  it.each(DRAWINGS)('keep "%s" visible on panels of any colour', (name) => {
    const solid = pixels(picture(`tray/${name}`)).filter(({ alpha }) => alpha > 0.9);
    for (const [panelName, panel] of Object.entries(PANELS)) {
      const visible = solid.filter(({ colour }) => contrast(colour, panel) >= MIN_CONTRAST).length;
      expect(visible, `${name} on ${panelName}`).toBeGreaterThanOrEqual(40);
    }
  });

  it('make "needs you" the strongest and "offline" weaker: only the former is red', () => {
    const reds = (name: string) =>
      pixels(picture(`tray/${name}`)).filter(
        ({ colour: [red, green, blue], alpha }) => alpha > 0.9 && red > 180 && green < 100 && blue < 100,
      ).length;
    expect(reds('attention-1')).toBeGreaterThanOrEqual(40);
    expect(['ok', 'offline', 'idle'].map(reds)).toEqual([0, 0, 0]);
  });

  it('have sharp edges: a digit has no half-tones at the sizes of ordinary screens', () => {
    for (const sizePx of [16, 20, 22, 24]) {
      const { suffix = '' } = TRAY_SIZES.find((size) => size.sizePx === sizePx) ?? {};
      const whites = pixels(picture(`tray/attention-8${suffix}`)).filter(({ colour }) =>
        colour.every((byte) => byte === 255),
      );
      // The strokes of an 8, of one pixel each.
      expect(whites.length, `${sizePx} px`).toBeGreaterThanOrEqual(13);
    }
  });

  it('are there for every state, count, size and system that the app asks for', () => {
    const states = (['ok', 'idle', 'offline'] as const).map((icon) => ({ icon, count: 0 }));
    const needing = [1, 2, 9, 10, 1_000].map((count) => ({ icon: 'attention' as const, count }));
    const scales = [0.5, 1, 1.25, 1.5, 1.75, 2, 2.25, 3, 4, 8];
    for (const state of [...states, ...needing]) {
      const forLinux = ['GNOME', 'KDE'].flatMap((desktop) =>
        scales.map((scale) => linuxIconFile(state, linuxIconSizePx(desktop, scale))),
      );
      for (const name of [iconFile('darwin', state), iconFile('win32', state), ...forLinux])
        expect(file(`tray/${name.replace('.png', '')}`).length, name).toBeGreaterThan(0);
    }
  });

  it('match their drawings: run "npm run icons" after a change', () => {
    for (const icon of trayIcons()) {
      expect(Buffer.compare(file(icon.name), renderIcon(icon).asPng()), icon.name).toBe(0);
    }
  });

  it('stay light', () => {
    const weightBytes = trayIcons().reduce((sum, { name }) => sum + file(name).length, 0);
    expect(weightBytes).toBeLessThan(WEIGHT_LIMIT_BYTES);
  });
});
