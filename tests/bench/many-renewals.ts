// What one renewal costs the main process with few companies and with many, and how long a turn it takes at most: the whole
// core and the tray's description, in plain Node, at a service that answers after a millisecond. Neither Electron, disk nor keyring is in it.
// Run: node tests/bench/many-renewals.ts [--counts 10,1000,10000]
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { describeTray } from '../../app/tray/tray-menu.ts';
import { companyFile, offered, type SharedEntry, sharedEntry } from '../support/core/company-files.ts';
import { CoreBench } from '../support/core/core-bench.ts';
import { MemoryFiles } from '../support/core/memory-files.ts';
import { describeComputer } from './machine.ts';
import { textTable } from './samples.ts';

const { values } = parseArgs({ options: { counts: { type: 'string', default: '10,1000,10000' } } });
const LEAST_RENEWALS = 2_000;
const LOOK_MS = 5;
const IMPORTED_AT_ONCE = 500;

let given = 0;
const answer = async () => {
  // As a network would: without it, thousands of answers are one turn.
  await delay(1);
  given += 1;
  return Response.json({
    access_token: `practice-token-${given}`,
    refresh_token: `practice-refresh-${given}`,
    release_version: '7.8.9',
  });
};

async function coreWith(count: number): Promise<CoreBench> {
  const bench = new CoreBench({ fetch: answer, files: new MemoryFiles(), random: Math.random });
  runForReal(bench);
  await bench.start();
  const entries = Array.from({ length: count }, (_, at) =>
    sharedEntry({
      ...{
        label: `Company ${at}`,
        providerId: 'klearstack-user-id',
        address: `https://s${at % 7}.example.com`,
      },
      account: { company_name: 'Practice', user_id: `practice-${at}` },
    }),
  );
  for (let from = 0; from < count; from += IMPORTED_AT_ONCE)
    await imported(bench, entries.slice(from, from + IMPORTED_AT_ONCE));
  const { companies } = bench.snapshot();
  if (companies.length !== count)
    throw new Error(`${companies.length} companies were imported, not ${count}`);
  bench.core.snapshots.subscribe((snapshot) => void describeTray(snapshot, bench.core.texts, Date.now()));
  for (const { id } of companies)
    await bench.core.commands.dispatch('signIn', { companyId: id, secrets: {}, storePassword: false });
  return bench;
}

async function imported(bench: CoreBench, entries: readonly SharedEntry[]): Promise<void> {
  const { importId, entries: found } = await offered(bench, companyFile(entries));
  await bench.call('applyImport', { importId, choices: found.map(({ entry }) => ({ entry, fields: [] })) });
}

/** The clock of this computer in place of the one that a test drives. */
function runForReal({ clock }: CoreBench): void {
  clock.now = () => Date.now();
  clock.monotonic = () => performance.now();
  clock.offset = () => performance.timeOrigin;
  clock.setTimer = (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => void clearTimeout(timer);
  };
}

async function renewedAll(bench: CoreBench, count: number): Promise<void> {
  const before = given;
  await bench.call('renewAll', undefined);
  while (given < before + count) await delay(LOOK_MS);
  // One that is still being stored would be joined by the next round, which asks for nothing then.
  while (bench.snapshot().companies.some(({ renewing }) => renewing)) await delay(LOOK_MS);
}

/** Looks at the clock all the time: what comes late by more than it waits was a turn of someone else. */
function watchTurns() {
  let [longestMs, lastMs, isOver] = [0, performance.now(), false];
  const look = () => {
    longestMs = Math.max(longestMs, performance.now() - lastMs);
    lastMs = performance.now();
    if (!isOver) setImmediate(look);
  };
  look();
  return () => {
    isOver = true;
    return longestMs;
  };
}

console.log(`${describeComputer()}; Node ${process.version}`);
const rows: (readonly string[])[] = [];
for (const count of values.counts.split(',').map(Number)) {
  const bench = await coreWith(count);
  const rounds = Math.max(1, Math.ceil(LEAST_RENEWALS / count));
  await renewedAll(bench, count);
  const cpu = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) await renewedAll(bench, count);
  const { user, system } = process.cpuUsage(cpu);
  const endWatch = watchTurns();
  await renewedAll(bench, count);
  const longestMs = endWatch();
  rows.push([
    count.toString(),
    ((user + system) / 1_000 / (rounds * count)).toFixed(2),
    longestMs.toFixed(0),
  ]);
  console.log(rows.at(-1)?.join(' | '));
  await bench[Symbol.asyncDispose]();
}
console.log(`\n${textTable(['companies', 'processor per renewal, ms', 'longest turn, ms'], rows)}`);
process.exit(0);
