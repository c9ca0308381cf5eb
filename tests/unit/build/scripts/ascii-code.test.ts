// The code means the same: it is run.
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { asciiCode } from '../../../../build/scripts/ascii-code.ts';

it.each([
  '"Company “A” – 10 €…"',
  '`x · 🏴 ⃣`',
  String.raw`'a\“b \\“c \\\“d'`,
  String.raw`'＠=＝'.replace(/[=+\-@＝＋－＠]/g, '-')`,
  '"a🏴b".replace(/[🏴]/u, "…")',
  String.raw`"«x»".match(/[^\s«»]/)[0]`,
  '({ "é": 1 })["é"]',
])('%s', (code) => {
  const ascii = asciiCode(code);
  expect(ascii).toMatch(/^[\0-\x7f]+$/);
  expect(runInNewContext(ascii)).toEqual(runInNewContext(code));
});
