import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ThreadWriter } from '../../../../app/platform/storage/thread-writer.ts';
import { ManualClock, settle } from '../../../support/core/manual-clock.ts';
import { startStorageThread } from '../../../support/core/storage-on-node.ts';

const KEPT_MS = 10_000;

let folder: string;
let clock: ManualClock;
let threads: Worker[];
let bugs: unknown[];
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tokentray-thread-'));
  clock = new ManualClock();
  threads = [];
  bugs = [];
});
afterEach(async () => {
  await Promise.all(threads.map((thread) => thread.terminate()));
  fs.rmSync(folder, { recursive: true, force: true });
});

function writerWith(start: () => Worker = () => startStorageThread()): ThreadWriter {
  const startThread = () => {
    const thread = start();
    threads.push(thread);
    return thread;
  };
  return new ThreadWriter({ clock, startThread, onBug: (error) => void bugs.push(error) });
}

const file = (name: string) => path.join(folder, `${name}.json`);
const read = (name: string) => JSON.parse(fs.readFileSync(file(name), 'utf8'));
const exited = (thread: Worker | undefined) => new Promise((resolve) => thread?.once('exit', resolve));
const code = (javascript: string) => new Worker(javascript, { eval: true });

describe('a write', () => {
  it('is on the disk when it resolves, for its owner alone', async () => {
    await writerWith().write(file('vault'), { entries: { acme: 'ä & 株' } });
    expect(read('vault')).toEqual({ entries: { acme: 'ä & 株' } });
    if (process.platform !== 'win32') expect(fs.statSync(file('vault')).mode & 0o777).toBe(0o600);
  });

  it('leaves the event loop free while it waits for the disk', async () => {
    const gate = new Int32Array(new SharedArrayBuffer(4));
    const steps: string[] = [];
    const written = writerWith(() => startStorageThread(gate))
      .write(file('vault'), { count: 1 })
      .then(() => steps.push('written'));
    await settle();
    steps.push('went on');
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
    await written;
    expect(steps).toEqual(['went on', 'written']);
  });

  it('of many, to one file and to others, happens in their order', async () => {
    const writer = writerWith();
    const order: number[] = [];
    const writes = Array.from({ length: 60 }, (_, count) =>
      writer.write(file(`page-${count % 3}`), { count }).then(() => order.push(count)),
    );
    await Promise.all(writes);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect([0, 1, 2].map((page) => read(`page-${page}`).count)).toEqual([57, 58, 59]);
    expect(threads).toHaveLength(1);
  });

  it("that the system refuses is rejected with the system's code, and the next one goes on", async () => {
    const writer = writerWith();
    fs.writeFileSync(path.join(folder, 'occupied'), '');
    const refused = writer.write(path.join(folder, 'occupied', 'vault.json'), {});
    await expect(refused).rejects.toMatchObject({ code: expect.stringMatching(/^E(NOTDIR|EXIST)$/) });
    await writer.write(file('vault'), { count: 1 });
    expect(read('vault')).toEqual({ count: 1 });
  });
});

describe('the thread', () => {
  it('is not there before there is something to write', () => {
    writerWith();
    expect(threads).toEqual([]);
  });

  it('ends some seconds after its last write, and the next write starts another', async () => {
    const writer = writerWith();
    await writer.write(file('vault'), { count: 1 });
    await clock.advance(KEPT_MS - 1);
    await writer.write(file('vault'), { count: 2 });
    const ended = exited(threads[0]);
    await clock.advance(KEPT_MS - 1);
    expect(threads[0]?.threadId).toBeGreaterThan(0);
    await clock.advance(1);
    await ended;
    await writer.write(file('vault'), { count: 3 });
    expect(threads).toHaveLength(2);
    expect(read('vault')).toEqual({ count: 3 });
    expect(bugs).toEqual([]);
  });

  it('does not end over a write that came late', async () => {
    const gate = new Int32Array(new SharedArrayBuffer(4));
    const writer = writerWith(() => startStorageThread(gate));
    const written = writer.write(file('vault'), { count: 1 });
    await clock.advance(10 * KEPT_MS);
    Atomics.store(gate, 0, 1);
    Atomics.notify(gate, 0);
    await written;
    expect(threads).toHaveLength(1);
  });

  it('that ends of itself fails what it left undone, says why, and is followed by another', async () => {
    const bad =
      "require('node:worker_threads').parentPort.once('message', () => { throw new Error('a bug') })";
    const writer = writerWith(() => (threads.length === 0 ? code(bad) : startStorageThread()));
    const writes = [writer.write(file('vault'), { count: 1 }), writer.write(file('vault'), { count: 2 })];
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes).toMatchObject([
      { status: 'rejected', reason: { code: 'EPIPE' } },
      { status: 'rejected', reason: { code: 'EPIPE' } },
    ]);
    expect(bugs).toMatchObject([{ message: 'a bug' }]);
    await writer.write(file('vault'), { count: 3 });
    expect(read('vault')).toEqual({ count: 3 });
  });

  it('for which the system has no room fails the write, and the next one tries again', async () => {
    let hasRoom = false;
    const writer = writerWith(() => {
      if (!hasRoom) throw Object.assign(new Error('no thread left'), { code: 'ERR_WORKER_INIT_FAILED' });
      return startStorageThread();
    });
    await expect(writer.write(file('vault'), {})).rejects.toMatchObject({ code: 'EPIPE' });
    expect(bugs).toMatchObject([{ message: 'no thread left' }]);
    hasRoom = true;
    await writer.write(file('vault'), { count: 1 });
    expect(read('vault')).toEqual({ count: 1 });
  });

  it('that cannot be started fails the write, and the next one tries again', async () => {
    const writer = writerWith(() =>
      threads.length === 0 ? new Worker(path.join(folder, 'missing.cjs')) : startStorageThread(),
    );
    await expect(writer.write(file('vault'), {})).rejects.toMatchObject({ code: 'EPIPE' });
    expect(bugs).toHaveLength(1);
    await writer.write(file('vault'), { count: 1 });
    expect(read('vault')).toEqual({ count: 1 });
  });
});
