// The files of a program that may still be at work: what it removes between two looks counts as gone, and is no error.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Their paths within the folder, which itself must be there. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return entry.isFile() ? [entry.name] : [];
    const inside = unlessGone(() => filesBelow(join(folder, entry.name))) ?? [];
    return inside.map((name) => join(entry.name, name));
  });
}

/** undefined where `look` came too late. */
export function unlessGone<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
