// The victim of the kill storm: saves one generation after the other, and says each number once it is acknowledged.
import * as fs from 'node:fs';
import { DurableDocument } from '../../app/storage/durable-document.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { diskFilesOnNode } from '../support/storage-on-node.ts';
import { STORM_DOCUMENT, stormContent } from './kill-storm-document.ts';

const folder = process.argv[2];
if (!folder) throw new Error('usage: kill-storm-writer <folder>');

const document = new DurableDocument(STORM_DOCUMENT, {
  folder,
  files: await diskFilesOnNode(),
  clock: new ManualClock(),
  onFault: (fault) => tell(`fault ${JSON.stringify(fault)}`),
});
const { value, faults } = document.load();
for (const fault of faults) tell(`fault ${JSON.stringify(fault)}`);
tell('ready');
for (let count = value.count + 1; ; count += 1) {
  const { outcome } = document.save(stormContent(count));
  tell(`${outcome} ${count}`);
}

/** Written at once: a line that was said before the kill arrives. */
function tell(line: string): void {
  fs.writeSync(1, `${line}\n`);
}
