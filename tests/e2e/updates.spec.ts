// The real electron-updater in a real Electron, against a release host on loopback that does everything wrong that one can.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackageKind } from '../../app/shared/contract/updates.ts';
import { filesBelow } from '../support/app/files-below.ts';
import { buildUpdateApp, DrivenUpdates } from '../support/app/update-app.ts';
import { test as base, expect } from '../support/fixtures.ts';
import { type Release, sendHalf, sendWhole, UpdateServer } from '../support/services/update-server.ts';

/** Says how it was started. The app that runs is version 0.1.0. */
const PROGRAM = '#!/bin/sh\necho "$@" > "$0.started"\n';
const release = (fileName: string, version = '0.2.0'): Release => ({
  version,
  fileName,
  content: Buffer.concat([Buffer.from(PROGRAM), Buffer.alloc(300_000, '#')]),
});
const NEWER = release('TokenTray-0.2.0.AppImage');
const WEB_PAGE = '<!doctype html><html><title>Sign in to the network: practice</title></html>';

interface Scene {
  readonly server: UpdateServer;
  readonly open: (kind?: PackageKind) => Promise<DrivenUpdates>;
  /** The files in the app's home whose path fits. */
  readonly files: (pattern: RegExp) => readonly string[];
}

const test = base.extend<{ scene: Scene }>({
  scene: async ({ launch }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'tokentray-feed-'));
    const [built, server] = [await buildUpdateApp(), await UpdateServer.start()];
    const { electronApp, userDataDir } = await launch({ appFolder: built.folder });
    await expect.poll(() => electronApp.evaluate(() => 'openUpdates' in globalThis)).toBe(true);
    const feedFile = join(folder, 'app-update.yml');
    const setting = { provider: 'generic', url: server.address, updaterCacheDirName: 'update-app-updater' };
    writeFileSync(feedFile, JSON.stringify(setting)); // which is YAML, too
    const home = join(userDataDir, '..');
    await use({
      server,
      open: (kind = 'appImage') => DrivenUpdates.open(electronApp, kind, feedFile),
      files: (pattern) =>
        filesBelow(home)
          .filter((name) => pattern.test(name))
          .map((name) => join(home, name)),
    });
    await server.stop();
    await built.remove();
    rmSync(folder, { recursive: true });
  },
});

const redirectTo = (location: string) => (response: Parameters<typeof sendWhole>[0]) =>
  void response.writeHead(302, { location }).end();

test('every answer of a feed has its outcome, and nothing marks this computer', async ({ scene }) => {
  const { server, open, files } = scene;
  const updates = await open();
  const feed = 'latest-linux.yml';
  const outcomes: Record<string, unknown> = {};
  const check = async (what: string) => {
    const outcome = await updates.check();
    outcomes[what] = outcome?.kind === 'failed' ? outcome.failure : outcome?.kind;
  };

  server.release(NEWER);
  await check('newer');
  server.release({ ...NEWER, version: '0.1.0' });
  await check('the same');
  server.release({ ...NEWER, version: '0.0.9' });
  await check('older');
  server.release(NEWER, (text) => text.replace('version', 'channel: beta\nallowDowngrade: true\nversion'));
  await check('with other keys');
  server.release(NEWER, (text) => text.replace(/^.*sha512.*\n/gm, ''));
  await check('no checksum');
  server.release(NEWER, (text) => text.replace(/sha512: .*/g, 'sha512: "abc"'));
  await check('no real checksum');
  server.release(NEWER, (text) => text.replace('0.2.0', '"<b>99</b>"'));
  await check('no version');
  server.release(NEWER, (text) => text.replaceAll('.AppImage', '.exe'));
  await check('a file for another system');
  for (const [what, text] of Object.entries({ 'a web page': WEB_PAGE, nothing: '', 'no YAML': '{: [' })) {
    server.answer(feed, (response) => response.end(text));
    await check(what);
  }
  server.answer(feed, (response) => response.writeHead(404).end(WEB_PAGE));
  await check('404');
  server.answer(feed, (response) => response.writeHead(503).end(WEB_PAGE));
  await check('503');
  server.answer(feed, (response) => sendHalf(response, Buffer.alloc(5_000, '#')));
  await check('cut off');
  server.answer(feed, redirectTo(`${server.address}${feed}`));
  const before = server.requests.length;
  await check('redirects without end');
  expect(server.requests.length - before).toBeLessThanOrEqual(12);
  server.answer(feed, redirectTo('http://updates.example/latest-linux.yml'));
  await check('a redirect to what is not encrypted');
  server.answer(feed, (response) =>
    response.writeHead(200, { 'set-cookie': 'mark=practice' }).end('version: 0.1.0'),
  );
  await check('a cookie');
  await check('and without it');

  expect(outcomes).toEqual({
    newer: 'newer',
    'the same': 'upToDate',
    older: 'upToDate',
    'with other keys': 'newer',
    'no checksum': 'noChecksum',
    'no real checksum': 'noChecksum',
    'no version': 'notUnderstood',
    'a file for another system': 'notUnderstood',
    'a web page': 'notUnderstood',
    nothing: 'notUnderstood',
    'no YAML': 'notUnderstood',
    404: 'notFound',
    503: 'serverFault',
    'cut off': 'cutOff',
    'redirects without end': 'misdirected',
    'a redirect to what is not encrypted': 'misdirected',
    'a cookie': 'upToDate',
    'and without it': 'upToDate',
  });
  const names = new Set(server.requests.flatMap(({ headers }) => Object.keys(headers)));
  expect([...names].sort()).toEqual([
    ...['accept-encoding', 'accept-language', 'cache-control', 'connection', 'host'],
    ...['sec-fetch-dest', 'sec-fetch-mode', 'sec-fetch-site', 'user-agent'],
  ]);
  expect(new Set(server.requests.map(({ headers }) => headers['accept-language']))).toEqual(new Set(['en']));
  expect(new Set(server.requests.map(({ headers }) => headers['user-agent']))).toEqual(
    new Set(['electron-builder']),
  );
  expect(files(/updaterId/)).toEqual([]);
  await server.stop();
  await check('offline');
  expect(outcomes.offline).toBe('offline');
});

test('only a whole file with the right checksum is kept, and is installed without a word', async ({
  scene,
}) => {
  const { server, open, files } = scene;
  const updates = await open('nsis');
  const setup = release('TokenTray-0.2.0.exe');
  const { fileName, content } = setup;
  server.release(setup);
  expect(await updates.check()).toMatchObject({ kind: 'newer', version: '0.2.0' });
  const failure = async () => {
    const { outcome } = (await updates.download()) ?? {};
    expect(files(/pending.*\.exe$/)).toEqual([]);
    return outcome?.kind === 'failed' && outcome.failure;
  };

  server.answer(fileName, (response) => sendWhole(response, Buffer.from(content).fill('x', 100, 101)));
  expect(await failure()).toBe('wrongChecksum');
  server.answer(fileName, (response) => response.end(WEB_PAGE));
  expect(await failure()).toBe('wrongChecksum');
  server.answer(fileName, (response) => sendHalf(response, content));
  expect(await failure()).toBe('cutOff');
  server.answer(fileName, (response) => response.writeHead(404).end(WEB_PAGE));
  expect(await failure()).toBe('notFound');
  server.answer(fileName, redirectTo(`${server.address}${fileName}`));
  expect(await failure()).toBe('misdirected');

  server.answer(fileName, (response) => sendWhole(response, content));
  const { outcome } = (await updates.download()) ?? {};
  if (outcome?.kind !== 'downloaded') throw new Error(`not downloaded: ${JSON.stringify(outcome)}`);
  expect(readFileSync(outcome.update.file)).toEqual(content);

  writeFileSync(outcome.update.file, `${PROGRAM}# changed since`);
  expect(await updates.install(outcome.update)).toEqual({ kind: 'failed', failure: 'notInstalled' });
  writeFileSync(outcome.update.file, content);
  expect(await updates.install(outcome.update)).toEqual({ kind: 'failed', failure: 'noAccess' });
  chmodSync(outcome.update.file, 0o755);
  expect(await updates.install(outcome.update)).toEqual({ kind: 'leaving' });
  const started = `${outcome.update.file}.started`;
  await expect
    .poll(() => existsSync(started) && readFileSync(started, 'utf8'))
    .toBe('--updated /S --force-run\n');
});
