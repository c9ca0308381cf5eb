// Moves an unusable file out of the way, under a name with the time. Never overwrites, never reads.
import * as path from 'node:path';
import type { DocumentFiles } from './document-files.ts';

/** Files set aside are removed only when they are older than this and at least `KEPT` newer ones exist; secrets need none. */
const KEPT_MS = 30 * 24 * 3_600_000;
const KEPT = 5;

/** Renames `<name>.json` to `<name>.unreadable-<UTC time>-<n>.json` and returns the new name. Throws the system's error. */
export function setAside(files: DocumentFiles, file: string, name: string, nowMs: number): string {
  const folder = path.dirname(file);
  const stamp = stampOf(nowMs);
  for (let count = 1; ; count += 1) {
    const newName = `${name}.unreadable-${stamp}-${count}.json`;
    const target = path.join(folder, newName);
    if (files.exists(target)) continue;
    files.rename(file, target);
    return newName;
  }
}

/** Removes the oldest files set aside for this document, if they are both old and many. `entries`: what is in the folder. */
export function pruneSetAside(
  files: DocumentFiles,
  folder: string,
  entries: readonly string[],
  { name, kept = KEPT }: { readonly name: string; readonly kept?: number | undefined },
  nowMs: number,
): void {
  const oldest = stampOf(nowMs - KEPT_MS);
  const found = entries.filter((entry) => isSetAside(entry, name));
  for (const entry of found.sort().slice(0, Math.max(0, found.length - kept))) {
    if (entry.slice(`${name}.unreadable-`.length) < oldest) files.remove(path.join(folder, entry));
  }
}

/** Whether a file of this document has been set aside and is still there. Throws the system's error. */
export function liesSetAside(files: DocumentFiles, folder: string, name: string): boolean {
  return files.list(folder).some((entry) => isSetAside(entry, name));
}

/** 20260105T090000Z: sorts by time and is a legal name everywhere. */
function stampOf(timeMs: number): string {
  return new Date(timeMs).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

export function isSetAside(entry: string, name: string): boolean {
  return (
    entry.startsWith(`${name}.unreadable-`) && /^\d{8}T\d{6}Z-\d+\.json$/.test(entry.slice(name.length + 12))
  );
}
