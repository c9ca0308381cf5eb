// Kills a real process at random moments of real writes, some of them after a standstill amid a write, as in a sleep of
// the computer from which it wakes or whose battery runs out; counts what is lost.
// Run: node tests/bench/kill-storm.ts [kills, default 500]
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DurableDocument } from '../../app/storage/durable-document.ts';
import type { StorageFault } from '../../app/storage/storage-fault.ts';
import { ManualClock } from '../support/core/manual-clock.ts';
import { diskFilesOnNode } from '../support/core/storage-on-node.ts';
import { STORM_DOCUMENT, stormContent } from './kill-storm-document.ts';

const WRITER = path.join(import.meta.dirname, 'kill-storm-writer.ts');
const LONGEST_LIFE_MS = 120;
const STANDSTILL_MS = 40;
/** One kill after the other. `asleep`: killed while it stands still. */
const FATES = ['awake', 'asleep', 'wokenAgain'] as const;
type Fate = (typeof FATES)[number];

export interface StormResult {
  readonly kills: number;
  /** Standstills amid the writes. */
  readonly standstills: number;
  readonly acknowledged: number;
  /** Starts after which an acknowledged generation was gone. */
  readonly lost: number;
  /** Starts that found no whole copy. */
  readonly unreadable: number;
  /** Starts whose value was not what some generation had saved. */
  readonly wrong: number;
  /** Temporary files that killed writes left, all of them swept by the next start. */
  readonly leftovers: number;
  readonly faults: readonly StorageFault[];
}

export async function killStorm(kills: number): Promise<StormResult> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tokentray-storm-'));
  const files = await diskFilesOnNode();
  const result = { kills, standstills: 0, acknowledged: 0, lost: 0, unreadable: 0, wrong: 0, leftovers: 0 };
  const faults: StorageFault[] = [];
  let acknowledged = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const fate = FATES[kill % FATES.length] ?? 'awake';
    if (fate !== 'awake') result.standstills += 1;
    acknowledged = Math.max(acknowledged, await lifeOf(folder, fate));
    result.leftovers += fs.readdirSync(folder).filter((name) => name.includes('.tmp-')).length;
    const document = new DurableDocument(STORM_DOCUMENT, {
      folder,
      files,
      clock: new ManualClock(),
      onFault: (fault) => void faults.push(fault),
    });
    const report = await document.load();
    faults.push(...report.faults);
    const { count, filler } = report.value;
    if (report.source === 'reset' || report.source === 'refused') result.unreadable += 1;
    if (count < acknowledged) result.lost += 1;
    if (count > 0 && filler.join() !== stormContent(count).filler.join()) result.wrong += 1;
    if (fs.readdirSync(folder).some((name) => name.includes('.tmp-')))
      throw new Error('a temporary file was not swept');
  }
  fs.rmSync(folder, { recursive: true, force: true });
  return { ...result, acknowledged, faults };
}

/** Starts the writer, kills it at a random moment, and returns the last number that it acknowledged. */
async function lifeOf(folder: string, fate: Fate): Promise<number> {
  const writer = spawn(process.execPath, [WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const ready = new Promise<void>((resolve) => {
    writer.stdout.on('data', (chunk: Buffer) => {
      said += String(chunk);
      if (said.includes('ready\n')) resolve();
    });
  });
  const closed = new Promise<void>((resolve) => writer.once('close', () => resolve()));
  await Promise.race([ready, closed]);
  await sleep(Math.random() * LONGEST_LIFE_MS);
  if (fate !== 'awake') {
    writer.kill('SIGSTOP');
    await sleep(STANDSTILL_MS);
  }
  if (fate === 'wokenAgain') {
    writer.kill('SIGCONT');
    await sleep(Math.random() * LONGEST_LIFE_MS);
  }
  writer.kill('SIGKILL');
  await closed;
  const numbers = [...said.matchAll(/^saved (\d+)$/gm)].map((match) => Number(match[1]));
  if (writer.signalCode !== 'SIGKILL' || /^(failed|fault) /m.test(said))
    throw new Error(`the writer ended: ${said}`);
  return numbers.at(-1) ?? 0;
}

if (import.meta.main) {
  const started = performance.now();
  const result = await killStorm(Number(process.argv[2] ?? 500));
  const seconds = Math.round((performance.now() - started) / 1_000);
  console.log(JSON.stringify({ ...result, seconds }, undefined, 2));
  process.exitCode = result.lost + result.unreadable + result.wrong > 0 ? 1 : 0;
}
