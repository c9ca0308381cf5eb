import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { filesBelow, unlessGone } from '../../../support/app/files-below.ts';

function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tokentray-files-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('names every file at any depth, and nothing that is none', () => {
  const folder = newFolder();
  fs.mkdirSync(path.join(folder, 'a', 'b', 'empty'), { recursive: true });
  for (const name of ['one', 'a/two', 'a/b/three']) fs.writeFileSync(path.join(folder, name), '');
  fs.symlinkSync('one', path.join(folder, 'link'));
  expect(filesBelow(folder).toSorted()).toEqual(['a/b/three', 'a/two', 'one'].map(path.normalize).toSorted());
});

it('does not take a folder that was never there for an empty one', () => {
  expect(() => filesBelow(path.join(newFolder(), 'absent'))).toThrow('ENOENT');
});

it('leaves out what is gone by the time it is looked at, and nothing else that cannot be read', () => {
  const folder = newFolder();
  expect(unlessGone(() => fs.readFileSync(path.join(folder, 'absent')))).toBeUndefined();
  expect(() => unlessGone(() => fs.readFileSync(folder))).toThrow('EISDIR');
});
