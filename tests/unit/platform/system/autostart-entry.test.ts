// Read back as the Desktop Entry Specification says, in its order: the string's escapes, then words and quotes, then the
// field codes. `npm run package:test` has GLib start what is written for an AppImage.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  autostartEntry,
  isSwitchedOff,
  startableProgram,
} from '../../../../app/platform/system/autostart-entry.ts';
import { randomCases } from '../../../support/core/random-cases.ts';

describe('an entry', () => {
  it.each([
    ['/opt/TokenTray/tokentray', '/opt/TokenTray/tokentray'],
    ['/home/a b/TokenTray.AppImage', '"/home/a b/TokenTray.AppImage"'],
    ['/home/100%/T', String.raw`/bin/sh -c "exec \\"\\$0\\" \\"\\$@\\"" "/home/100%%/T"`],
    ['/home/"x"/T', String.raw`"/home/\\"x\\"/T"`],
    ['/home/a\\b/T', String.raw`"/home/a\\\\b/T"`],
    ['/home/$HOME`id`/T', '"/home/\\\\$HOME\\\\`id\\\\`/T"'],
  ])('starts %s', (program, word) => {
    expect(autostartEntry(program, ['--hidden'])).toContain(`\nExec=${word} --hidden\n`);
  });

  it('has one line per key, and gives back any path', () => {
    const file = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\0'));
    const hostile = fc.string({ unit: fc.constantFrom(...'%"\\`$ \n\t\rfUs\'') });
    fc.assert(
      fc.property(fc.oneof(file, hostile), (name) => {
        const entry = autostartEntry(`/${name}`, ['--hidden']);
        expect(entry.split('\n')).toHaveLength(7);
        const shell = name.includes('%') ? ['/bin/sh', '-c', 'exec "$0" "$@"'] : [];
        expect(wordsOf(entry)).toEqual([...shell, `/${name}`, '--hidden']);
      }),
      { numRuns: randomCases(1_000) },
    );
  });

  it.each([
    ['Hidden=true', true],
    ['X-GNOME-Autostart-enabled=false', true],
    ['Hidden=false', false],
    ['X-GNOME-Autostart-enabled=true', false],
    ['Name=Hidden=true', false],
  ])('with %s is switched off: %s', (line, isOff) => {
    expect(isSwitchedOff(`${autostartEntry('/opt/T', [])}${line}\n`)).toBe(isOff);
  });
});

describe('the program that an entry starts', () => {
  const own = { APPIMAGE: '/home/me/TokenTray-2.AppImage', APPDIR: '/tmp/.mount_Token1' };
  const isFile = () => true;

  it.each([
    ['the AppImage that it runs from', own, '/tmp/.mount_Token1/tokentray', own.APPIMAGE],
    ['itself, started from another AppImage', own, '/opt/TokenTray/tokentray', '/opt/TokenTray/tokentray'],
    ['itself where no AppImage is named', {}, '/opt/TokenTray/tokentray', '/opt/TokenTray/tokentray'],
    ['itself where no folder is named', { APPIMAGE: own.APPIMAGE }, '/opt/T/tokentray', '/opt/T/tokentray'],
    [
      'itself where the AppImage is named without its folder',
      { ...own, APPIMAGE: 'T.AppImage' },
      '/tmp/.mount_Token1/tokentray',
      '/tmp/.mount_Token1/tokentray',
    ],
  ])('is %s', (_, env, execPath, program) => {
    expect(startableProgram({ execPath, env, isFile })).toBe(program);
  });

  it('is itself where the AppImage is gone', () => {
    const execPath = '/tmp/.mount_Token1/tokentray';
    expect(startableProgram({ execPath, env: own, isFile: () => false })).toBe(execPath);
  });
});

function wordsOf(entry: string): readonly string[] {
  const value = /^Exec=([^\n]*)$/m.exec(entry)?.[1] ?? '';
  const escapes: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };
  const text = value.replace(/\\(.)/g, (_, character: string) => escapes[character] ?? '?');
  const words = [...text.matchAll(/"((?:[^"\\]|\\.)*)"|[^\s"]+/gsu)];
  return words.map(([whole, quoted]) =>
    (quoted?.replace(/\\(["`$\\])/g, '$1') ?? whole).replace(/%(.)/gsu, (code, next) =>
      next === '%' ? '%' : `field ${code}`,
    ),
  );
}
