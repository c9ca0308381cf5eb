// A stored JSON document that may be lost: without checksum and backup, so that a start can read it before anything else. What
// is not as its schema wants it is as good as not there.
import * as path from 'node:path';
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
  readonly folder: string;
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
    const value = readLoose(this.#kind, this.#place.folder, this.#place.files);
    return value === undefined
      ? { value: this.#initial, source: 'fresh', faults: [] }
      : { value, source: 'current', faults: [] };
  }

  save(value: T): Promise<SaveOutcome> {
    return saveLoose(this.#kind, value, this.#place);
  }
}

/** Undefined where there is no such file, or it is damaged, too large or of another version. */
export function readLoose<T>(
  { fileName, schema, limitBytes }: LooseKind<T>,
  folder: string,
  files: Pick<DocumentFiles, 'read'>,
): T | undefined {
  let value: unknown;
  refusalOf(() => {
    const content = files.read(path.join(folder, fileName), limitBytes);
    if (content.kind === 'bytes') value = parsed(Buffer.from(content.bytes).toString('utf8'));
  });
  return fitting(schema, value)?.data;
}

export async function saveLoose<T>(
  { fileName }: LooseKind<T>,
  value: T,
  { folder, files, isErased }: LoosePlace,
): Promise<SaveOutcome> {
  if (isErased()) return { outcome: 'saved' };
  const file = path.join(folder, fileName);
  let isInTheWay = false;
  const refusal = await laterRefusalOf(async () => {
    // At a pipe the library would wait for ever.
    isInTheWay = files.read(file, 0).kind === 'notAFile';
    if (!isInTheWay) await files.write(file, value as object);
  });
  const code = isInTheWay ? 'REFUSED' : refusal;
  return code === undefined ? { outcome: 'saved' } : saveFailure(code);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // JSON.parse throws for text that is not JSON (SyntaxError) or is nested too deep (RangeError).
    return undefined;
  }
}
