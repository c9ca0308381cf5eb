// The icons for Windows and macOS are the ones that the sources give, and hold every size as the formats want it.
// `npm run package:test` has other people's readers (icotool, icns2png) take them apart.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { icnsFile } from '../../../../build/scripts/icon-containers.ts';
import { appIconContainers } from '../../../../build/scripts/icons.ts';
import { readPng } from '../../../support/window/png.ts';

const file = (name: string) => readFileSync(new URL(`../../../../build/icons/${name}`, import.meta.url));

it.each(['icon.ico', 'icon.icns'])('%s is what "npm run icons" makes of the sources', (name) => {
  expect(appIconContainers()[name]?.equals(file(name))).toBe(true);
});

it('icon.ico names the place, length and size of seven pictures', () => {
  const icon = file('icon.ico');
  const sizes = Array.from({ length: icon.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    const [length, offset] = [icon.readUInt32LE(at + 8), icon.readUInt32LE(at + 12)];
    const { width, height } = readPng(icon.subarray(offset, offset + length));
    expect([icon[at], icon[at + 1]]).toEqual([width % 256, height % 256]);
    return width;
  });
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
});

describe('icon.icns', () => {
  const icon = file('icon.icns');
  const chunks = Object.fromEntries(icnsChunks(icon));

  it('holds the pictures that macOS looks for, and nothing after them', () => {
    expect(icon.readUInt32BE(4)).toBe(icon.length);
    const pngs = Object.entries(chunks).filter(([type]) => type.startsWith('ic'));
    const widths = pngs.map(([type, content]) => [type, readPng(content).width]);
    expect(Object.fromEntries(widths)).toEqual({
      ...{ ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 },
    });
  });

  it.each([['il32', 'l8mk', 'ic11']])('%s and %s show the same picture as %s', (colours, mask, same) => {
    const picture = readPng(chunks[same] ?? Buffer.alloc(0));
    const planes = unpacked(chunks[colours] ?? Buffer.alloc(0));
    expect(planes).toHaveLength(3 * 32 * 32);
    const visible = picture.rgba.filter((_, index) => index % 4 === 3);
    expect(Buffer.from(visible).equals(chunks[mask] ?? Buffer.alloc(0))).toBe(true);
    for (const [at, alpha] of visible.entries()) {
      // Where it is nearly transparent, the colour is a guess of few bits.
      if (alpha < 128) continue;
      for (const channel of [0, 1, 2]) {
        const difference = (planes[channel * 1024 + at] ?? 0) - (picture.rgba[at * 4 + channel] ?? 0);
        expect(Math.abs(difference)).toBeLessThanOrEqual(2);
      }
    }
  });

  it('is not made where a size is missing', () => {
    expect(() => icnsFile([])).toThrow('16 pixels');
  });
});

function icnsChunks(icon: Buffer): readonly (readonly [string, Buffer])[] {
  const found: (readonly [string, Buffer])[] = [];
  for (let at = 8; at < icon.length; ) {
    const length = icon.readUInt32BE(at + 4);
    found.push([icon.toString('latin1', at, at + 4), icon.subarray(at + 8, at + length)]);
    at += length;
  }
  return found;
}

function unpacked(packed: Buffer): readonly number[] {
  const out: number[] = [];
  for (let at = 0; at < packed.length; ) {
    const code = packed[at] ?? 0;
    const isRun = code >= 128;
    const bytes = packed.subarray(at + 1, at + (isRun ? 2 : code + 2));
    out.push(...(isRun ? new Array<number>(code - 125).fill(bytes[0] ?? 0) : bytes));
    at += 1 + bytes.length;
  }
  return out;
}
