// What a panel needs of the tray icons: every scale, states that differ in shape, and contrast on any background.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  renderIcon,
  TEMPLATE_SCALES,
  TRAY_SCALES,
  TRAY_STATES,
  trayIcons,
} from '../../../../build/scripts/icons.ts';
import { type Picture, readPng } from '../../../support/window/png.ts';

const WEIGHT_LIMIT_BYTES = 60_000;
const MIN_CONTRAST = 3;

type Rgb = readonly [number, number, number];
const PANELS: Readonly<Record<string, Rgb>> = {
  white: [255, 255, 255],
  'light grey': [230, 231, 233],
  'dark grey': [42, 46, 50],
  black: [0, 0, 0],
};

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

const pairs = TRAY_STATES.flatMap((one, index) =>
  TRAY_STATES.slice(index + 1).map((other) => [one, other] as const),
);

describe('tray icons', () => {
  it.each(TRAY_STATES)('have every scale of "%s" at its exact size', (state) => {
    for (const { suffix, sizePx } of TRAY_SCALES) {
      expect(picture(`tray/${state}${suffix}`)).toMatchObject({ width: sizePx, height: sizePx });
    }
    for (const { suffix, sizePx } of TEMPLATE_SCALES) {
      expect(picture(`tray/${state}Template${suffix}`)).toMatchObject({ width: sizePx, height: sizePx });
    }
  });

  it.each(TRAY_STATES)('leave the colour of the "%s" template to macOS: black and alpha only', (state) => {
    for (const { suffix } of TEMPLATE_SCALES) {
      const drawn = pixels(picture(`tray/${state}Template${suffix}`)).filter(({ alpha }) => alpha > 0);
      expect(drawn.length).toBeGreaterThan(0);
      expect(drawn.every(({ colour }) => colour.every((byte) => byte === 0))).toBe(true);
    }
  });

  it.each(pairs)('tell "%s" from "%s" by shape alone', (one, other) => {
    for (const kind of ['', 'Template']) {
      const difference = shapeDifference(picture(`tray/${one}${kind}`), picture(`tray/${other}${kind}`));
      expect(difference).toBeGreaterThanOrEqual(10);
    }
  });

  it.each(TRAY_STATES)('keep "%s" visible on light and dark panels', (state) => {
    const solid = pixels(picture(`tray/${state}`)).filter(({ alpha }) => alpha > 0.9);
    for (const [name, panel] of Object.entries(PANELS)) {
      const visible = solid.filter(({ colour }) => contrast(colour, panel) >= MIN_CONTRAST).length;
      expect(visible, `${state} on ${name}`).toBeGreaterThanOrEqual(40);
    }
  });

  it('match their sources: run "npm run icons" after a change', () => {
    for (const icon of trayIcons()) {
      expect(Buffer.compare(file(icon.name), renderIcon(icon).asPng()), icon.name).toBe(0);
    }
  });

  it('stay light', () => {
    const weightBytes = trayIcons().reduce((sum, { name }) => sum + file(name).length, 0);
    expect(weightBytes).toBeLessThan(WEIGHT_LIMIT_BYTES);
  });
});
