// Keeps a document as an older TokenTray wrote it, before the first save in the newer format. Overwrites no intact file.
import * as path from 'node:path';
import type { DocumentFiles } from './document-files.ts';
import { type Envelope, EnvelopeReader, envelopeFormat } from './envelope.ts';
import type { SaveFailure } from './save-outcome.ts';
import { StoredFile } from './stored-file.ts';

/** Writes `<name>.v<version>.json` (or `-2`, `-3`, ... if that exists); undefined on success. */
export async function keepOlderVersion(
  files: DocumentFiles,
  folder: string,
  name: string,
  older: Envelope,
): Promise<SaveFailure | undefined> {
  for (let count = 1; ; count += 1) {
    const ending = count === 1 ? '' : `-${count}`;
    const filePath = path.join(folder, `${name}.v${older.schemaVersion}${ending}.json`);
    const file = new StoredFile(filePath, files, new EnvelopeReader(envelopeFormat(name)));
    const state = file.read();
    if (state.kind === 'absent') return file.replace(older, undefined);
    if (state.kind === 'intact' && state.envelope.checksum === older.checksum) return undefined;
  }
}

/** Whether a file's name is one of those. */
export function isOlderVersion(entry: string, name: string): boolean {
  return entry.startsWith(`${name}.v`) && /^\d+(-\d+)?\.json$/.test(entry.slice(name.length + 2));
}
