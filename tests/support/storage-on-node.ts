// The app's own storage, electron-store included, in plain Node: only the package `electron` is replaced, by nothing.
import { registerHooks } from 'node:module';
import { Worker } from 'node:worker_threads';
import { DiskFiles } from '../../app/storage/disk-files.ts';

const NO_ELECTRON = 'data:text/javascript,export default {}';

export function leaveOutElectron(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' ? { url: NO_ELECTRON, shortCircuit: true } : next(specifier, context),
  });
}

/** Writes in the thread that asks, which is quicker for many small tests. */
export async function diskFilesOnNode(): Promise<DiskFiles> {
  leaveOutElectron();
  const { ElectronStoreFile } = await import('../../app/platform/electron-store-file.ts');
  const store = new ElectronStoreFile();
  return new DiskFiles({ write: async (file, document) => store.write(file, document) });
}

/** `gate`: see `storage-thread-on-node.ts`. */
export function startStorageThread(gate?: Int32Array): Worker {
  return new Worker(new URL('storage-thread-on-node.ts', import.meta.url), { workerData: gate });
}
