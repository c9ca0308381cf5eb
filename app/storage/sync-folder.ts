// Puts a folder itself on the disk, with the names of what lies in it.
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
