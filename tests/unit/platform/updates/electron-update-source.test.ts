import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  ElectronUpdateSource,
  type ElectronUpdateSourceOptions,
} from '../../../../app/platform/updates/electron-update-source.ts';
import type { RequestGate } from '../../../../app/platform/updates/request-gate.ts';
import type { FeedFile, UpdateLibrary } from '../../../../app/platform/updates/update-library.ts';
import { ManualClock, settle } from '../../../support/core/manual-clock.ts';

const SHA512 = `${'A'.repeat(86)}==`;
const FILE = '/cache/pending/TokenTray-1.1.0.AppImage';
const feedFile = (name: string, sha512: unknown = SHA512): FeedFile => ({
  url: new URL(`https://updates.example/${name}`),
  info: { sha512 },
});
const never = () => new Promise<never>(() => undefined);

class PlayedLibrary implements UpdateLibrary {
  isNewer = true;
  version: unknown = '1.1.0';
  files: () => readonly FeedFile[] = () => [feedFile('TokenTray-1.1.0.AppImage'), feedFile('TokenTray.deb')];
  check: UpdateLibrary['check'] = async () => {
    const { isNewer, version, files } = this;
    return { isNewer, version, files };
  };
  download: UpdateLibrary['download'] = async () => FILE;
  hangUps = 0;
  hangUp = async () => {
    this.hangUps += 1;
  };
}

function source(library = new PlayedLibrary(), more: Partial<ElectronUpdateSourceOptions> = {}) {
  const clock = new ManualClock();
  const bugs: unknown[] = [];
  let opened = 0;
  let gate: RequestGate | undefined;
  const made = new ElectronUpdateSource({
    clock,
    packageKind: 'appImage',
    isReplaceable: true,
    openLibrary: async (given) => {
      opened += 1;
      gate = given;
      return library;
    },
    installOnMac: never,
    startableProgram: '/srv/TokenTray.AppImage',
    startArguments: [],
    leaving: () => undefined,
    onBug: (error) => bugs.push(error),
    ...more,
  });
  const isOpen = () => gate?.letsThrough('https://updates.example/') ?? false;
  return { made, library, clock, bugs, isOpen, opened: () => opened };
}

describe('a check', () => {
  it('loads the library only when it is asked, and once', async () => {
    const { made, opened } = source();
    expect(opened()).toBe(0);
    await made.check();
    await made.check();
    expect(opened()).toBe(1);
  });

  it('gives the version and the file for this kind of package', async () => {
    const fileUrl = 'https://updates.example/TokenTray-1.1.0.AppImage';
    expect(await source().made.check()).toEqual({ kind: 'newer', version: '1.1.0', fileUrl });
    const deb = source(undefined, { packageKind: 'deb' });
    expect(await deb.made.check()).toMatchObject({ fileUrl: 'https://updates.example/TokenTray.deb' });
  });

  it('says that there is nothing newer', async () => {
    const library = new PlayedLibrary();
    library.isNewer = false;
    expect(await source(library).made.check()).toEqual({ kind: 'upToDate' });
  });

  it.each([
    ['a version that is none', { version: '<html>' }, 'notUnderstood'],
    ['a version that is no text', { version: { length: {} } }, 'notUnderstood'],
    ['no file of this kind', { files: () => [feedFile('TokenTray.exe')] }, 'notUnderstood'],
    ['no checksum', { files: () => [feedFile('a.AppImage', null)] }, 'noChecksum'],
    ['a checksum of another kind', { files: () => [feedFile('a.AppImage', 'd41d8cd9')] }, 'noChecksum'],
  ] as const)('refuses %s', async (_what, changed, failure) => {
    const library = Object.assign(new PlayedLibrary(), changed);
    expect(await source(library).made.check()).toEqual({ kind: 'failed', failure });
  });

  it('makes a value of what is thrown, at once or later, and reports only bugs', async () => {
    const { made, library, bugs } = source();
    library.files = () => {
      throw Object.assign(new Error('no checksum'), { code: 'ERR_UPDATER_NO_CHECKSUM' });
    };
    expect(await made.check()).toEqual({ kind: 'failed', failure: 'noChecksum' });
    library.check = () => {
      throw new Error('net::ERR_CONNECTION_REFUSED');
    };
    expect(await made.check()).toEqual({ kind: 'failed', failure: 'offline' });
    expect(bugs).toEqual([]);
    library.check = () => Promise.reject(new TypeError('a bug'));
    expect(await made.check()).toEqual({ kind: 'failed', failure: 'ownFault' });
    expect(bugs).toHaveLength(1);
  });

  it('fails where the library cannot be loaded', async () => {
    const openLibrary = () => Promise.reject(new Error('Cannot find module'));
    expect(await source(undefined, { openLibrary }).made.check()).toEqual({
      kind: 'failed',
      failure: 'ownFault',
    });
  });

  it('is given up after a minute; the next one takes another library', async () => {
    const { made, library, clock, isOpen, opened } = source();
    library.check = never;
    const checking = made.check();
    await clock.advance(59_000);
    expect(isOpen()).toBe(true);
    await clock.advance(1_000);
    expect(await checking).toEqual({ kind: 'failed', failure: 'timeout' });
    expect([library.hangUps, isOpen()]).toEqual([1, false]);
    library.check = new PlayedLibrary().check;
    await made.check();
    expect(opened()).toBe(2);
  });

  it('leaves no timer and no open gate behind', async () => {
    const { made, clock, isOpen } = source();
    await made.check();
    await made.download(() => undefined);
    expect([clock.pending, isOpen()]).toEqual([0, false]);
  });
});

describe('a download', () => {
  it('gives the file with the checksum of the feed, and each whole percent once', async () => {
    const { made, library } = source();
    library.download = async (_signal, onProgress) => {
      for (const percent of [0, 0.9, 12.3, 12.9, 99.9, 100]) onProgress(percent);
      return FILE;
    };
    await made.check();
    const percents: number[] = [];
    const update = { version: '1.1.0', file: FILE, sha512: SHA512 };
    expect(await made.download((percent) => percents.push(percent))).toEqual({ kind: 'downloaded', update });
    expect(percents).toEqual([12, 99]);
  });

  it('may take hours while something comes, and is given up a minute after nothing has', async () => {
    const { made, library, clock } = source();
    await made.check();
    let proceed: (percent: number) => void = () => {};
    let signal: AbortSignal | undefined;
    library.download = (given, onProgress) => {
      [signal, proceed] = [given, onProgress];
      return never();
    };
    const downloading = made.download(() => undefined);
    await settle();
    for (let percent = 1; percent <= 90; percent += 1) {
      await clock.advance(50_000);
      proceed(percent);
    }
    expect(signal?.aborted).toBe(false);
    await clock.advance(60_000);
    expect(await downloading).toEqual({ kind: 'failed', failure: 'timeout' });
    expect([signal?.aborted, library.hangUps]).toEqual([true, 1]);
  });

  it('of a file that the feed did not name is refused', async () => {
    const { made, library, bugs } = source();
    await made.check();
    library.download = async () => '/cache/pending/other.AppImage';
    expect(await made.download(() => undefined)).toEqual({ kind: 'failed', failure: 'ownFault' });
    expect(bugs).toEqual([]);
  });
});

/** A file that was downloaded, and an AppImage that it replaces. */
function filesFor(program: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tokentray-update-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [file, startableProgram] = [path.join(folder, 'new'), path.join(folder, 'TokenTray.AppImage')];
  writeFileSync(file, program);
  writeFileSync(startableProgram, 'old');
  const sha512 = createHash('sha512').update(program).digest('base64');
  return { update: { version: '1.1.0', file, sha512 }, startableProgram };
}

describe('an installation', () => {
  it.each([
    ['starts it, and only then gives up what one instance alone may have', '/bin/sh', { kind: 'leaving' }, 1],
    [
      'keeps that where the new one does not start',
      '/nowhere/sh',
      { kind: 'failed', failure: 'noAccess' },
      0,
    ],
  ])('%s', async (_what, shell, outcome, times) => {
    const left: string[] = [];
    const { update, startableProgram } = filesFor(`#!${shell}\n`);
    const { made } = source(undefined, { startableProgram, leaving: () => void left.push('left') });
    expect(await made.install(update)).toEqual(outcome);
    expect(left).toHaveLength(times);
  });

  const update = { version: '1.1.0', file: '/nowhere/TokenTray.AppImage', sha512: SHA512 };

  it.each(['appImage', 'nsis', 'mac', 'deb', 'archive'] as const)(
    'of a file that is gone, for %s, changes nothing',
    async (packageKind) => {
      const left: string[] = [];
      const { made } = source(undefined, { packageKind, leaving: () => void left.push('left') });
      expect(await made.install(update)).toEqual({ kind: 'failed', failure: 'notInstalled' });
      expect(left).toEqual([]);
    },
  );
});
