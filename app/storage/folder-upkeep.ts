// Tidies a document's folder before the document is read: makes it private, and removes what killed writes left.
import * as path from 'node:path';
import type { DocumentFiles } from './document-files.ts';
import { isOlderVersion } from './older-version.ts';
import { type SaveOutcome, saveFailure } from './save-outcome.ts';
import { isSetAside, pruneSetAside } from './set-aside.ts';
import type { Exposed } from './storage-fault.ts';
import { refusalOf } from './system-error.ts';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const OTHERS = 0o077;
/** What the library under electron-store appends to the name of a file that it is about to replace. */
const TEMPORARY_ENDING = /\.json\.tmp-\d{10}[0-9a-f]{6}$/;

export interface Tidied {
  readonly name: string;
  readonly holdsSecrets?: true;
  /** The document's files, where they are known already: in a folder with hundreds of documents, listing takes a while. */
  readonly entries?: readonly string[] | undefined;
}

/** Touches only files whose names begin with the document's. What the system refuses here, reading and saving will show. */
export function tidyFolder(
  files: DocumentFiles,
  folder: string,
  { name, holdsSecrets, entries }: Tidied,
  nowMs: number,
): readonly Exposed[] {
  refusalOf(() => files.makeFolder(folder));
  const own = entries ?? ownEntries(files, folder, name);
  for (const entry of own)
    if (isLeftover(entry, name)) refusalOf(() => files.remove(path.join(folder, entry)));
  const kept = holdsSecrets ? 0 : undefined;
  refusalOf(() => pruneSetAside(files, folder, own, { name, kept }, nowMs));
  return restrict(files, folder, name, own);
}

function ownEntries(files: DocumentFiles, folder: string, name: string): readonly string[] {
  let own: readonly string[] = [];
  refusalOf(() => {
    own = files.list(folder).filter((entry) => entry.startsWith(`${name}.`));
  });
  return own;
}

/** Removes every file of a document but its two current ones, as many as can be removed even after a refusal. */
export function removeAside(files: DocumentFiles, folder: string, name: string): SaveOutcome {
  let entries: readonly string[] = [];
  const refusals = [
    refusalOf(() => {
      entries = files.list(folder);
    }),
  ];
  for (const entry of entries)
    if (isLeftover(entry, name) || isSetAside(entry, name) || isOlderVersion(entry, name))
      refusals.push(refusalOf(() => files.remove(path.join(folder, entry))));
  const refusal = refusals.find((each) => each !== undefined);
  return refusal === undefined ? { outcome: 'saved' } : saveFailure(refusal);
}

function isLeftover(entry: string, name: string): boolean {
  const stem = entry.replace(TEMPORARY_ENDING, '');
  return stem !== entry && (stem === name || stem === `${name}.last-good`);
}

/** Removes other users' permissions, and reports where they had any. */
function restrict(
  files: DocumentFiles,
  folder: string,
  name: string,
  own: readonly string[],
): readonly Exposed[] {
  const repaired: string[] = [];
  const refused: string[] = [];
  const narrow = (file: string, wanted: number) => {
    let mode: number | undefined;
    const refusal = refusalOf(() => {
      mode = files.mode(file);
      if (mode !== undefined && mode !== wanted) files.setMode(file, wanted);
    });
    if (mode !== undefined && mode & OTHERS) (refusal ? refused : repaired).push(file);
  };
  narrow(folder, FOLDER_MODE);
  for (const entry of own) if (entry.endsWith('.json')) narrow(path.join(folder, entry), FILE_MODE);
  const fault = (paths: readonly string[], done: boolean): readonly Exposed[] =>
    paths.length > 0 ? [{ kind: 'exposed', document: name, paths, repaired: done }] : [];
  return [...fault(repaired, true), ...fault(refused, false)];
}
