// A file in a Linux desktop's autostart folder, as the Desktop Entry and the Desktop Application Autostart
// Specification want it. Pure: it must not know Electron.
import * as path from 'node:path';

const SWITCHED_OFF = /^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m;

export function autostartEntry(program: string, args: readonly string[]): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=TokenTray',
    'Icon=tokentray',
    'Terminal=false',
    `Exec=${[...startingWords(program), ...args].map(execWord).join(' ')}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** The desktop's own settings switch an entry off in the file itself. */
export function isSwitchedOff(entry: string): boolean {
  return SWITCHED_OFF.test(entry);
}

export interface ProgramSurroundings {
  readonly execPath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isFile: (file: string) => boolean;
}

/**
 * The file that starts this very program: for an AppImage, which runs from a folder that is gone afterwards, the AppImage.
 * Its variables are inherited, so they may be those of another AppImage, from which the operator started this one.
 */
export function startableProgram({ execPath, env, isFile }: ProgramSurroundings): string {
  const { APPIMAGE, APPDIR } = env;
  if (!APPIMAGE || !APPDIR || !path.isAbsolute(APPIMAGE) || !isFile(APPIMAGE)) return execPath;
  return path.dirname(execPath) === path.resolve(APPDIR) ? APPIMAGE : execPath;
}

/** GLib looks for the first word before it reads `%%` as `%`, and so finds no program with that sign in its path. */
function startingWords(program: string): readonly string[] {
  return program.includes('%') ? ['/bin/sh', '-c', 'exec "$0" "$@"', program] : [program];
}

/** Quoted for the `Exec` key where need be, then escaped as every string of the file is. */
function execWord(word: string): string {
  if (/^[\w/.-]+$/.test(word)) return word;
  const quoted = `"${word.replace(/["`$\\]/g, '\\$&')}"`.replaceAll('%', '%%');
  const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };
  return quoted.replace(/[\\\n\t\r]/g, (character) => escapes[character] ?? character);
}
