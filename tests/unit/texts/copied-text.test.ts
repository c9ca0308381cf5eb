import { expect, it } from 'vitest';
import { copiedText } from '../../../app/texts/copied-text.ts';
import { Texts } from '../../../app/texts/texts.ts';

const NOW_MS = Date.UTC(2026, 0, 5, 9);

it.each([
  [undefined, 'ACME token copied'],
  [60_000, 'ACME token copied. Paste within 1 min.'],
  [59_800, 'ACME token copied. Paste within 1 min.'],
  [15_000, 'ACME token copied. Paste within 15 sec.'],
])('with %s ms left: %s', (leftMs, said) => {
  const clears = leftMs === undefined ? {} : { clearsAtMs: NOW_MS + leftMs };
  expect(copiedText({ message: 'ACME token copied', ...clears }, new Texts(), NOW_MS)).toBe(said);
});
