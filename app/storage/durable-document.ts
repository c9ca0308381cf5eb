// One stored JSON document, guarded, so that nothing acknowledged is lost: not to a kill, a full disk or a broken file.
// Knows what the payload means; its two files are the business of file-pair.ts.
import type { z } from 'zod';
import { fitting } from '../shared/fitting.ts';
import { Turns } from '../time/turns.ts';
import { type Envelope, envelopeFormat, sealEnvelope } from './envelope.ts';
import { type DocumentPlace, FilePair, newestOf, type PairState, troubleOf } from './file-pair.ts';
import { removeAside, tidyFolder } from './folder-upkeep.ts';
import { keepOlderVersion } from './older-version.ts';
import { type SaveOutcome, saveFailure } from './save-outcome.ts';
import type { StorageFault } from './storage-fault.ts';

/** What a document is, apart from where it is stored. */
export interface DocumentKind<T> {
  /** How its file names begin; lower-case letters and hyphens. */
  readonly name: string;
  /** 1, 2, 3, ... */
  readonly schemaVersion: number;
  /** Must accept its own output: values are parsed before they are written and after they are read. */
  readonly schema: z.ZodType<T>;
  /** Where a payload may be so large that the app must go on meanwhile: checks what is read as the schema does, in parts. */
  readonly checkInParts?: (payload: unknown) => Promise<{ readonly data: T } | undefined>;
  readonly initial: T;
  /** `migrations[1]` turns a payload of version 1 into one of version 2, and so on, without gaps. */
  readonly migrations: Readonly<Record<number, (old: unknown) => unknown>>;
  /** What is deleted must be gone from every file: see `forgetAside`. */
  readonly holdsSecrets?: true;
}

/** `refused`: what is there is whole but not for this version, or cannot be read. No save will overwrite it. */
export type LoadSource = 'fresh' | 'current' | 'lastGood' | 'reset' | 'refused';

export interface LoadReport<T> {
  /** The initial value where the source is `fresh`, `reset` or `refused`. */
  readonly value: T;
  readonly source: LoadSource;
  readonly faults: readonly StorageFault[];
}

export class DurableDocument<T> {
  readonly #kind: DocumentKind<T>;
  readonly #place: DocumentPlace;
  readonly #pair: FilePair;
  readonly #turns = new Turns();
  #state: 'notLoaded' | 'open' | 'refused' = 'notLoaded';
  #generation = 0;
  /** What an older version wrote, until it has been put in a file of its own. */
  #older: Envelope | undefined;

  constructor(kind: DocumentKind<T>, place: DocumentPlace) {
    for (let version = 1; version < kind.schemaVersion; version += 1)
      if (!kind.migrations[version]) throw new Error(`${kind.name}: no migration from version ${version}`);
    this.#kind = kind;
    this.#place = place;
    this.#pair = new FilePair(kind, place);
  }

  /**
   * Reads the newest whole file, repairs the other, sets aside what is damaged. Nothing on the disk can make it throw.
   * `entries`: the names in its folder that begin with its own name and a dot, where they are known.
   */
  async load(entries?: readonly string[]): Promise<LoadReport<T>> {
    const { files, folder, clock } = this.#place;
    const exposed = tidyFolder(files, folder, { ...this.#kind, entries }, clock.now());
    const states = this.#pair.read();
    const newest = newestOf(states);
    const report = newest ? await this.#open(newest, states) : this.#startEmpty(states);
    this.#state = report.source === 'refused' ? 'refused' : 'open';
    return { ...report, faults: [...exposed, ...report.faults] };
  }

  /**
   * `saved` once both files hold the value and have been read back. After `failed`, a restart loads what was saved before or,
   * if the disk failed between the two files, this value. Saves run one at a time, and each saves the value as it was at the
   * call. Rejects a value that the schema refuses. In an erased folder nothing is written, as the operator wants.
   */
  async save(value: T): Promise<SaveOutcome> {
    if (this.#state === 'notLoaded') throw new Error(`${this.#kind.name}: saved before it was loaded`);
    if (this.#isErased()) return { outcome: 'saved' };
    if (this.#state === 'refused') return saveFailure('REFUSED');
    const payload = this.#kind.schema.parse(asJson(value));
    return this.#turns.take(() => this.#save(payload));
  }

  /**
   * Removes every other file that may still hold what this document held: those set aside, those of older versions, those that
   * killed writes left. They are not searched: what is in a file that cannot be read is unknown.
   */
  forgetAside(): Promise<SaveOutcome> {
    const { files, folder } = this.#place;
    return this.#turns.take(async () => removeAside(files, folder, this.#kind.name));
  }

  #isErased(): boolean {
    return this.#place.isErased?.() === true;
  }

  async #save(payload: T): Promise<SaveOutcome> {
    if (this.#isErased()) return { outcome: 'saved' };
    const states = this.#pair.read();
    const newest = newestOf(states);
    if (newest && this.#isNewer(newest)) {
      this.#state = 'refused';
      this.#place.onFault(this.#newerSchema(newest));
      return saveFailure('REFUSED');
    }
    this.#generation = Math.max(this.#generation, newest?.generation ?? 0) + 1;
    const envelope = this.#seal(payload);
    return (await this.#keepOlder()) ?? (await this.#pair.replace(states, envelope)) ?? { outcome: 'saved' };
  }

  async #open(newest: Envelope, states: PairState): Promise<LoadReport<T>> {
    if (this.#isNewer(newest)) return this.#refuse(this.#newerSchema(newest));
    const { name: document, schemaVersion: known } = this.#kind;
    const { schemaVersion, generation } = newest;
    const understood = await this.#understand(newest);
    if (!understood) return this.#refuse({ kind: 'notUnderstood', document, schemaVersion });
    this.#generation = generation;
    this.#older = schemaVersion < known ? newest : undefined;
    const fromCurrent = states.current.kind === 'intact' && states.current.envelope === newest;
    return {
      value: understood.value,
      source: fromCurrent ? 'current' : 'lastGood',
      faults: await this.#pair.repair(states, newest),
    };
  }

  #startEmpty(states: PairState): LoadReport<T> {
    const { initial: value, name: document } = this.#kind;
    const both = [states.current, states.backup];
    const barred = both.find((state) => state.kind === 'inaccessible');
    if (barred) return this.#refuse({ kind: 'inaccessible', document, code: barred.code });
    const trouble = both.map(troubleOf).find((each) => each !== 'missing');
    if (!trouble) return { value, source: 'fresh', faults: [] };
    const setAsideAs = this.#pair.clear(states);
    return { value, source: 'reset', faults: [{ kind: 'reset', document, trouble, setAsideAs }] };
  }

  #refuse(fault: StorageFault): LoadReport<T> {
    return { value: this.#kind.initial, source: 'refused', faults: [fault] };
  }

  #isNewer(envelope: Envelope): boolean {
    return envelope.schemaVersion > this.#kind.schemaVersion;
  }

  #newerSchema(newest: Envelope): StorageFault {
    const { name: document, schemaVersion: known } = this.#kind;
    return { kind: 'newerSchema', document, found: newest.schemaVersion, known };
  }

  async #understand({ schemaVersion, payload }: Envelope): Promise<{ readonly value: T } | undefined> {
    const { schema, checkInParts } = this.#kind;
    try {
      const migrated =
        schemaVersion < this.#kind.schemaVersion ? this.#migrate(schemaVersion, payload) : payload;
      const found = await (checkInParts ? checkInParts(migrated) : fitting(schema, migrated));
      return found && { value: found.data };
    } catch {
      // A migration may throw anything about a payload that it did not expect; the file stays as it is.
      return undefined;
    }
  }

  /** Works on a copy: the file's own content is needed for what is kept of an older version. */
  #migrate(from: number, payload: unknown): unknown {
    let migrated = structuredClone(payload);
    for (let version = from; version < this.#kind.schemaVersion; version += 1)
      migrated = this.#kind.migrations[version]?.(migrated);
    return migrated;
  }

  #seal(payload: T): Envelope {
    return sealEnvelope({
      format: envelopeFormat(this.#kind.name),
      schemaVersion: this.#kind.schemaVersion,
      generation: this.#generation,
      savedAt: new Date(this.#place.clock.now()).toISOString(),
      payload,
    });
  }

  async #keepOlder() {
    if (!this.#older) return undefined;
    const failure = await keepOlderVersion(
      this.#place.files,
      this.#place.folder,
      this.#kind.name,
      this.#older,
    );
    if (!failure) this.#older = undefined;
    return failure;
  }
}

/** What a file would give back: `undefined` fields are gone. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
