// Puts a downloaded version in place of the one that runs, and starts it. Must not know Electron.
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { DownloadedUpdate } from '../../updates/update-source.ts';

/** Set by the AppImage that runs now; the new one sets its own. */
const OF_THIS_APPIMAGE = ['APPIMAGE', 'APPDIR', 'ARGV0', 'OWD'];

/** False also where the file is gone. */
export async function isIntact({
  file,
  sha512,
}: Pick<DownloadedUpdate, 'file' | 'sha512'>): Promise<boolean> {
  const hash = createHash('sha512');
  try {
    await pipeline(createReadStream(file), hash);
  } catch {
    return false; // missing, or the system does not let us read it
  }
  return hash.digest('base64') === sha512;
}

/**
 * The new AppImage under the name of the old one, so that all that starts it still does. At each moment there is one whole file
 * under that name. False where the copy is not the file that was checked; the old one is then left as it is.
 */
export async function replaceAppImage(update: DownloadedUpdate, appImage: string): Promise<boolean> {
  const beside = `${appImage}.${randomUUID().slice(0, 8)}.new`;
  try {
    await copyFile(update.file, beside);
    if (!(await isIntact({ ...update, file: beside }))) return false;
    await chmod(beside, 0o755);
    await rename(beside, appImage);
    await rm(update.file, { force: true }).catch(() => undefined); // a leftover in a cache
    return true;
  } finally {
    await rm(beside, { force: true });
  }
}

/** Starts a program that outlives this one. Rejects where the system refuses to start it. */
export function startAndLeave(program: string, args: readonly string[]): Promise<void> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !OF_THIS_APPIMAGE.includes(name)),
  );
  const child = spawn(program, [...args], { detached: true, stdio: 'ignore', env });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}

/** What the Windows installer is told: without questions, and start TokenTray again. */
export const INSTALLER_ARGUMENTS = ['--updated', '/S', '--force-run'];
