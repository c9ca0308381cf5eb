import { expect, it } from 'vitest';
import { formatToken } from '../../../app/clipboard/token-copier.ts';

it.each([
  ['token', 'practice.token'],
  ['bearer', 'Bearer practice.token'],
  ['header', 'Authorization: Bearer practice.token'],
] as const)('writes a token as %s: %s', (format, written) => {
  expect(formatToken('practice.token', format)).toBe(written);
});
