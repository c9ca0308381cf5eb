import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import builtInNet, * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Launch, SingleInstanceLock } from '../../../../app/platform/launch/single-instance-lock.ts';

const START: Launch = { commandLine: ['tokentray', '--hidden', 'ä.tokentray'], folder: '/srv' };
const MODULE = new URL('../../../../app/platform/launch/single-instance-lock.ts', import.meta.url).href;

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tokentray-copy-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Goes on in the moment in which it is told to, having said that it waits for that. */
const AT_A_WORD = `
  import { readSync } from 'node:fs';
  console.error('waiting');
  readSync(0, Buffer.alloc(2));`;

const nothing = () => undefined;
const names = () => fs.readdirSync(folder).sort();

/** Takes the folder; `start` is the first one that it is told of. */
async function taken(): Promise<{ readonly start: Promise<Launch>; readonly heard: Launch[] }> {
  const heard: Launch[] = [];
  let isAcquired = Promise.resolve(false);
  const start = new Promise<Launch>((resolve) => {
    isAcquired = new SingleInstanceLock(folder).acquire((each) => {
      heard.push(each);
      resolve(each);
    });
  });
  expect(await isAcquired).toBe(true);
  return { start, heard };
}

/** What the lock connects with, until it is restored: a module's exports follow a spy only when told to. */
function spiedConnect() {
  const spy = vi.spyOn(builtInNet, 'connect');
  syncBuiltinESMExports();
  return spy;
}

function restoreConnect(): void {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
}

/** A copy in a process of its own that tries to take the folder; `before` is what it does first. */
function inProcess(before = '') {
  const code = `
    import { SingleInstanceLock } from ${JSON.stringify(MODULE)};
    ${before}
    console.log(await new SingleInstanceLock(${JSON.stringify(folder)}).acquire(() => {}));
    setInterval(() => {}, 1000);`;
  const copy = spawn(process.execPath, ['--input-type=module', '-e', code]);
  const answer = once(copy.stdout, 'data').then(([said]) => String(said));
  return { process: copy, answer };
}

/** A copy in a process of its own that has taken the folder, and was killed. */
async function killed(): Promise<void> {
  const { process: copy, answer } = inProcess();
  expect(await answer).toBe('true\n');
  expect(await new SingleInstanceLock(folder).acquire(nothing)).toBe(false);
  copy.kill('SIGKILL');
  await once(copy, 'exit');
}

/** A socket at which no one answers any more: closing it takes one of its two names away. */
async function leaveBehind(name: string): Promise<void> {
  const bound = path.join(folder, 'bound.sock');
  const server = net.createServer().listen(bound);
  await once(server, 'listening');
  fs.linkSync(bound, path.join(folder, name));
  server.close();
  await once(server, 'close');
}

describe.skipIf(process.platform === 'win32')('of copies on the same files', () => {
  it('the second one may not use them, and the first one is told of its start', async () => {
    const { start } = await taken();
    const second = new SingleInstanceLock(folder);
    expect(await second.acquire(nothing)).toBe(false);
    await second.notifyOwner(START);
    expect(await start).toEqual(START);
    second.release();
    expect(names()).toEqual(['running-copy-1.sock']);
  });

  it('that begin in the same moment exactly one may use them', async () => {
    for (let round = 0; round < 30; round += 1) {
      const copies = Array.from({ length: 2 + (round % 4) }, () => new SingleInstanceLock(folder));
      const takes = await Promise.all(copies.map((copy) => copy.acquire(nothing)));
      expect(takes.filter(Boolean)).toHaveLength(1);
      for (const copy of copies) copy.release();
      expect(names()).toEqual([`running-copy-${round + 1}.sock`]);
    }
  });

  it('the next one may use them when the first was killed, and of two next ones again one', async () => {
    await killed();
    expect(names()).toEqual(['running-copy-1.sock']);
    const takes = await Promise.all([1, 2].map(() => new SingleInstanceLock(folder).acquire(nothing)));
    expect(takes.filter(Boolean)).toHaveLength(1);
    expect(names()).toEqual(['running-copy-2.sock']);
  });

  it('in processes of their own, on what a killed one has left, again exactly one may', async () => {
    for (let round = 0; round < 6; round += 1) {
      await killed();
      const copies = Array.from({ length: 4 }, () => inProcess(AT_A_WORD));
      await Promise.all(copies.map(({ process: copy }) => once(copy.stderr, 'data')));
      for (const { process: copy } of copies) copy.stdin.write('go');
      const answers = await Promise.all(copies.map(({ answer }) => answer));
      expect(answers.toSorted()).toEqual(['false\n', 'false\n', 'false\n', 'true\n']);
      for (const { process: copy } of copies) copy.kill('SIGKILL');
      await Promise.all(copies.map(({ process: copy }) => once(copy, 'exit')));
    }
    expect(names()).toEqual(['running-copy-12.sock']);
  }, 60_000);

  it('the one that may use them sweeps what killed ones left on the way, and nothing else', async () => {
    await leaveBehind('copy-0123abcd.sock');
    await leaveBehind('copy-0123abcd.sock.old');
    await leaveBehind('running-copy-8.sock');
    await leaveBehind('running-copy-9.sock');
    await leaveBehind('copy-of-mine.sock');
    fs.symlinkSync('copy-89abcdef.sock', path.join(folder, 'copy-89abcdef.sock')); // may not be asked: ELOOP
    const starting = net.createServer().listen(path.join(folder, 'copy-4567cdef.sock'));
    await once(starting, 'listening');
    await taken();
    const left = ['copy-4567cdef.sock', 'copy-89abcdef.sock', 'copy-of-mine.sock', 'running-copy-10.sock'];
    expect(names()).toEqual(left);
    expect(await new SingleInstanceLock(folder).acquire(nothing)).toBe(false);
    expect(names()).toEqual(left);
    starting.close();
  });

  it('what cannot be swept does not let a second one in', async () => {
    fs.mkdirSync(path.join(folder, 'copy-0123abcd.sock'));
    await taken();
    expect(await new SingleInstanceLock(folder).acquire(nothing)).toBe(false);
  });

  it('one that is swept on its way finds the other and may not use them', async () => {
    await taken();
    const take = new SingleInstanceLock(folder).acquire(nothing);
    const [onItsWay = ''] = names().filter((name) => name.startsWith('copy-'));
    fs.rmSync(path.join(folder, onItsWay));
    expect(await take).toBe(false);
  });

  it('a socket that cannot be asked refuses no start', async () => {
    fs.symlinkSync('running-copy-7.sock', path.join(folder, 'running-copy-7.sock')); // the system says ELOOP
    expect(await new SingleInstanceLock(folder).acquire(nothing)).toBe(true);
  });

  it('one that ends makes way for the next at once, and takes nothing away from it', async () => {
    const first = new SingleInstanceLock(folder);
    await first.acquire(nothing);
    first.release();
    expect(fs.statSync(path.join(folder, 'running-copy-1.sock')).isFile()).toBe(true); // so that the folder can be copied
    const connect = spiedConnect();
    await taken();
    restoreConnect();
    expect(connect).not.toHaveBeenCalled(); // it takes longer than all the rest
    first.release();
    expect(names()).toEqual(['running-copy-2.sock']);
    expect(await new SingleInstanceLock(folder).acquire(nothing)).toBe(false);
  });

  it('one of an earlier version, whose socket had no number, keeps them until it ends', async () => {
    const earlier = net.createServer().listen(path.join(folder, 'running-copy.sock'));
    await once(earlier, 'listening');
    expect(await new SingleInstanceLock(folder).acquire(nothing)).toBe(false);
    earlier.close();
    await leaveBehind('running-copy.sock');
    await taken();
    expect(names()).toEqual(['running-copy-1.sock']);
  });

  it('one that ends in the moment in which it is asked keeps nobody out', async () => {
    const ending = net.createServer().listen(path.join(folder, 'running-copy-1.sock'));
    await once(ending, 'listening');
    const { connect } = builtInNet;
    spiedConnect().mockImplementation((...target: unknown[]) => {
      const connection = Reflect.apply(connect, builtInNet, target);
      ending.close(); // the system says ECONNRESET
      return connection;
    });
    expect(await new SingleInstanceLock(folder).acquire(nothing)).toBe(true);
    restoreConnect();
    expect(names()).toEqual(['running-copy-2.sock']);
    expect(await new SingleInstanceLock(folder).acquire(nothing)).toBe(false);
  });

  it('one that leaves its file in the moment in which it is asked keeps nobody out, and does not let two in', async () => {
    await leaveBehind('running-copy-1.sock');
    spiedConnect().mockImplementation(() => {
      const refused = Object.assign(new Error('not a socket'), { code: 'ENOTSOCK' }); // as on macOS
      return new net.Socket().destroy(refused);
    });
    expect(await new SingleInstanceLock(folder).acquire(nothing)).toBe(true);
    restoreConnect();
    expect(names()).toContain('running-copy-2.sock');
    expect(await new SingleInstanceLock(folder).acquire(nothing)).toBe(false);
  });

  it('the first one is told although it began to listen only later', async () => {
    const told = new SingleInstanceLock(folder).notifyOwner(START);
    const { start } = await taken();
    await told;
    expect(await start).toEqual(START);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'GET / HTTP/1.1\r\n\r\n'],
    ['other JSON', '{"commandLine":"x","folder":7}'],
    ['five megabytes', `{"commandLine":["${'x'.repeat(5_000_000)}"],"folder":""}`],
  ])('one that says %s is not heard, and others are heard as before', async (_what, text) => {
    const { start, heard } = await taken();
    await new Promise<void>((resolve) => {
      const connection = net.connect(path.join(folder, 'running-copy-1.sock'), () => connection.end(text));
      connection.on('error', nothing);
      connection.resume().once('close', () => resolve());
    });
    await new SingleInstanceLock(folder).notifyOwner(START);
    expect(await start).toEqual(START);
    expect(heard).toEqual([START]);
  });
});

it('copies on other files do not meet', async () => {
  await taken();
  const other = path.join(folder, 'other');
  fs.mkdirSync(other);
  expect(await new SingleInstanceLock(other).acquire(nothing)).toBe(true);
});

it.each(['missing', 'x'.repeat(120)])('where no socket can be, Electron’s lock must do: %s', async (name) => {
  expect(await new SingleInstanceLock(path.join(folder, name)).acquire(nothing)).toBe(true);
});
