// In the words in which electron-builder calls fpm.
import { expect, it } from 'vitest';
import { controlFile } from '../../../../../build/packages/tools/deb.ts';
import { readFpmArguments } from '../../../../../build/packages/tools/fpm-arguments.ts';

const DEB = [
  ...[
    '-s',
    'dir',
    '--force',
    '-t',
    'deb',
    '-d',
    'libnss3',
    '-d',
    'a | b',
    '--deb-recommends',
    'gnome-keyring',
  ],
  ...['--deb-compression', 'xz', '--architecture', 'amd64', '--after-install', '/i', '--after-remove', '/r'],
  ...['--description', 'Short\n First line\n\n  Second line', '--version', '1.0', '--package', '/out.deb'],
  ...['--name', 'tokentray', '--maintainer', 'A <a@b.c>', '--url', 'https://x', '--category', 'utils'],
  ...['--deb-priority', 'optional', '--license', 'MIT', 'LICENSE=/usr/share/doc/x', '--exclude=opt/T/x'],
  '/unpacked/=/opt/T',
];

it('reads what is to be packed, and where it goes', () => {
  expect(readFpmArguments(DEB)).toMatchObject({
    kind: 'deb',
    target: '/out.deb',
    depends: ['libnss3', 'a | b'],
    recommends: ['gnome-keyring'],
    afterInstall: '/i',
    excluded: ['opt/T/x'],
    mappings: [
      { from: 'LICENSE', to: '/usr/share/doc/x' },
      { from: '/unpacked/', to: '/opt/T' },
    ],
  });
});

it("writes Debian's control file", () => {
  expect(controlFile(readFpmArguments(DEB), { sizeBytes: 2049 })).toBe(
    `Package: tokentray
Version: 1.0
Architecture: amd64
Maintainer: A <a@b.c>
Installed-Size: 3
Depends: libnss3, a | b
Recommends: gnome-keyring
Section: utils
Priority: optional
Homepage: https://x
Description: Short
 First line
 .
 Second line
`,
  );
});

it.each([
  [['-t', 'pacman'], '"pacman"'],
  [['-t', 'deb', '--new-option', 'x'], '--new-option'],
])('refuses %s, which it does not know', (args, words) => {
  expect(() => readFpmArguments(args)).toThrow(words);
});
