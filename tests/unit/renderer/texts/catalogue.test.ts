import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import english from '../../../../renderer/texts/en.json';

const folder = fileURLToPath(new URL('../../../../renderer/', import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, code: readFileSync(path.join(folder, file), 'utf8') }));

function keysIn(node: object, prefix = ''): string[] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'string' ? [prefix + name] : keysIn(value, `${prefix}${name}.`),
  );
}

describe('the catalogue', () => {
  it('holds no text that the window does not use', () => {
    const code = sources.map((source) => source.code).join('\n');
    const unused = keysIn(english).filter((key) => {
      const stem = key.replace(/_(one|other)$/, '');
      const isFormat = /^copy\.(token|bearer|header)(Example)?$/.test(stem);
      return !isFormat && !code.includes(`'${stem}'`);
    });
    expect(unused).toEqual([]);
  });

  it('holds all text: no words stand between the tags of a component', () => {
    const words = sources.flatMap(({ file, code }) =>
      [...code.matchAll(/^\s+(?:<[^<>]+>)?([A-Z][a-z]+(?: [a-z]+)*)(?:<\/[a-z]+>)?$/gm)].map(
        ([, text]) => `${file}: ${text}`,
      ),
    );
    expect(words).toEqual([]);
  });
});
