// The app's own storage, electron-store included, in plain Node: only the package `electron` is replaced, by nothing.
import { registerHooks } from 'node:module';
import { Worker } from 'node:worker_threads';
import { DiskFiles } from '../../../app/storage/disk-files.ts';

const NO_ELECTRON = 'data:text/javascript,export default {}';

/** Returns the way to have it back. */
export function leaveOutElectron(): () => void {
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' ? { url: NO_ELECTRON, shortCircuit: true } : next(specifier, context),
  });
  return () => hooks.deregister();
}

/** Writes in the thread that asks, which is quicker for many small tests. */
export async function diskFilesOnNode(): Promise<DiskFiles> {
  const haveElectronBack = leaveOutElectron();
  const { ElectronStoreFile } = await import('../../../app/platform/storage/electron-store-file.ts');
  // A process that runs other tests after these starts a real Electron in them.
  haveElectronBack();
  const store = new ElectronStoreFile();
  return new DiskFiles({ write: async (file, document) => store.write(file, document) });
}

/** `gate`: see `storage-thread-on-node.ts`. */
export function startStorageThread(gate?: Int32Array): Worker {
  return new Worker(new URL('storage-thread-on-node.ts', import.meta.url), { workerData: gate });
}
