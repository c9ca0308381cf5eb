// What electron-builder needs to make a Windows installer, without a download and for a Wine that runs 64-bit programs
// only: Debian's NSIS, stand-ins for its plug-ins, and one for Windows' Electron.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runOrThrow } from '../../../build/packages/tools/run-or-throw.ts';
import { project } from '../../../build/scripts/project.ts';

const COMPILER = 'x86_64-w64-mingw32-gcc-win32';
const RESOURCES = 'x86_64-w64-mingw32-windres';
const PLUGINS = ['StdUtils', 'UAC', 'WinShell', 'nsProcess', 'nsis7z'];
const LOCALES = ['en-US', 'en-GB', 'de', 'es', 'es-419', 'fr', 'hi', 'sw', 'ja', 'pt-BR'];
export const WINE = '/usr/lib/wine/wine64';

export interface WindowsTools {
  readonly electron: string;
  readonly env: Readonly<Record<string, string>>;
  /** Programs that say "no", where Wine's own say "yes" to every question. */
  readonly refusal: string;
}

/** The folder must be empty. */
export function layOutWindowsTools(folder: string): WindowsTools {
  const at = (...parts: readonly string[]) => {
    const file = path.join(folder, ...parts);
    mkdirSync(path.dirname(file), { recursive: true });
    return file;
  };
  const plugins = at('resources', 'plugins', 'amd64-unicode', '.');
  mkdirSync(at('resources', 'plugins', 'x86-unicode', '.'), { recursive: true });
  mkdirSync(plugins, { recursive: true });
  for (const name of PLUGINS)
    compile(path.join(plugins, `${name}.dll`), [`${name}.c`], ['-shared', '-lshell32']);
  const nsis = at('nsis', 'makensis');
  const target = `'-XTarget amd64-unicode' '-X!addplugindir /amd64-unicode "${plugins}"'`;
  writeScript(nsis, `unset NSISDIR\nexec /usr/bin/makensis ${target} "$@"`);
  compile(at('nsis', 'elevate.exe'), ['elevate.c'], ['-mwindows']);
  writeScript(at('bin', 'wine'), `exec ${WINE} "$@"`);
  const refusal = at('refuse.exe');
  compile(refusal, ['refuse.c']); // of the console: nobody waits for the end of another

  return {
    electron: layOutElectron(at),
    refusal,
    env: {
      ELECTRON_BUILDER_NSIS_DIR: path.dirname(nsis),
      ELECTRON_BUILDER_NSIS_RESOURCES_DIR: path.join(folder, 'resources'),
      USE_SYSTEM_WINE: 'true',
      PATH: `${path.join(folder, 'bin')}:${process.env.PATH}`,
    },
  };
}

function layOutElectron(at: (...parts: readonly string[]) => string): string {
  const version = at('electron.o');
  runOrThrow(RESOURCES, [source('electron.rc'), version]);
  const executable = at('electron', 'electron.exe');
  compile(executable, ['electron.c'], [version, '-mwindows']);
  for (const name of LOCALES) writeFileSync(at('electron', 'locales', `${name}.pak`), name);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'resources/default_app.asar'])
    writeFileSync(at('electron', name), 'stand-in');
  return path.dirname(executable);
}

const source = (name: string) => project.path('tests', 'support', 'packages', 'windows', name);

function compile(target: string, sources: readonly string[], args: readonly string[] = []): void {
  const kind = target.endsWith('.exe') ? ['-mwindows'] : [];
  runOrThrow(COMPILER, [
    '-O2',
    '-s',
    ...kind,
    '-static-libgcc',
    '-o',
    target,
    ...sources.map(source),
    ...args,
  ]);
}

function writeScript(file: string, script: string): void {
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}
