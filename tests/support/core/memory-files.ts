// A disk in memory, for tests that save and restart thousands of times. It neither fails nor forgets.
import * as path from 'node:path';
import type { DocumentFiles, FileContent } from '../../../app/storage/document-files.ts';

export class MemoryFiles implements DocumentFiles {
  readonly #files = new Map<string, Uint8Array>();

  /** All that lies on the disk, as one text. */
  text(): string {
    return [...this.#files.values()].map((bytes) => Buffer.from(bytes).toString()).join('\n');
  }

  async write(file: string, document: object): Promise<void> {
    this.#files.set(file, Buffer.from(JSON.stringify(document)));
  }

  read(file: string): FileContent {
    const bytes = this.#files.get(file);
    return bytes ? { kind: 'bytes', bytes } : { kind: 'absent' };
  }

  list(folder: string): readonly string[] {
    return [...this.#files.keys()]
      .filter((file) => path.dirname(file) === folder)
      .map((file) => path.basename(file));
  }

  makeFolder(): void {}

  exists(file: string): boolean {
    return this.#files.has(file);
  }

  rename(from: string, to: string): void {
    const bytes = this.#files.get(from);
    if (bytes) this.#files.set(to, bytes);
    this.#files.delete(from);
  }

  remove(file: string): void {
    this.#files.delete(file);
  }

  mode(): undefined {}

  setMode(): void {}
}
