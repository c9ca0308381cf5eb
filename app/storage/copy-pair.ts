// The two copies of a document: one of them is whole at every moment, whatever happens to the other.
// Knows nothing of what the payload means.
import * as path from 'node:path';
import type { Clock } from '../time/clock.ts';
import { DocumentCopy, type Look } from './document-copy.ts';
import type { DocumentFiles } from './document-files.ts';
import { type Envelope, envelopeFormat } from './envelope.ts';
import { EnvelopeReader } from './envelope-reader.ts';
import { type SaveFailure, saveFailure } from './save-outcome.ts';
import { setAside } from './set-aside.ts';
import type { CopyTrouble, StorageFault } from './storage-fault.ts';
import { refusalOf } from './system-error.ts';

export interface DocumentPlace {
  readonly folder: string;
  readonly files: DocumentFiles;
  readonly clock: Clock;
  /** Told of damage that is found while the app runs; what a load finds is in its report. */
  readonly onFault: (fault: StorageFault) => void;
}

export interface Looks {
  readonly current: Look;
  readonly lastGood: Look;
}

export class CopyPair {
  readonly #document: string;
  readonly #holdsSecrets: boolean;
  readonly #place: DocumentPlace;
  readonly #current: DocumentCopy;
  readonly #lastGood: DocumentCopy;

  constructor(kind: { readonly name: string; readonly holdsSecrets?: true }, place: DocumentPlace) {
    const { folder, files } = place;
    const document = kind.name;
    const reader = new EnvelopeReader(envelopeFormat(document));
    this.#document = document;
    this.#holdsSecrets = kind.holdsSecrets === true;
    this.#place = place;
    this.#current = new DocumentCopy(path.join(folder, `${document}.json`), files, reader);
    this.#lastGood = new DocumentCopy(path.join(folder, `${document}.last-good.json`), files, reader);
  }

  look(): Looks {
    return { current: this.#current.look(), lastGood: this.#lastGood.look() };
  }

  /** Brings both copies up to `newest`, which one of them holds, and says what was wrong. */
  async repair(looks: Looks, newest: Envelope): Promise<readonly StorageFault[]> {
    return [
      ...(await this.#repairOne(this.#current, looks.current, newest)),
      ...(await this.#repairOne(this.#lastGood, looks.lastGood, newest)),
    ];
  }

  /** Replaces both; undefined on success. The lesser copy goes first: meanwhile the other holds all that was acknowledged. */
  async replace(looks: Looks, envelope: Envelope): Promise<SaveFailure | undefined> {
    const current = { copy: this.#current, look: looks.current };
    const lastGood = { copy: this.#lastGood, look: looks.lastGood };
    const order = isLesser(looks.lastGood, looks.current) ? [lastGood, current] : [current, lastGood];
    for (const { copy, look } of order) {
      const failure = this.#makeRoom(copy, look, looks) ?? (await copy.replace(envelope, intactOf(look)));
      if (failure) return failure;
    }
    return undefined;
  }

  /** Sets aside every copy that cannot be used; returns the new names, fewer than expected where the disk refuses. */
  clear(looks: Looks): readonly string[] {
    const names = [
      this.#clearOne(this.#current, looks.current).name,
      this.#clearOne(this.#lastGood, looks.lastGood).name,
    ];
    return names.filter((name) => name !== undefined);
  }

  /** A copy that is merely older was a save that did not end: brought up to date, but no fault. */
  async #repairOne(copy: DocumentCopy, look: Look, newest: Envelope): Promise<readonly StorageFault[]> {
    if (intactOf(look)?.checksum === newest.checksum) return [];
    const cleared = this.#giveWay(copy, look);
    const failure = cleared.failure ?? (await copy.replace(newest, intactOf(look)));
    const document = this.#document;
    const notRepaired: readonly StorageFault[] = failure
      ? [{ kind: 'notRepaired', document, reason: failure.reason, code: failure.code }]
      : [];
    const trouble = troubleOf(look);
    // A missing second copy is what a kill during the very first save leaves.
    if (!trouble || (copy === this.#lastGood && trouble === 'missing')) return notRepaired;
    const found = { document, trouble, ...(cleared.name && { setAsideAs: cleared.name }) };
    return copy === this.#current
      ? [{ kind: 'restored', savedAt: newest.savedAt, ...found }, ...notRepaired]
      : [{ kind: 'copyReplaced', ...found }, ...notRepaired];
  }

  /** A copy that went bad while the app ran is set aside; one that cannot be read, only while the other is whole. */
  #makeRoom(copy: DocumentCopy, look: Look, looks: Looks): SaveFailure | undefined {
    if (look.kind === 'inaccessible' && !newestOf(looks)) return saveFailure(look.code);
    const { name, failure } = this.#giveWay(copy, look);
    const trouble = troubleOf(look);
    if (name && trouble)
      this.#place.onFault({ kind: 'copyReplaced', document: this.#document, trouble, setAsideAs: name });
    return failure;
  }

  /**
   * A bad copy leaves its place to a document that is whole. It is set aside, unless it holds secrets: then all that it
   * could give back is in the whole one, and what the operator has forgotten or will forget would stay in it for good.
   */
  #giveWay(copy: DocumentCopy, look: Look): { readonly name?: string; readonly failure?: SaveFailure } {
    const isOurs = look.kind === 'inaccessible' || (look.kind === 'damaged' && look.damage !== 'notAFile');
    if (!this.#holdsSecrets || !isOurs) return this.#clearOne(copy, look);
    const refusal = refusalOf(() => this.#place.files.remove(copy.path));
    return refusal ? { failure: saveFailure(refusal) } : {};
  }

  #clearOne(copy: DocumentCopy, look: Look): { readonly name?: string; readonly failure?: SaveFailure } {
    if (look.kind !== 'damaged' && look.kind !== 'inaccessible') return {};
    const { files, clock } = this.#place;
    let name = '';
    const refusal = refusalOf(() => {
      name = setAside(files, copy.path, this.#document, clock.now());
    });
    return refusal ? { failure: saveFailure(refusal) } : { name };
  }
}

const intactOf = (look: Look) => (look.kind === 'intact' ? look.envelope : undefined);

/** The newest whole copy; the current one where both are equally new. */
export function newestOf({ current, lastGood }: Looks): Envelope | undefined {
  return intactOf(isLesser(current, lastGood) ? lastGood : current);
}

/** Whether `one` holds less than `other`. A newer schema is always the newer document. */
function isLesser(one: Look, other: Look): boolean {
  const [first, second] = [intactOf(one), intactOf(other)];
  return second !== undefined && (first === undefined || isNewer(second, first));
}

function isNewer(one: Envelope, other: Envelope): boolean {
  return one.schemaVersion === other.schemaVersion
    ? one.generation > other.generation
    : one.schemaVersion > other.schemaVersion;
}

export function troubleOf(look: Look): CopyTrouble | undefined {
  if (look.kind === 'damaged') return look.damage;
  if (look.kind === 'inaccessible') return 'inaccessible';
  return look.kind === 'absent' ? 'missing' : undefined;
}
