import { describe, expect, it } from 'vitest';
import { drawnMenu, redacted } from '../../../../build/demo/demo-words.ts';

describe('what the demonstration shows of a token', () => {
  it('shows how it begins and how long it is, and no more', () => {
    expect(redacted('abcdefgh'.repeat(30))).toBe('abcdefgh... (240 characters, the rest is not shown)');
  });

  it('shows no more than a quarter of a short one', () => {
    expect(redacted('abcdefgh')).toBe('ab... (8 characters, the rest is not shown)');
    expect(redacted('abc')).toBe('... (3 characters, the rest is not shown)');
  });
});

describe('how the demonstration draws a menu', () => {
  it('puts a frame around the lines, and a rule for each separator', () => {
    expect(drawnMenu(['ACME - copy token', '---', 'Quit'])).toEqual([
      '+-------------------+',
      '| ACME - copy token |',
      '+-------------------+',
      '| Quit              |',
      '+-------------------+',
    ]);
  });
});
