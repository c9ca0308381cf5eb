// The thread that waits for the disk, so that the main process need not: writes the documents that it is sent, one after the
// other. Electron is not available here.
import { parentPort } from 'node:worker_threads';
import { ElectronStoreFile } from './platform/storage/electron-store-file.ts';
import type { WriteAnswer, WriteOrder } from './platform/storage/thread-writer.ts';

const store = new ElectronStoreFile();

parentPort?.on('message', (order: WriteOrder) => parentPort?.postMessage(carryOut(order)));

function carryOut({ id, file, document }: WriteOrder): WriteAnswer {
  try {
    store.write(file, document);
    return { id };
  } catch (error) {
    // Thrown again in the main process: an error would lose its code in transit.
    const { message, code } = error as NodeJS.ErrnoException;
    return { id, error: { message, code } };
  }
}
