// One of the two copies of a document on the disk: looks at it, replaces it, moves it out of the way.
// Knows nothing of the other copy and nothing of what the payload means.
import type { DocumentFiles } from './document-files.ts';
import type { Envelope } from './envelope.ts';
import type { EnvelopeReader } from './envelope-reader.ts';
import { type SaveFailure, saveFailure } from './save-outcome.ts';
import type { Damage } from './storage-fault.ts';
import { laterRefusalOf, refusalOf, systemCode } from './system-error.ts';

/** Larger files are not ours, and are not read. */
const SIZE_LIMIT_BYTES = 64 * 1024 * 1024;

export type Look =
  | { readonly kind: 'absent' }
  | { readonly kind: 'inaccessible'; readonly code: string }
  | { readonly kind: 'damaged'; readonly damage: Damage }
  | { readonly kind: 'intact'; readonly envelope: Envelope };

export class DocumentCopy {
  readonly path: string;
  readonly #files: DocumentFiles;
  readonly #reader: EnvelopeReader;

  /** `reader`: shared by the copies of a document. */
  constructor(path: string, files: DocumentFiles, reader: EnvelopeReader) {
    this.path = path;
    this.#files = files;
    this.#reader = reader;
  }

  look(): Look {
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
   * (`previous`), where the disk allows that, and never a cut-off document.
   */
  async replace(envelope: Envelope, previous: Envelope | undefined): Promise<SaveFailure | undefined> {
    const failure = await this.#write(envelope);
    if (failure && this.look().kind === 'damaged') await this.#mend(previous);
    return failure;
  }

  async #write(envelope: Envelope): Promise<SaveFailure | undefined> {
    const refusal = await laterRefusalOf(() => this.#files.write(this.path, envelope));
    if (refusal) return saveFailure(refusal);
    const found = this.look();
    if (found.kind === 'intact' && found.envelope.checksum === envelope.checksum) return undefined;
    if (found.kind === 'inaccessible') return saveFailure(found.code);
    return saveFailure(isCutOff(found) ? 'CUT_OFF' : 'READ_BACK');
  }

  /** What lies there is the torn half of our own write: it goes, and the envelope before it comes back if there is room. */
  async #mend(previous: Envelope | undefined): Promise<void> {
    this.#discard();
    if (previous && (await this.#write(previous)) && this.look().kind === 'damaged') this.#discard();
  }

  #discard(): void {
    // Where even removing is refused, the next look finds the damage and sets the file aside.
    refusalOf(() => this.#files.remove(this.path));
  }
}

function isCutOff(found: Look): boolean {
  return found.kind === 'damaged' && (found.damage === 'empty' || found.damage.startsWith('not'));
}
