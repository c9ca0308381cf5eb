// The computer as Electron sees it: versions, languages, the data folder and the licences that the build wrote.
import { readFile } from 'node:fs/promises';
import * as os from 'node:os';
import { app, shell } from 'electron';
import type { HostSystem } from '../../diagnostics/host-system.ts';

const SYSTEM_NAMES: Readonly<Record<string, string>> = { win32: 'Windows', darwin: 'macOS', linux: 'Linux' };

export function electronHostSystem(places: {
  readonly dataFolder: string;
  readonly licencesFile: string;
}): HostSystem {
  return {
    electronVersion: process.versions.electron,
    chromiumVersion: process.versions.chrome,
    operatingSystem: `${SYSTEM_NAMES[process.platform] ?? process.platform} ${process.getSystemVersion()} (${os.arch()})`,
    // Electron answers with an error message, or an empty string on success.
    openDataFolder: async () => (await shell.openPath(places.dataFolder)) === '',
    readLicences: async () => {
      try {
        return await readFile(places.licencesFile, 'utf8');
      } catch {
        return null; // a development build writes none
      }
    },
  };
}

/** The languages that the operator set in the system, the favourite first; `--lang` on the command line comes before them. */
export function systemLanguages(): readonly string[] {
  const asked = app.commandLine.getSwitchValue('lang');
  return [...(asked === '' ? [] : [asked]), ...app.getPreferredSystemLanguages()];
}
