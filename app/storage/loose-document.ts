// A stored JSON document that may be lost: without checksum and backup, so that a start can read it before anything else. What
// is not as its schema wants it is as good as not there.
import { fitting } from '../shared/fitting.ts';
import type { DocumentFiles } from './document-files.ts';
import type { LoadReport } from './durable-document.ts';
import { type SaveOutcome, saveFailure } from './save-outcome.ts';
import { laterRefusalOf, refusalOf } from './system-error.ts';

export interface LooseKind<T> {
  readonly fileName: string;
  readonly schema: Parameters<typeof fitting<T>>[0];
  /** Larger files are not read. */
  readonly limitBytes: number;
}

export interface LoosePlace {
  readonly file: string;
  readonly files: DocumentFiles;
  /** The folder was erased for good: nothing is written there any more. */
  readonly isErased: () => boolean;
}

export class LooseDocument<T> {
  readonly #kind: LooseKind<T>;
  readonly #initial: T;
  readonly #place: LoosePlace;

  constructor(kind: LooseKind<T>, initial: T, place: LoosePlace) {
    this.#kind = kind;
    this.#initial = initial;
    this.#place = place;
  }

  async load(): Promise<LoadReport<T>> {
    const value = readLoose(this.#kind, this.#place.file, this.#place.files);
    return value === undefined
      ? { value: this.#initial, source: 'fresh', faults: [] }
      : { value, source: 'current', faults: [] };
  }

  async save(value: T): Promise<SaveOutcome> {
    const { file, files, isErased } = this.#place;
    if (isErased()) return { outcome: 'saved' };
    const refusal = await laterRefusalOf(() => files.write(file, value as object));
    return refusal === undefined ? { outcome: 'saved' } : saveFailure(refusal);
  }
}

/** Undefined where there is no such file, or it is damaged, too large or of another version. */
export function readLoose<T>(
  { schema, limitBytes }: LooseKind<T>,
  file: string,
  files: Pick<DocumentFiles, 'read'>,
): T | undefined {
  let value: unknown;
  refusalOf(() => {
    const content = files.read(file, limitBytes);
    if (content.kind === 'bytes') value = parsed(Buffer.from(content.bytes).toString('utf8'));
  });
  return fitting(schema, value)?.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse throws for text that is not JSON (SyntaxError) or is nested too deep (RangeError).
    return undefined;
  }
}
