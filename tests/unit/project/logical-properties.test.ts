import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../../renderer');

/** Sides that do not turn around where the language is written from the right. */
const PHYSICAL = [
  /^(left|right)$/,
  /^(margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right)/,
  /^border-(top|bottom)-(left|right)-radius$/,
];
const SIDED_VALUE = /^(text-align|float|clear|justify-content|justify-items):.*\b(left|right)\b/;
const FOUR_SIDES = /^(margin|padding|inset|border-width|border-radius|scroll-margin|scroll-padding):/;

function physicalIn(css: string): readonly string[] {
  const declarations = css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split(/[{};]/)
    .map((text) => text.trim().replace(/\s+/g, ' '))
    .filter((text) => /^[a-z-]+\s*:/.test(text));
  return declarations.filter((declaration) => {
    const property = declaration.slice(0, declaration.indexOf(':')).trim();
    const isUneven = FOUR_SIDES.test(declaration) && hasUnevenSides(declaration);
    return PHYSICAL.some((each) => each.test(property)) || SIDED_VALUE.test(declaration) || isUneven;
  });
}

/** Of four values, the second and the fourth are the right and the left. */
function hasUnevenSides(declaration: string): boolean {
  const values = declaration
    .slice(declaration.indexOf(':') + 1)
    .match(/[^\s()]+(\([^()]*(\([^()]*\)[^()]*)*\))?/g);
  return values?.length === 4 && values[1] !== values[3];
}

const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.css'),
);

it.each(sheets)('%s turns around with the language', (name) => {
  expect(physicalIn(readFileSync(path.join(folder, name), 'utf8'))).toEqual([]);
});

describe('a side that stays where it is', () => {
  it.each([
    'margin-left: 1rem',
    'right: 0',
    'text-align: left',
    'float: right',
    'padding: 1px 2px 3px 4px',
    'padding: var(--space-2) var(--space-3) var(--space-2) var(--space-1)',
    'border-top-left-radius: 1px',
    'border-left: 1px solid red',
  ])('is found in %s', (declaration) => expect(physicalIn(`.a { ${declaration}; }`)).toHaveLength(1));

  it.each([
    'margin-inline: 0 1rem',
    'padding: 1px 2px 3px 2px',
    'text-align: start',
    'inset-inline-start: 0',
    'padding: 1px calc(2px + 1px) 3px calc(2px + 1px)',
    'grid-area: left',
  ])('is not %s', (declaration) => expect(physicalIn(`.a { ${declaration}; }`)).toEqual([]));
});
