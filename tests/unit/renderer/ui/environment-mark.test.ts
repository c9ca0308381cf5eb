// The colours of the marks can be read by everyone, in light and dark (WCAG 2.2, 1.4.3: 4.5 to 1).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { project } from '../../../../build/scripts/project.ts';

const tokens = readFileSync(project.path('renderer/ui/tokens.css'), 'utf8');
const styles = readFileSync(project.path('renderer/ui/environment-mark.module.css'), 'utf8');

type Scheme = 'light' | 'dark';
const MIN_CONTRAST = 4.5;

const block = (kind: string) => new RegExp(`^\\.${kind} \\{(.*?)\\}`, 'ms').exec(styles)?.[1] ?? '';
const tokenOf = (kind: string, property: string) =>
  new RegExp(`^\\s*${property}: var\\((--[\\w-]+)\\)`, 'm').exec(block(kind))?.[1] ?? '';

function colourOf(token: string, scheme: Scheme): string {
  const [, light = '', dark = ''] =
    new RegExp(`${token}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens) ?? [];
  return scheme === 'light' ? light : dark;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
  it.each(['production', 'test', 'other'])('the words of the mark for %s can be read', (kind) => {
    const [text, ground] = ['color', 'background'].map((property) =>
      colourOf(tokenOf(kind, property), scheme),
    );
    expect(contrast(text ?? '', ground ?? '')).toBeGreaterThanOrEqual(MIN_CONTRAST);
  });

  it.each(['--surface', '--ground'])('the mark for production stands out from %s', (behind) => {
    const mark = colourOf(tokenOf('production', 'background'), scheme);
    expect(contrast(mark, colourOf(behind, scheme))).toBeGreaterThanOrEqual(MIN_CONTRAST);
  });
});

it('measures as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});
