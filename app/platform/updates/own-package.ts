// Where this copy gets updates from, and what can be done about one: undefined while developing, and for a copy that was built
// without an address.
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { app } from 'electron';
import type { Clock } from '../../time/clock.ts';
import { HIDDEN_ARGUMENT, ownProgram } from '../system/start-at-login.ts';
import { ElectronUpdateSource } from './electron-update-source.ts';
import { packageFacts } from './package-surroundings.ts';

export interface OwnUpdateSourceOptions {
  readonly clock: Clock;
  readonly leaving: () => void;
  readonly onBug: (error: unknown) => void;
}

export function ownUpdateSource(options: OwnUpdateSourceOptions): ElectronUpdateSource | undefined {
  const feedFile = path.join(process.resourcesPath, 'app-update.yml');
  // The Electron of a development run may bring a feed of its own.
  if (!app.isPackaged || !existsSync(feedFile)) return undefined;
  const { platform, execPath, argv, env } = process;
  const startableProgram = ownProgram();
  const facts = packageFacts({
    ...{ platform, execPath, startableProgram, isWritable },
    packageType: contentOf(path.join(process.resourcesPath, 'package-type')),
    localAppData: env.LOCALAPPDATA,
  });
  return new ElectronUpdateSource({
    ...{ ...options, ...facts, startableProgram },
    startArguments: argv.includes(HIDDEN_ARGUMENT) ? [HIDDEN_ARGUMENT] : [],
    openLibrary: async (gate) => {
      const { openUpdateLibrary } = await import('./update-library.ts');
      return openUpdateLibrary(facts.packageKind, feedFile, gate);
    },
    installOnMac: async (update) => {
      const { installOnMac } = await import('./mac-installation.ts');
      return installOnMac(update, feedFile);
    },
  });
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false; // the system says so by an error
  }
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // most packages have none
  }
}
