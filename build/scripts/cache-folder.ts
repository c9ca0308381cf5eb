// The folder, private to this user, that keeps what is downloaded once and used by every clone.
import { accessSync, chmodSync, constants, lstatSync, mkdirSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { CommandFailure } from './command.ts';

/** Creates the folder if need be. Where the home folder cannot be written, it lies among the temporary files. */
export function cacheFolder(): string {
  const preferred = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'tokentray');
  const folder = preparePrivateFolder(preferred) ?? preparePrivateFolder(temporaryFolder());
  if (folder) return folder;
  throw new CommandFailure(
    `Nothing can be kept: neither ${preferred} nor ${temporaryFolder()} can be written.`,
  );
}

function temporaryFolder(): string {
  return path.join(tmpdir(), `tokentray-${userInfo().username}`);
}

function preparePrivateFolder(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isOwnFolder(folder)) return undefined;
    chmodSync(folder, 0o700);
    accessSync(folder, constants.W_OK | constants.X_OK);
    return folder;
  } catch {
    // Read-only, full or forbidden: the caller knows another place.
    return undefined;
  }
}

/** Programs are run from here, so a folder that another user laid out beforehand is refused. */
function isOwnFolder(folder: string): boolean {
  const state = lstatSync(folder);
  return state.isDirectory() && (process.getuid === undefined || state.uid === process.getuid());
}
