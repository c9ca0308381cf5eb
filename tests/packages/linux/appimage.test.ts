// The AppImage as an ordinary user starts it, from a folder whose name is as hostile as a name may be: by itself, and at
// login by what it has written for the desktop, which GLib reads. And the plain folder.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { autostartEntry } from '../../../app/platform/system/autostart-entry.ts';
import { DEFAULT_SETTINGS } from '../../../app/settings/settings-schema.ts';
import { envelopeFormat, sealEnvelope } from '../../../app/storage/envelope.ts';
import { DesktopForAll } from '../../support/packages/desktop-for-all.ts';
import { InstalledApp } from '../../support/packages/installed-app.ts';

const { older, newer } = inject('packages');
const ORDINARY = 65_534;
const HOSTILE_NAME = '50% "off" \\ $HOME `id` %f';

const home = mkdtempSync(path.join(tmpdir(), 'tokentray-home-'));
const folder = path.join(home, HOSTILE_NAME);
const [first, second] = ['TokenTray-1.AppImage', 'TokenTray-2.AppImage'].map((name) =>
  path.join(folder, name),
) as [string, string];
const autostart = path.join(home, '.config', 'autostart', 'tokentray.desktop');
const apps: InstalledApp[] = [];
let desktop: DesktopForAll;

beforeAll(async () => {
  desktop = await DesktopForAll.start();
  mkdirSync(folder);
  copyFileSync(older.appImage, first);
  giveAway(home);
});

afterAll(async () => {
  for (const app of apps) await app.end();
  rmSync(home, { recursive: true, force: true });
  await desktop?.stop();
});

it('starts in its sandbox, and puts up its tray', async () => {
  const app = start(first);
  expect(await app.trayMenu('Add a company…')).toContain('Quit TokenTray');
  const { bounds, commands } = await app.sandbox();
  for (const each of bounds) expect(each).toMatch(/^Uid: 65534, NoNewPrivs: 1, CapEff: 0{16}$/);
  expect(commands).not.toContain('--no-sandbox');
  await app.quit();
});

it('with the start at login on, writes what starts it at login', async () => {
  turnOnStartAtLogin();
  const app = start(first);
  await app.trayMenu('Quit TokenTray');
  await app.quit();
  expect(readFileSync(autostart, 'utf8')).toBe(autostartEntry(first, ['--hidden']));
  const atLogin = start('gio', ['launch', autostart]);
  await atLogin.trayMenu('Quit TokenTray');
  await quitByTray();
});

it('after an update, which has another name, writes it anew', async () => {
  renameSync(first, second);
  copyFileSync(newer.appImage, second);
  const app = start(second);
  await app.trayMenu('Quit TokenTray');
  await app.quit();
  expect(readFileSync(autostart, 'utf8')).toBe(autostartEntry(second, ['--hidden']));
});

it('lets be what the desktop has switched off', async () => {
  const off = `${autostartEntry(first, ['--hidden'])}Hidden=true\n`;
  writeFileSync(autostart, off);
  const app = start(second);
  await app.trayMenu('Quit TokenTray');
  await app.quit();
  expect(readFileSync(autostart, 'utf8')).toBe(off);
});

it('as a plain folder puts up its tray, and at login starts itself, not the AppImage that started it', async () => {
  writeFileSync(autostart, '');
  const app = start(path.join(newer.unpacked, 'tokentray'), [], { APPIMAGE: second, APPDIR: folder });
  await app.trayMenu('Quit TokenTray');
  await app.quit();
  expect(readFileSync(autostart, 'utf8')).toBe(
    autostartEntry(path.join(newer.unpacked, 'tokentray'), ['--hidden']),
  );
});

function start(
  program: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): InstalledApp {
  const app = new InstalledApp(spawnAsOrdinary(program, args, env), desktop);
  apps.push(app);
  return app;
}

function spawnAsOrdinary(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): ChildProcess {
  const fixed = { HOME: home, PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', TMPDIR: '/tmp' };
  return spawn(program, [...args], {
    cwd: home,
    env: { ...fixed, ...desktop.env, ...env },
    uid: ORDINARY,
    gid: ORDINARY,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The program that `gio` started is nobody's child here. */
async function quitByTray(): Promise<void> {
  await desktop.tray.clickByLabel('Quit TokenTray');
  await expect.poll(() => desktop.tray.itemCount, { timeout: 30_000 }).toBe(0);
  desktop.tray.forget();
}

function turnOnStartAtLogin(): void {
  const settings = sealEnvelope({
    format: envelopeFormat('settings'),
    schemaVersion: 2,
    generation: 1_000,
    savedAt: new Date().toISOString(),
    payload: { ...DEFAULT_SETTINGS, startAtLogin: true },
  });
  const file = path.join(home, '.config', 'TokenTray', 'data', 'settings.json');
  writeFileSync(file, JSON.stringify(settings));
  giveAway(home);
}

function giveAway(place: string): void {
  for (const name of ['', ...readdirSync(place, { recursive: true, encoding: 'utf8' })])
    chownSync(path.join(place, name), ORDINARY, ORDINARY);
}
