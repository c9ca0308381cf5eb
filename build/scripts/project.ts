// Where things lie in this repository, and which versions it pins. Reads package.json, nothing else.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Manifest {
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;

export const project = {
  root,
  electronVersion: manifest.devDependencies.electron ?? '',
  resultsFolder: path.join(root, 'test-results'),
  /** A path inside the repository. */
  path: (...parts: readonly string[]): string => path.join(root, ...parts),
} as const;
