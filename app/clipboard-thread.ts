// The thread that talks to the X server about the clipboard. The clipboard's owner may hang, and our own window may paste what
// we hold: the main process can wait for neither. Electron is not available here.
import { parentPort, workerData } from 'node:worker_threads';
import { carryOutClipboardOrder } from './platform/clipboard/x11/clipboard-orders.ts';
import type { ClipboardOrder, ClipboardThreadAnswer } from './platform/clipboard/x11/thread-clipboard.ts';

const send = (answer: ClipboardThreadAnswer) => parentPort?.postMessage(answer);
const carryOut = carryOutClipboardOrder({
  ...(workerData as { readonly display: string; readonly isWayland: boolean }),
  onLost: () => send({ kind: 'lost' }),
  onEnd: () => process.exit(),
});

parentPort?.on('message', async ({ id, ...order }: ClipboardOrder & { readonly id: number }) => {
  try {
    send({ kind: 'done', id, ...(await carryOut(order)) });
  } catch {
    // Whatever it was, the clipboard cannot be used now; the server's own error means nothing to the main process.
    send({ kind: 'refused', id });
  }
});
