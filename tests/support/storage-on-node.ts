// The app's own storage, electron-store included, in plain Node: only the package `electron` is replaced, by nothing.
import { registerHooks } from 'node:module';
import { DiskFiles } from '../../app/storage/disk-files.ts';

const NO_ELECTRON = 'data:text/javascript,export default {}';

export async function diskFilesOnNode(): Promise<DiskFiles> {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' ? { url: NO_ELECTRON, shortCircuit: true } : next(specifier, context),
  });
  const { ElectronStoreFile } = await import('../../app/platform/electron-store-file.ts');
  return new DiskFiles(new ElectronStoreFile());
}
