// Keeps a document as an older TokenTray wrote it, before the first save in the newer form. Overwrites none that is whole.
import * as path from 'node:path';
import { DocumentCopy } from './document-copy.ts';
import type { DocumentFiles } from './document-files.ts';
import { type Envelope, envelopeFormat } from './envelope.ts';
import { EnvelopeReader } from './envelope-reader.ts';
import type { SaveFailure } from './save-outcome.ts';

/** Writes `<name>.v<version>.json` (or `-2`, `-3`, ... where that is taken); undefined on success. */
export async function keepOlderVersion(
  files: DocumentFiles,
  folder: string,
  name: string,
  older: Envelope,
): Promise<SaveFailure | undefined> {
  for (let count = 1; ; count += 1) {
    const ending = count === 1 ? '' : `-${count}`;
    const file = path.join(folder, `${name}.v${older.schemaVersion}${ending}.json`);
    const copy = new DocumentCopy(file, files, new EnvelopeReader(envelopeFormat(name)));
    const look = copy.look();
    if (look.kind === 'absent') return copy.replace(older, undefined);
    if (look.kind === 'intact' && look.envelope.checksum === older.checksum) return undefined;
  }
}

/** Whether a file's name is one of those. */
export function isOlderVersion(entry: string, name: string): boolean {
  return entry.startsWith(`${name}.v`) && /^\d+(-\d+)?\.json$/.test(entry.slice(name.length + 2));
}
