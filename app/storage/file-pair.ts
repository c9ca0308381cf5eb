// A document's file and its backup: one of the two is whole at every moment, whatever happens to the other.
// Knows nothing of what the payload means.
import * as path from 'node:path';
import type { Clock } from '../time/clock.ts';
import type { DocumentFiles } from './document-files.ts';
import { type Envelope, EnvelopeReader, envelopeFormat } from './envelope.ts';
import { type SaveFailure, saveFailure } from './save-outcome.ts';
import { setAside } from './set-aside.ts';
import type { FileTrouble, StorageFault } from './storage-fault.ts';
import { type FileState, StoredFile } from './stored-file.ts';
import { refusalOf } from './system-error.ts';

export interface DocumentPlace {
  readonly folder: string;
  readonly files: DocumentFiles;
  readonly clock: Clock;
  /** Called with damage that is found while the app runs; what a load finds is in its report. */
  readonly onFault: (fault: StorageFault) => void;
  /** The folder was erased for good: nothing is written there any more. */
  readonly isErased?: () => boolean;
}

export interface PairState {
  readonly current: FileState;
  readonly backup: FileState;
}

export class FilePair {
  readonly #document: string;
  readonly #holdsSecrets: boolean;
  readonly #place: DocumentPlace;
  readonly #current: StoredFile;
  readonly #backup: StoredFile;

  constructor(kind: { readonly name: string; readonly holdsSecrets?: true }, place: DocumentPlace) {
    const { folder, files } = place;
    const document = kind.name;
    const reader = new EnvelopeReader(envelopeFormat(document));
    this.#document = document;
    this.#holdsSecrets = kind.holdsSecrets === true;
    this.#place = place;
    this.#current = new StoredFile(path.join(folder, `${document}.json`), files, reader);
    this.#backup = new StoredFile(path.join(folder, `${document}.last-good.json`), files, reader);
  }

  read(): PairState {
    return { current: this.#current.read(), backup: this.#backup.read() };
  }

  /** Brings both files up to `newest`, which one of them holds, and reports what was wrong. */
  async repair(states: PairState, newest: Envelope): Promise<readonly StorageFault[]> {
    return [
      ...(await this.#repairOne(this.#current, states.current, newest)),
      ...(await this.#repairOne(this.#backup, states.backup, newest)),
    ];
  }

  /** Replaces both; undefined on success. The older file goes first: meanwhile the other holds all that was acknowledged. */
  async replace(states: PairState, envelope: Envelope): Promise<SaveFailure | undefined> {
    const current = { file: this.#current, state: states.current };
    const backup = { file: this.#backup, state: states.backup };
    const order = holdsLess(states.backup, states.current) ? [backup, current] : [current, backup];
    for (const { file, state } of order) {
      const failure = this.#makeRoom(file, state, states) ?? (await file.replace(envelope, intactOf(state)));
      if (failure) return failure;
    }
    return undefined;
  }

  /** Sets aside each file that cannot be used; returns the new names, fewer than expected where the disk refuses. */
  clear(states: PairState): readonly string[] {
    const names = [
      this.#clearOne(this.#current, states.current).name,
      this.#clearOne(this.#backup, states.backup).name,
    ];
    return names.filter((name) => name !== undefined);
  }

  /** A file that is merely older is left by a save that did not end: it is brought up to date, and is no fault. */
  async #repairOne(file: StoredFile, state: FileState, newest: Envelope): Promise<readonly StorageFault[]> {
    if (intactOf(state)?.checksum === newest.checksum) return [];
    const cleared = this.#giveWay(file, state);
    const failure = cleared.failure ?? (await file.replace(newest, intactOf(state)));
    const document = this.#document;
    const notRepaired: readonly StorageFault[] = failure
      ? [{ kind: 'notRepaired', document, reason: failure.reason, code: failure.code }]
      : [];
    const trouble = troubleOf(state);
    // A missing backup is what a kill during the very first save leaves.
    if (!trouble || (file === this.#backup && trouble === 'missing')) return notRepaired;
    const found = { document, trouble, ...(cleared.name && { setAsideAs: cleared.name }) };
    return file === this.#current
      ? [{ kind: 'restored', savedAt: newest.savedAt, ...found }, ...notRepaired]
      : [{ kind: 'fileReplaced', ...found }, ...notRepaired];
  }

  /** A file that went bad while the app ran is set aside; one that cannot be read, only while the other is whole. */
  #makeRoom(file: StoredFile, state: FileState, states: PairState): SaveFailure | undefined {
    if (state.kind === 'inaccessible' && !newestOf(states)) return saveFailure(state.code);
    const { name, failure } = this.#giveWay(file, state);
    const trouble = troubleOf(state);
    if (name && trouble)
      this.#place.onFault({ kind: 'fileReplaced', document: this.#document, trouble, setAsideAs: name });
    return failure;
  }

  /**
   * A bad file makes room for a whole one. It is set aside, unless the document holds secrets: all that could be recovered
   * from it is in the whole file, and secrets that the operator has deleted, or will delete, would stay in it for good.
   */
  #giveWay(file: StoredFile, state: FileState): { readonly name?: string; readonly failure?: SaveFailure } {
    const isOurs = state.kind === 'inaccessible' || (state.kind === 'damaged' && state.damage !== 'notAFile');
    if (!this.#holdsSecrets || !isOurs) return this.#clearOne(file, state);
    const refusal = refusalOf(() => this.#place.files.remove(file.path));
    return refusal ? { failure: saveFailure(refusal) } : {};
  }

  #clearOne(file: StoredFile, state: FileState): { readonly name?: string; readonly failure?: SaveFailure } {
    if (state.kind !== 'damaged' && state.kind !== 'inaccessible') return {};
    const { files, clock } = this.#place;
    let name = '';
    const refusal = refusalOf(() => {
      name = setAside(files, file.path, this.#document, clock.now());
    });
    return refusal ? { failure: saveFailure(refusal) } : { name };
  }
}

const intactOf = (state: FileState) => (state.kind === 'intact' ? state.envelope : undefined);

/** The newest whole content; that of the current file where both are equally new. */
export function newestOf({ current, backup }: PairState): Envelope | undefined {
  return intactOf(holdsLess(current, backup) ? backup : current);
}

/** Whether `one` holds less than `other`. A newer schema is always the newer document. */
function holdsLess(one: FileState, other: FileState): boolean {
  const [first, second] = [intactOf(one), intactOf(other)];
  return second !== undefined && (first === undefined || isNewer(second, first));
}

function isNewer(one: Envelope, other: Envelope): boolean {
  return one.schemaVersion === other.schemaVersion
    ? one.generation > other.generation
    : one.schemaVersion > other.schemaVersion;
}

export function troubleOf(state: FileState): FileTrouble | undefined {
  if (state.kind === 'damaged') return state.damage;
  if (state.kind === 'inaccessible') return 'inaccessible';
  return state.kind === 'absent' ? 'missing' : undefined;
}
