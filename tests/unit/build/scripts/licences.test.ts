import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { licencesText, packageFolders } from '../../../../build/scripts/licences.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tokentray-licences-'));
const modules = path.join(folder, 'node_modules');

afterEach(() => fs.rmSync(modules, { recursive: true, force: true }));

/** Gives one of its modules. */
function addPackage(name: string, files: Readonly<Record<string, string>>, about: object = {}): string {
  const place = path.join(modules, name);
  fs.mkdirSync(place, { recursive: true });
  fs.writeFileSync(path.join(place, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...about }));
  for (const [file, text] of Object.entries(files)) fs.writeFileSync(path.join(place, file), text);
  return path.join(place, 'dist', 'index.js');
}

it('names each bundled package once, and those under the same words together', () => {
  const ids = [
    addPackage('zebra', { LICENSE: 'MIT, Zebra\r\n' }),
    addPackage('@scope/one', { 'LICENSE.md': 'Apache' }),
    addPackage('@scope/two', { 'licence.txt': 'Apache\n' }),
    addPackage('plain', {}, { license: 'ISC' }),
    path.join(modules, 'zebra', 'other.js?commonjs'),
    path.join(folder, 'app', 'main.ts'),
    '\0runtime',
  ];
  const folders = packageFolders(ids);
  expect(folders.map((each) => path.relative(modules, each))).toEqual([
    'zebra',
    '@scope/one',
    '@scope/two',
    'plain',
  ]);
  const rule = '-'.repeat(80);
  expect(licencesText(folders)).toBe(
    `@scope/one 1.0.0\n@scope/two 1.0.0\n\nApache\n\n${rule}\n\nplain 1.0.0\n\nISC\n\n${rule}\n\nzebra 1.0.0\n\nMIT, Zebra\n`,
  );
});

it('stops at a package that says nothing of its licence', () => {
  const folders = packageFolders([addPackage('silent', {})]);
  expect(() => licencesText(folders)).toThrow('silent says nowhere under which licence it comes');
});

it('names data that comes from elsewhere among the packages', () => {
  const data = [{ name: 'Letters', version: '17.0', licence: 'Free' }];
  const folders = packageFolders([addPackage('zebra', { LICENSE: 'MIT' })]);
  expect(licencesText(folders, data)).toBe(
    `Letters 17.0\n\nFree\n\n${'-'.repeat(80)}\n\nzebra 1.0.0\n\nMIT\n`,
  );
});
