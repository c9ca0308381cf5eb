// The real disk. Reads and moves files itself; leaves the writing of documents to the writer it is given.
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { DocumentFiles, DocumentWriter, FileContent } from './document-files.ts';
import { syncFolder } from './sync-folder.ts';

const HAS_MODES = process.platform !== 'win32';
const PERMISSION_BITS = 0o777;

export class DiskFiles implements DocumentFiles {
  readonly #writer: DocumentWriter;

  constructor(writer: DocumentWriter) {
    this.#writer = writer;
  }

  write(file: string, document: object): Promise<void> {
    return this.#writer.write(file, document);
  }

  read(file: string, limitBytes: number): FileContent {
    return readFile(file, limitBytes);
  }

  list(folder: string): readonly string[] {
    return fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  }

  makeFolder(folder: string): void {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  exists(file: string): boolean {
    return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  }

  rename(from: string, to: string): void {
    fs.renameSync(from, to);
    syncFolder(path.dirname(to));
  }

  remove(file: string): void {
    fs.rmSync(file, { force: true });
  }

  mode(file: string): number | undefined {
    if (!HAS_MODES) return undefined;
    const found = fs.statSync(file, { throwIfNoEntry: false });
    return found && found.mode & PERMISSION_BITS;
  }

  setMode(file: string, mode: number): void {
    if (HAS_MODES) fs.chmodSync(file, mode);
  }
}

/** Throws the system's own error. */
export function readFile(file: string, limitBytes: number): FileContent {
  const found = fs.statSync(file, { throwIfNoEntry: false });
  if (!found) return { kind: 'absent' };
  // Opening a pipe would block forever, so only regular files are opened.
  if (!found.isFile()) return { kind: 'notAFile' };
  if (found.size > limitBytes) return { kind: 'tooLarge' };
  return { kind: 'bytes', bytes: fs.readFileSync(file) };
}
