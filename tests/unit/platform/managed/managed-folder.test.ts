// Real files in a real folder: what belongs to others than root is not IT's word, and what is broken stops nothing else.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ManagedFolder } from '../../../../app/platform/managed/managed-folder.ts';
import { type Broken, brokenFiles } from '../../../support/core/broken-files.ts';
import { startCore } from '../../../support/core/core-under-test.ts';
import { managedAcme } from '../../../support/core/managed-files.ts';

function newFolder() {
  const above = fs.mkdtempSync(path.join(os.tmpdir(), 'tokentray-managed-'));
  fs.chmodSync(above, 0o755);
  onTestFinished(() => fs.rmSync(above, { recursive: true, force: true }));
  const folder = path.join(above, 'tokentray');
  // In the place of root, no matter who runs the tests.
  const trust = { owner: process.getuid?.() ?? 0, from: fs.realpathSync(above) };
  return { above, folder, source: new ManagedFolder(folder, trust) };
}

function put(folder: string, name: string, content: Broken): string {
  const file = path.join(folder, name);
  if (typeof content === 'function') content(file);
  else fs.writeFileSync(file, content);
  return file;
}

const HINT = { contact: 'Help desk' };
const BROKEN = [...brokenFiles()];

it('are two hundred broken files, and more', () => expect(BROKEN.length).toBeGreaterThanOrEqual(200));

it('the app starts with all of them, uses the one that is whole, and names each with what is wrong', async () => {
  const { folder, source } = newFolder();
  for (let from = 0; from < BROKEN.length; from += 45) {
    const some = BROKEN.slice(from, from + 45);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder);
    const files = some.map(([what, content], at) => ({
      what,
      file: put(folder, `${10 + at}.json`, content),
    }));
    put(folder, '99.json', JSON.stringify({ ...HINT, companies: [managedAcme()] }));
    const { bench } = await startCore((each) => {
      each.managedSource = source;
    });
    const { managed } = bench.snapshot();
    expect(bench.labels()).toContain('ACME');
    expect(managed.contact).toEqual({ words: 'Help desk', origin: path.join(folder, '99.json') });
    expect(managed.faults.map(({ origin }) => origin)).not.toContain(path.join(folder, '99.json'));
    const silent = files.filter(({ file }) => !managed.faults.some(({ origin }) => origin === file));
    expect(silent.map(({ what }) => what)).toEqual([]);
    expect(managed.faults.every(({ words }) => words.length > 8)).toBe(true);
    expect(bench.bugs).toEqual([]);
    await bench[Symbol.asyncDispose]();
  }
}, 60_000);

describe('a file', () => {
  const contentOf = async ({ source }: ReturnType<typeof newFolder>) => {
    const reading = await source.read();
    return reading.kind === 'read' ? reading.documents.map(({ content }) => content) : reading;
  };

  it('is read where only its owner can write, also through a link', async () => {
    const made = newFolder();
    fs.mkdirSync(path.join(made.above, 'store'));
    fs.mkdirSync(made.folder);
    put(path.join(made.above, 'store'), 'acme', '{}');
    fs.symlinkSync(path.join(made.above, 'store', 'acme'), path.join(made.folder, '10.json'));
    put(made.folder, '.hidden.json', '{}');
    put(made.folder, 'readme.txt', 'words');
    expect(await contentOf(made)).toEqual([{ kind: 'text', text: '{}', hasLines: true }]);
  });

  it.each([
    ['NUL', '{"contact": "I\0T"}', 'notText'],
    ['other bytes than UTF-8', Buffer.from('{"contact": "Zürich"}', 'latin1'), 'notText'],
    ['more than is read', ' '.repeat(4_194_305), 'tooLarge'],
    ['a folder', (file: string) => fs.mkdirSync(file), 'notAFile'],
    ['a link to nothing', (file: string) => fs.symlinkSync('nothing', file), 'unreadable'],
  ] as const)('is refused for what it is: %s', async (_what, content, fault) => {
    const made = newFolder();
    fs.mkdirSync(made.folder);
    put(made.folder, '10.json', content);
    expect(await contentOf(made)).toEqual([{ kind: 'fault', fault }]);
  });

  it('is not read without permission, and that is said', async () => {
    const made = newFolder();
    fs.mkdirSync(made.folder);
    fs.chmodSync(put(made.folder, '10.json', '{}'), 0o000);
    expect(await asOrdinaryUser(() => contentOf(made))).toEqual([{ kind: 'fault', fault: 'unreadable' }]);
  });

  it('comes before another by its name, whatever the language says of capitals', async () => {
    const made = newFolder();
    fs.mkdirSync(made.folder);
    for (const name of ['b.json', 'a.json', 'B.json', '10.json', '9.json']) put(made.folder, name, '{}');
    const reading = await made.source.read();
    const names = reading.kind === 'read' && reading.documents.map(({ origin }) => path.basename(origin));
    expect(names).toEqual(['10.json', '9.json', 'B.json', 'a.json', 'b.json']);
  });
});

describe('the folder', () => {
  it('may be absent', async () => {
    expect(await newFolder().source.read()).toEqual({ kind: 'read', documents: [] });
  });

  it.each([
    ['itself', (folder: string) => folder],
    ['the one around it', (folder: string) => path.dirname(folder)],
  ])('is not trusted as a whole where all can write into %s', async (_what, which) => {
    const { folder, source } = newFolder();
    fs.mkdirSync(folder);
    put(folder, '10.json', '{}');
    fs.chmodSync(which(folder), 0o777);
    expect(await source.read()).toEqual({
      ...{ kind: 'unreadable', origin: folder, fault: 'notTrusted' },
      detail: fs.realpathSync(which(folder)),
    });
  });

  it('is not read where it belongs to someone else', async () => {
    const { folder } = newFolder();
    fs.mkdirSync(folder);
    put(folder, '10.json', '{}');
    const trust = { owner: (process.getuid?.() ?? 0) + 1, from: fs.realpathSync(path.dirname(folder)) };
    expect(await new ManagedFolder(folder, trust).read()).toMatchObject({ fault: 'notTrusted' });
  });

  it('is watched while it is absent, when it comes, changes and is replaced', async () => {
    const { folder, source } = newFolder();
    let calls = 0;
    const end = source.watch(() => {
      calls += 1;
    });
    onTestFinished(end);
    const allReported = systemReports();
    const told = async (change: () => void) => {
      const before = calls;
      change();
      await expect.poll(() => calls).toBeGreaterThan(before);
      // One change makes several reports: none of them may stand for the next change.
      await allReported();
    };
    expect(calls).toBe(1);
    await told(() => fs.mkdirSync(folder));
    await told(() => put(folder, '10.json', '{}'));
    await told(() => put(folder, '10.json', '{ }'));
    await told(() => fs.chmodSync(path.join(folder, '10.json'), 0o600));
    await told(() => fs.rmSync(folder, { recursive: true }));
    await told(() => fs.mkdirSync(folder));
    await told(() => put(folder, '20.json', '{}'));
  });
});

/** The function that it gives resolves once the system has reported all changes so far, which it does in their order. */
function systemReports(): () => Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tokentray-reports-'));
  const reported = new Set<string | null>();
  const watcher = fs.watch(folder, (_event, name) => reported.add(name));
  onTestFinished(() => {
    watcher.close();
    fs.rmSync(folder, { recursive: true });
  });
  let last = 0;
  return async () => {
    last += 1;
    const name = `${last}`;
    fs.writeFileSync(path.join(folder, name), '');
    await expect.poll(() => reported.has(name)).toBe(true);
  };
}

/** Root may read everything: for that moment the test is someone else, if it can be. */
async function asOrdinaryUser<Result>(work: () => Promise<Result>): Promise<Result> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
