// The files of a deb or an rpm, laid out in a folder as they will lie on the system.
import {
  chmodSync,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import type { PackageOrder } from './fpm-arguments.ts';

export interface Stage {
  readonly root: string;
  /** Paths without a leading slash, in order. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly sizeBytes: number;
}

const FOLDER_MODE = 0o755;
const EXECUTABLE_MODE = 0o755;
const FILE_MODE = 0o644;

/** Everyone may read everything, whatever the umask of the person who builds. */
export function stagePackage({ mappings, excluded }: PackageOrder, root: string): Stage {
  mkdirSync(root, { recursive: true });
  for (const { from, to } of mappings) {
    const target = path.join(root, to);
    mkdirSync(path.dirname(target), { recursive: true });
    if (statSync(from).isDirectory()) cpSync(from, target, { recursive: true, verbatimSymlinks: true });
    else copyFileSync(from, target);
  }
  for (const each of excluded) rmSync(path.join(root, each), { recursive: true, force: true });
  const entries = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  chmodSync(root, FOLDER_MODE);
  for (const entry of entries) setMode(path.join(root, entry));
  const isFolder = (entry: string) => lstatSync(path.join(root, entry)).isDirectory();
  const files = entries.filter((entry) => !isFolder(entry));
  const sizeBytes = files.reduce((sum, file) => sum + lstatSync(path.join(root, file)).size, 0);
  return { root, files, folders: entries.filter(isFolder), sizeBytes };
}

function setMode(file: string): void {
  const state = lstatSync(file);
  if (state.isSymbolicLink()) return;
  const isExecutable = (state.mode & 0o100) !== 0;
  chmodSync(file, state.isDirectory() ? FOLDER_MODE : isExecutable ? EXECUTABLE_MODE : FILE_MODE);
}
