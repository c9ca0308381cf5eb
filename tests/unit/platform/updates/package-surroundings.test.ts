import { describe, expect, it } from 'vitest';
import {
  type PackageSurroundings,
  packageFacts,
} from '../../../../app/platform/updates/package-surroundings.ts';

const facts = (more: Partial<PackageSurroundings>) =>
  packageFacts({
    platform: 'linux',
    execPath: '/opt/TokenTray/tokentray',
    startableProgram: more.execPath ?? '/opt/TokenTray/tokentray',
    packageType: '',
    localAppData: undefined,
    isWritable: () => true,
    ...more,
  });

describe('on Linux', () => {
  it.each(['deb', 'rpm'] as const)(
    'a %s is one where the package put it, and only root may replace it',
    (type) => {
      expect(facts({ packageType: `${type}\n` })).toEqual({ packageKind: type, isReplaceable: false });
    },
  );

  it('an unpacked folder is an archive, even if the builder left a note in it', () => {
    expect(facts({ execPath: '/home/op/TokenTray/tokentray', packageType: 'rpm' }).packageKind).toBe(
      'archive',
    );
    expect(facts({ packageType: 'pacman' }).packageKind).toBe('archive');
  });

  it('an AppImage is replaced where its folder may be written to', () => {
    const appImage = { execPath: '/tmp/.mount_x/tokentray', startableProgram: '/srv/TokenTray.AppImage' };
    const asked: string[] = [];
    const isWritable = (folder: string) => asked.push(folder) > 1;
    const both = [1, 2].map(() => facts({ ...appImage, packageType: 'deb', isWritable }));
    expect(both).toEqual([
      { packageKind: 'appImage', isReplaceable: false },
      { packageKind: 'appImage', isReplaceable: true },
    ]);
    expect(asked).toEqual(['/srv', '/srv']);
  });
});

it.each([
  ['C:\\Users\\op\\AppData\\Local\\Programs\\TokenTray\\TokenTray.exe', true],
  ['C:\\Program Files\\TokenTray\\TokenTray.exe', false],
  ['C:\\Users\\op\\AppData\\Local2\\TokenTray.exe', false],
  ['D:\\TokenTray.exe', false],
])('on Windows, %s is replaced by its user: %s', (execPath, isReplaceable) => {
  const localAppData = 'C:\\Users\\op\\AppData\\Local';
  const found = facts({ platform: 'win32', execPath, localAppData });
  expect(found).toEqual({ packageKind: 'nsis', isReplaceable });
});

it('on macOS, the app is replaced where its folder may be written to', () => {
  const execPath = '/Applications/TokenTray.app/Contents/MacOS/TokenTray';
  const isWritable = (folder: string) => folder === '/Applications';
  expect(facts({ platform: 'darwin', execPath, isWritable })).toEqual({
    packageKind: 'mac',
    isReplaceable: true,
  });
});
