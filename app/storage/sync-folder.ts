// Flushes a folder to the disk, with the names of its files.
import * as fs from 'node:fs';

/** A renamed file survives a power cut only once its folder is on the disk too. Windows has no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
