// What the app leaves outside its data folder: its log, and an update that was downloaded. Knows nothing of what is in the data folder.
import { rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import * as path from 'node:path';
import { app } from 'electron';

/** electron-builder writes this name into the packages. */
const UPDATE_CACHE = 'tokentray-updater';

/** The paths of what could not be removed. */
export async function removeOwnTraces(): Promise<readonly string[]> {
  const logs = app.getPath('logs');
  const traces = [
    path.join(logs, 'tokentray.log'),
    path.join(logs, 'tokentray.old.log'),
    path.join(cacheFolder(), UPDATE_CACHE),
  ];
  const left = await Promise.all(traces.map(async (trace) => ((await isRemoved(trace)) ? [] : [trace])));
  return left.flat();
}

async function isRemoved(trace: string): Promise<boolean> {
  try {
    await rm(trace, { recursive: true, force: true });
    return true;
  } catch {
    return false; // the operator is told where it is
  }
}

/** Where electron-updater keeps what it downloads. */
function cacheFolder(): string {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === 'win32') return LOCALAPPDATA || path.join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches');
  return XDG_CACHE_HOME || path.join(homedir(), '.cache');
}
