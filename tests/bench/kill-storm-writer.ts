// The victim of the kill storm: saves one generation after the other, by a storage thread as in the app, and says each number
// once it is acknowledged.
import * as fs from 'node:fs';
import { ThreadWriter } from '../../app/platform/storage/thread-writer.ts';
import { DiskFiles } from '../../app/storage/disk-files.ts';
import { DurableDocument } from '../../app/storage/durable-document.ts';
import { ManualClock } from '../support/core/manual-clock.ts';
import { startStorageThread } from '../support/core/storage-on-node.ts';
import { STORM_DOCUMENT, stormContent } from './kill-storm-document.ts';

const folder = process.argv[2];
if (!folder) throw new Error('usage: kill-storm-writer <folder>');

const clock = new ManualClock();
const startThread = () => startStorageThread();
const onBug = (error: unknown) => tell(`fault ${String(error)}`);
const document = new DurableDocument(STORM_DOCUMENT, {
  folder,
  files: new DiskFiles(new ThreadWriter({ clock, startThread, onBug })),
  clock,
  onFault: (fault) => tell(`fault ${JSON.stringify(fault)}`),
});
const { value, faults } = await document.load();
for (const fault of faults) tell(`fault ${JSON.stringify(fault)}`);
for (let count = value.count + 1; ; count += 1) {
  const { outcome } = await document.save(stormContent(count));
  tell(`${outcome} ${count}`);
  // Only now is the thread there, and some acknowledged: a kill before it would fall into no write.
  if (count === value.count + 2) tell('ready');
}

/** Written at once: a line that was said before the kill arrives. */
function tell(line: string): void {
  fs.writeSync(1, `${line}\n`);
}
