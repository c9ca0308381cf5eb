// Erases the folder of the documents for good. Files go first that hold secrets; what the system keeps is named.
import * as path from 'node:path';
import type { DocumentFiles } from './document-files.ts';
import { refusalOf } from './system-error.ts';
import { VAULT_DOCUMENT } from './vault-document.ts';

/** The paths of what could not be removed. */
export function eraseFolder(
  files: Pick<DocumentFiles, 'list' | 'remove'>,
  folder: string,
): readonly string[] {
  let names: readonly string[] = [];
  const refusal = refusalOf(() => {
    names = files.list(folder);
  });
  if (refusal !== undefined) return [folder];
  const holdsSecrets = (name: string) => name.startsWith(VAULT_DOCUMENT.name);
  return [...names.filter(holdsSecrets), ...names.filter((name) => !holdsSecrets(name))]
    .map((name) => path.join(folder, name))
    .filter((file) => refusalOf(() => files.remove(file)) !== undefined);
}
