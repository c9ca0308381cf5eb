// Which Electron to run: the one that the environment names, the official one, or the test runtime.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CommandFailure } from './command.ts';
import { officialElectron } from './official-electron.ts';
import { project } from './project.ts';
import { TEST_RUNTIME_VERSION, testRuntime } from './test-runtime.ts';

export interface ElectronRuntime {
  readonly folder: string;
  readonly executable: string;
  readonly version: string;
  readonly origin: 'named' | 'official' | 'test';
}

/** Finds or fetches the Electron to run. Throws, in words for a person, where none can be had. */
export async function resolveElectronRuntime(): Promise<ElectronRuntime> {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) return describeRuntime(path.resolve(named), 'named');
  const official = await officialElectron();
  if (official) return describeRuntime(official, 'official');
  console.log(
    `Using Electron ${TEST_RUNTIME_VERSION} test runtime: ` +
      `the download host of Electron ${project.electronVersion} cannot be reached.`,
  );
  return describeRuntime(await testRuntime(), 'test');
}

/** For the environment of child programs: every tool uses this runtime, and none downloads another. */
export function runtimeEnvironment(runtime: ElectronRuntime): Record<string, string> {
  return { ELECTRON_OVERRIDE_DIST_PATH: runtime.folder, ELECTRON_RUN_AS_NODE: '' };
}

function describeRuntime(folder: string, origin: ElectronRuntime['origin']): ElectronRuntime {
  const executable = path.join(folder, executableName());
  const versionFile = path.join(folder, 'version');
  if (!existsSync(executable) || !existsSync(versionFile)) {
    throw new CommandFailure(
      `There is no Electron in ${folder}: "${executableName()}" or "version" is missing. ` +
        'Set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron, or remove that variable.',
    );
  }
  return { folder, executable, version: readFileSync(versionFile, 'utf8').trim().replace(/^v/, ''), origin };
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
