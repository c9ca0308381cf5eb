import { expect, it } from 'vitest';
import { MissingMark, replaceBetweenMarks } from '../../bench/bench-document.ts';

const page = `# Costs

<!-- bench: start -->
old
<!-- bench: end -->

Words of a person.

<!-- bench: idle -->
<!-- bench: end -->
`;

it('replaces what a bench wrote, whole, and nothing else', () => {
  const once = replaceBetweenMarks(page, 'start', '| new |\n');
  expect(once).toBe(page.replace('old', '| new |'));
  expect(replaceBetweenMarks(once, 'start', 'old')).toBe(page);
});

it('takes no mark of another part for its own', () => {
  expect(replaceBetweenMarks(page, 'idle', 'figures $& and $1')).toBe(
    page.replace('idle -->\n', () => 'idle -->\nfigures $& and $1\n'),
  );
});

it('says which mark to add where there is none', () => {
  expect(() => replaceBetweenMarks(page, 'memory', '')).toThrow(MissingMark);
  expect(() => replaceBetweenMarks(page, 'memory', '')).toThrow('<!-- bench: memory -->');
});
