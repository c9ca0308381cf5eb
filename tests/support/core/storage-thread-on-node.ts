// The app's storage thread in plain Node. With a gate in `workerData`, it takes up no order until the gate is open.
import { workerData } from 'node:worker_threads';
import { leaveOutElectron } from './storage-on-node.ts';

if (workerData instanceof Int32Array) Atomics.wait(workerData, 0, 0);
leaveOutElectron();
await import('../../../app/storage-thread.ts');
