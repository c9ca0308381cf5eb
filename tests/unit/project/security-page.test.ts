// SECURITY.md says which test proves what: those tests must be there, under the words that it uses.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { project } from '../../../build/scripts/project.ts';

const page = readFileSync(project.path('SECURITY.md'), 'utf8');
const rows = page.split('\n').filter((line) => /^\| \d+\. /.test(line));

/** The tests that a row names: `spec`: first title; second title. */
function namedTests(row: string): readonly (readonly [spec: string, words: string])[] {
  const cell = (row.split('|')[2] ?? '').replace(/\([^)]*\)/g, '');
  return [...cell.matchAll(/`([a-z-]+)`: ([^`]+)/g)].flatMap(([, spec = '', titles = '']) =>
    titles
      .split(/;|\.\.\./)
      .map((words) => words.trim())
      .filter((words) => words !== '')
      .map((words) => [spec, words] as const),
  );
}

it('goes through all twenty items of the checklist', () => {
  expect(rows.map((row) => Number(/\d+/.exec(row)?.[0]))).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
});

describe('names tests that are there', () => {
  it.each(rows.flatMap(namedTests))('%s: %s', (spec, words) => {
    const file = project.path('tests/e2e', `${spec}.spec.ts`);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(words);
  });
});

it('names the Electron that is pinned', () => expect(page).toContain(`(${project.electronVersion})`));
