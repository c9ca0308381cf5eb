// The deb in clean Debian 12 and 13, and the rpm: installed, started by an ordinary user without user namespaces, upgraded,
// removed.
import { existsSync, globSync, lstatSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { DebianRoot, type Suite } from '../../support/packages/debian-root.ts';
import { DesktopForAll } from '../../support/packages/desktop-for-all.ts';
import { folderContents } from '../../support/packages/folder-contents.ts';
import { InstalledApp } from '../../support/packages/installed-app.ts';

const { older, newer } = inject('packages');
const SHUT_IN = /^Uid: 1000, NoNewPrivs: 1, CapEff: 0{16}$/;
const SUITES: readonly Suite[] = ['bookworm', 'trixie'];
const MODE_BITS = 0o7777;

let desktop: DesktopForAll;
const roots = new Map<Suite, DebianRoot>();
const apps: InstalledApp[] = [];

beforeAll(async () => {
  desktop = await DesktopForAll.start();
});

afterAll(async () => {
  for (const app of apps) await app.end();
  for (const root of roots.values()) root.remove();
  await desktop?.stop();
});

describe.each(SUITES)('the deb in a clean Debian %s', (suite) => {
  it('starts as an ordinary user in its sandbox, with its tray, and copies a token', async () => {
    const root = rootOf(suite);
    root.install(older.deb);
    expect(modeOf(root, '/opt/TokenTray/chrome-sandbox')).toBe('0:4755');
    const app = start(root);
    expect(await app.trayMenu('Add a company…')).toContain('Quit TokenTray');
    const { bounds, commands } = await app.sandbox();
    for (const each of bounds) expect(each).toMatch(SHUT_IN);
    expect(commands).not.toContain('--no-sandbox');
    const token = await app.copyPracticeToken();
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await app.quit()).toEqual({ code: 0, signal: null });
  });

  it('is upgraded, and finds its data byte for byte', async () => {
    const root = rootOf(suite);
    const data = path.join(root.operatorHome, '.config/TokenTray/data');
    const before = folderContents(data);
    expect(Object.keys(before)).toContain('profiles.json');
    root.install(newer.deb);
    expect(root.run(['dpkg', '--status', 'tokentray'])).toContain(`\nVersion: ${newer.version}\n`);
    expect(modeOf(root, '/opt/TokenTray/chrome-sandbox')).toBe('0:4755');
    expect(folderContents(data)).toEqual(before);
    const app = start(root);
    await app.trayMenu(/^Practice company/);
    await app.quit();
  });

  it('is purged, and leaves nothing but the data', () => {
    const root = rootOf(suite);
    root.run(['apt-get', '-q', '-y', 'purge', 'tokentray']);
    expect(leftBehind(root)).toEqual([]);
    expect(existsSync(path.join(root.operatorHome, '.config/TokenTray/data/profiles.json'))).toBe(true);
  });
});

it('the rpm is installed, upgraded with its command kept, and erased', async () => {
  const root = rootOf('bookworm');
  root.install('rpm');
  const rpm = (flag: string, file: string) =>
    root.run(['rpm', flag, '--nodeps', file], { shared: [path.dirname(file)] });
  rpm('-i', older.rpm);
  expect(modeOf(root, '/opt/TokenTray/chrome-sandbox')).toBe('0:4755');
  rpm('-U', newer.rpm);
  expect(root.run(['rpm', '-q', 'tokentray'])).toContain(newer.version);
  expect(root.run(['rpm', '-qf', '/usr/bin/tokentray'])).toContain('tokentray');
  expect(modeOf(root, '/usr/bin/tokentray')).toBe('0:755');
  expect(modeOf(root, '/opt/TokenTray/chrome-sandbox')).toBe('0:4755');
  expect(root.run(['rpm', '-V', '--nodeps', '--nomode', 'tokentray'])).toBe('');
  const app = start(root);
  await app.trayMenu('Quit TokenTray');
  await app.quit();
  root.run(['rpm', '-e', 'tokentray']);
  expect(leftBehind(root)).toEqual([]);
});

function rootOf(suite: Suite): DebianRoot {
  const root = roots.get(suite) ?? DebianRoot.create(suite);
  roots.set(suite, root);
  return root;
}

function start(root: DebianRoot): InstalledApp {
  const child = root.start(['tokentray'], { env: desktop.env, shared: desktop.folders });
  const app = new InstalledApp(child, desktop);
  apps.push(app);
  return app;
}

function modeOf(root: DebianRoot, file: string): string {
  const { uid, mode } = lstatSync(root.path(file));
  return `${uid}:${(mode & MODE_BITS).toString(8)}`;
}

/** By name, except in the operator's home and in what the package manager keeps of its own work. */
function leftBehind(root: DebianRoot): readonly string[] {
  const named = globSync(['{opt,etc,usr,var}/**/*{tokentray,TokenTray}*'], { cwd: root.folder });
  return named.filter((name) => !/^var\/(cache|log|lib\/apt)\//.test(name));
}
