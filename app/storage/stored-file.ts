// One file of a document on the disk, or its backup: reads it, checks it, replaces it.
// Knows nothing of the other one and nothing of what the payload means.
import type { DocumentFiles } from './document-files.ts';
import type { Envelope, EnvelopeReader } from './envelope.ts';
import { type SaveFailure, saveFailure } from './save-outcome.ts';
import type { Damage } from './storage-fault.ts';
import { laterRefusalOf, refusalOf, systemCode } from './system-error.ts';

/** Larger files are not ours, and are not read. */
const SIZE_LIMIT_BYTES = 64 * 1024 * 1024;

export type FileState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'inaccessible'; readonly code: string }
  | { readonly kind: 'damaged'; readonly damage: Damage }
  | { readonly kind: 'intact'; readonly envelope: Envelope };

export class StoredFile {
  readonly path: string;
  readonly #files: DocumentFiles;
  readonly #reader: EnvelopeReader;

  /** `reader`: shared by a document's files. */
  constructor(path: string, files: DocumentFiles, reader: EnvelopeReader) {
    this.path = path;
    this.#files = files;
    this.#reader = reader;
  }

  read(): FileState {
    try {
      const content = this.#files.read(this.path, SIZE_LIMIT_BYTES);
      if (content.kind === 'absent') return content;
      if (content.kind !== 'bytes') return { kind: 'damaged', damage: content.kind };
      return this.#reader.open(content.bytes);
    } catch (error) {
      // A file that the system does not let us read is a state of the disk, not a bug.
      const code = systemCode(error);
      if (code === undefined) throw error;
      return { kind: 'inaccessible', code };
    }
  }

  /**
   * Writes the envelope and reads it back; undefined on success. After a failure the file holds what it held before
   * (`previous`), where the disk allows that, and never a truncated document.
   */
  async replace(envelope: Envelope, previous: Envelope | undefined): Promise<SaveFailure | undefined> {
    const failure = await this.#write(envelope);
    if (failure && this.read().kind === 'damaged') await this.#putBack(previous);
    return failure;
  }

  async #write(envelope: Envelope): Promise<SaveFailure | undefined> {
    const refusal = await laterRefusalOf(() => this.#files.write(this.path, envelope));
    if (refusal) return saveFailure(refusal);
    const found = this.read();
    if (found.kind === 'intact' && found.envelope.checksum === envelope.checksum) return undefined;
    if (found.kind === 'inaccessible') return saveFailure(found.code);
    return saveFailure(isCutOff(found) ? 'CUT_OFF' : 'READ_BACK');
  }

  /** What is there is the torn half of our own write: it is removed, and the former content comes back if there is room. */
  async #putBack(previous: Envelope | undefined): Promise<void> {
    this.#discard();
    if (previous && (await this.#write(previous)) && this.read().kind === 'damaged') this.#discard();
  }

  #discard(): void {
    // Where even removing is refused, the next read finds the damage and the file is set aside.
    refusalOf(() => this.#files.remove(this.path));
  }
}

function isCutOff(found: FileState): boolean {
  return found.kind === 'damaged' && (found.damage === 'empty' || found.damage.startsWith('not'));
}
