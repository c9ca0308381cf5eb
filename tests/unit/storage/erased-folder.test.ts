import { expect, it } from 'vitest';
import { eraseFolder } from '../../../app/storage/erased-folder.ts';

function disk(names: readonly string[], refused: readonly string[] = []) {
  const removed: string[] = [];
  return {
    removed,
    list: () => names,
    remove: (file: string) => {
      if (refused.some((name) => file.endsWith(name))) throw Object.assign(new Error(), { code: 'EACCES' });
      removed.push(file);
    },
  };
}

it('removes every file, those with secrets first', () => {
  const files = disk([
    'activity.json',
    'profiles.json',
    'vault-2.json',
    'vault.json',
    'vault.last-good.json',
  ]);
  expect(eraseFolder(files, '/data')).toEqual([]);
  expect(files.removed).toEqual([
    ...['/data/vault-2.json', '/data/vault.json', '/data/vault.last-good.json'],
    ...['/data/activity.json', '/data/profiles.json'],
  ]);
});

it('names what the system keeps, and removes the rest', () => {
  const files = disk(['profiles.json', 'settings.json', 'vault.json'], ['vault.json', 'profiles.json']);
  expect(eraseFolder(files, '/data')).toEqual(['/data/vault.json', '/data/profiles.json']);
  expect(files.removed).toEqual(['/data/settings.json']);
});

it('names the folder where it cannot even be read', () => {
  const files = {
    list: () => {
      throw Object.assign(new Error(), { code: 'EACCES' });
    },
    remove: () => expect.unreachable('nothing is known to be there'),
  };
  expect(eraseFolder(files, '/data')).toEqual(['/data']);
});
