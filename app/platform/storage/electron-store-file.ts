// Writes documents with electron-store, and nothing else: app/storage reads, checks and repairs them.
// It waits for the disk, so it runs in the storage thread.
import * as path from 'node:path';
import ElectronStore from 'electron-store';
import { syncFolder } from '../../storage/sync-folder.ts';

export class ElectronStoreFile {
  readonly #stores = new Map<string, ElectronStore>();

  /** The library reads the file when a store is created, so `file` must be absent or a whole document. */
  write(file: string, document: object): void {
    const store = this.#stores.get(file) ?? openStore(file);
    this.#stores.set(file, store);
    store.store = { ...document };
    syncFolder(path.dirname(file));
  }
}

function openStore(file: string): ElectronStore {
  return new ElectronStore({
    cwd: path.dirname(file),
    name: path.basename(file, '.json'),
    configFileMode: 0o600,
    // A file that the library cannot read must be kept for app/storage, not erased.
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
    serialize: (document) => JSON.stringify(document, undefined, '\t'),
    // It reads the old file before each write, for metadata of its own that our files do not have.
    deserialize: () => ({}),
  });
}
