import { describe, expect, it } from 'vitest';
import { replaceBetweenMarks } from '../../bench/bench-document.ts';
import { BENCH_PARTS } from '../../bench/bench-parts.ts';
import { noiseRule } from '../../bench/bench-results.ts';
import { byHandTable } from '../../bench/by-hand.ts';
import { readDocument } from '../../support/project/documents.ts';

const page = readDocument('docs/performance.md');

describe('docs/performance.md', () => {
  it.each(BENCH_PARTS)('has a place for $name, and says how to measure it alone', ({ name }) => {
    expect(() => replaceBetweenMarks(page, name, '')).not.toThrow();
    expect(page).toContain(`\`${name}\``);
  });

  it('says when figures count, as the bench decides it', () => {
    expect(replaceBetweenMarks(page, 'rule', noiseRule(BENCH_PARTS))).toBe(page);
  });

  it('has the model of work by hand as it is computed', () => {
    expect(replaceBetweenMarks(page, 'by-hand', byHandTable())).toBe(page);
  });
});
