// An AppImage with a newer one waiting: what an ordinary user starts is the old version, and what then runs is the new one.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { envelopeFormat, sealEnvelope } from '../../../app/storage/envelope.ts';
import { UPDATES_DOCUMENT, type UpdateRecord } from '../../../app/updates/update-record.ts';
import { childExit } from '../../../build/waiting/child-exit.ts';
import { DesktopForAll } from '../../support/packages/desktop-for-all.ts';

const { older, newer } = inject('packages');
const ORDINARY = 65_534;
const WAIT_MS = 60_000;

const home = mkdtempSync(path.join(tmpdir(), 'tokentray-home-'));
const appImage = path.join(home, 'Apps', path.basename(older.appImage));
const downloaded = path.join(home, '.cache', 'tokentray-updater', 'pending', path.basename(newer.appImage));
const settingsFolder = path.join(home, '.config', 'TokenTray');
const sha512 = createHash('sha512').update(readFileSync(newer.appImage)).digest('base64');
let desktop: DesktopForAll;

beforeAll(async () => {
  desktop = await DesktopForAll.start();
  for (const file of [appImage, downloaded]) mkdirSync(path.dirname(file), { recursive: true });
  copyFileSync(older.appImage, appImage);
  copyFileSync(newer.appImage, downloaded);
  remember({ version: newer.version, file: downloaded, sha512, isTried: false, isHidden: false });
});

afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await desktop?.stop();
});

it('starts the new version in place of the old one, under the same name', async () => {
  const app = spawn(appImage, ['--hidden'], {
    cwd: home,
    env: { HOME: home, PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', TMPDIR: '/tmp', ...desktop.env },
    uid: ORDINARY,
    gid: ORDINARY,
    stdio: 'ignore',
  });
  expect(await childExit(app, WAIT_MS)).toEqual({ code: 0, signal: null });
  await desktop.tray.waitForItem(WAIT_MS);
  await desktop.tray.waitForLabel('Quit TokenTray', WAIT_MS);
  const log = () => readFileSync(path.join(settingsFolder, 'logs', 'tokentray.log'), 'utf8');
  await expect.poll(log, { timeout: WAIT_MS }).toContain(`started {"version":"${newer.version}"`);
  expect(log()).not.toContain(`"version":"${older.version}"`);
  await desktop.tray.clickByLabel('Quit TokenTray');
  await expect.poll(() => desktop.tray.itemCount, { timeout: WAIT_MS }).toBe(0);
  expect(readdirSync(path.dirname(appImage))).toEqual([path.basename(older.appImage)]);
  expect(createHash('sha512').update(readFileSync(appImage)).digest('base64')).toBe(sha512);
  const record = JSON.parse(readFileSync(path.join(settingsFolder, 'data', 'updates.json'), 'utf8'));
  expect(record.payload.waiting).toBe(null);
});

function remember(waiting: UpdateRecord['waiting']): void {
  const { name, schemaVersion, initial } = UPDATES_DOCUMENT;
  const record = sealEnvelope({
    ...{ format: envelopeFormat(name), schemaVersion, generation: 1 },
    savedAt: new Date().toISOString(),
    payload: { ...initial, waiting },
  });
  mkdirSync(path.join(settingsFolder, 'data'), { recursive: true });
  writeFileSync(path.join(settingsFolder, 'data', `${name}.json`), JSON.stringify(record));
  for (const each of ['', ...readdirSync(home, { recursive: true, encoding: 'utf8' })])
    chownSync(path.join(home, each), ORDINARY, ORDINARY);
}
