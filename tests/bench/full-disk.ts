// Saves on a real disk that is full at every 4 KiB step, and counts what is lost. Linux, as root: mounts a small tmpfs.
// Run: node tests/bench/full-disk.ts
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { DurableDocument } from '../../app/storage/durable-document.ts';
import type { StorageFault } from '../../app/storage/storage-fault.ts';
import { ManualClock } from '../support/core/manual-clock.ts';
import { diskFilesOnNode } from '../support/core/storage-on-node.ts';
import { STORM_DOCUMENT, stormContent } from './kill-storm-document.ts';

const STEP_BYTES = 4_096;
const DISK_BYTES = 512 * 1_024;
const FREE_UP_TO_BYTES = 256 * 1_024;
/** Number of the content saved before the disk fills up, and of those tried on the full disk: smaller, alike, larger. */
const BEFORE = 5;
const TRIED = [11, 6, 7, 8];

const files = await diskFilesOnNode();
const result = { tries: 0, saved: 0, refused: 0, lost: 0, wronglySaved: 0, torn: 0, notRecovered: 0 };
/** How often the disk refused, and how often it cut a file off and said nothing (`CUT_OFF`). */
const codes: Record<string, number> = {};
const faults: Record<string, number> = {};

function note(fault: StorageFault): void {
  faults[fault.kind] = (faults[fault.kind] ?? 0) + 1;
}

async function open(folder: string) {
  const document = new DurableDocument(STORM_DOCUMENT, {
    folder,
    files,
    clock: new ManualClock(),
    onFault: note,
  });
  const report = await document.load();
  report.faults.forEach(note);
  return { document, count: report.value.count };
}

async function tryOnce(disk: string, freeBytes: number, count: number): Promise<void> {
  const folder = path.join(disk, 'storage');
  fs.rmSync(folder, { recursive: true, force: true });
  const { document } = await open(folder);
  await document.save(stormContent(BEFORE));
  const filler = fillUp(disk, freeBytes);
  const saved = await document.save(stormContent(count));
  const { outcome } = saved;
  result.tries += 1;
  result[outcome === 'saved' ? 'saved' : 'refused'] += 1;
  if (saved.outcome === 'failed') codes[saved.code] = (codes[saved.code] ?? 0) + 1;
  result.torn += fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.json') && isTorn(folder, name)).length;
  const restarted = await open(folder);
  if (outcome === 'saved' && restarted.count !== count) result.wronglySaved += 1;
  if (restarted.count !== count && restarted.count !== BEFORE) result.lost += 1;
  fs.rmSync(filler);
  await restarted.document.save(stormContent(count));
  if ((await open(folder)).count !== count) result.notRecovered += 1;
}

/** Leaves `freeBytes` on the disk. */
function fillUp(disk: string, freeBytes: number): string {
  const filler = path.join(disk, 'filler');
  const { bavail, bsize } = fs.statfsSync(disk);
  fs.writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - freeBytes)));
  return filler;
}

function isTorn(folder: string, name: string): boolean {
  try {
    JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
    return false;
  } catch {
    // JSON.parse throws for a torn file, which is what is counted.
    return true;
  }
}

const disk = fs.mkdtempSync(path.join(os.tmpdir(), 'tokentray-full-disk-'));
execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', disk]);
try {
  for (let free = 0; free <= FREE_UP_TO_BYTES; free += STEP_BYTES)
    for (const count of TRIED) await tryOnce(disk, free, count);
} finally {
  execFileSync('umount', [disk]);
  fs.rmdirSync(disk);
}
console.log(JSON.stringify({ ...result, codes, faults }, undefined, 2));
process.exitCode = result.lost + result.wronglySaved + result.torn + result.notRecovered > 0 ? 1 : 0;
