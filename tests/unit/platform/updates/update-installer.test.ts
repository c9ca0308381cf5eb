// With real files and a real program in the place of an AppImage.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import {
  isIntact,
  replaceAppImage,
  startAndLeave,
} from '../../../../app/platform/updates/update-installer.ts';
import { waitUntil } from '../../../../build/waiting/wait-until.ts';

const NEW = '#!/bin/sh\necho "$@" "[$APPIMAGE]" > "$0.said"\n';
const sha512 = createHash('sha512').update(NEW).digest('base64');

function folderWithBoth() {
  const folder = mkdtempSync(path.join(tmpdir(), 'tokentray-update-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const appImage = path.join(folder, 'TokenTray-1.0.0.AppImage');
  const file = path.join(folder, 'pending.AppImage');
  writeFileSync(appImage, 'old');
  writeFileSync(file, NEW);
  return { folder, appImage, update: { version: '1.1.0', file, sha512 } };
}

it('puts the new AppImage where the old one was, ready to start, and leaves nothing else', async () => {
  const { folder, appImage, update } = folderWithBoth();
  expect(await replaceAppImage(update, appImage)).toBe(true);
  expect([readFileSync(appImage, 'utf8'), statSync(appImage).mode & 0o777]).toEqual([NEW, 0o755]);
  expect(readdirSync(folder)).toEqual([path.basename(appImage)]);
});

it('keeps the old one where the copy is not the file that was checked', async () => {
  const { folder, appImage, update } = folderWithBoth();
  expect(await replaceAppImage({ ...update, sha512: sha512.replace(/^./, '-') }, appImage)).toBe(false);
  expect([readFileSync(appImage, 'utf8'), readdirSync(folder)]).toEqual([
    'old',
    ['TokenTray-1.0.0.AppImage', 'pending.AppImage'],
  ]);
});

it('keeps the old one where the new one is gone', async () => {
  const { folder, appImage, update } = folderWithBoth();
  rmSync(update.file);
  await expect(replaceAppImage(update, appImage)).rejects.toThrow('ENOENT');
  expect([readFileSync(appImage, 'utf8'), readdirSync(folder)]).toEqual(['old', [path.basename(appImage)]]);
});

it('knows a file by its checksum', async () => {
  const { update } = folderWithBoth();
  expect(await isIntact(update)).toBe(true);
  writeFileSync(update.file, `${NEW} `);
  expect(await isIntact(update)).toBe(false);
  rmSync(update.file);
  expect(await isIntact(update)).toBe(false);
});

it('starts the new one with our arguments, and without the variables of the old one', async () => {
  const { appImage, update } = folderWithBoth();
  vi.stubEnv('APPIMAGE', appImage);
  onTestFinished(() => void vi.unstubAllEnvs());
  chmodSync(update.file, 0o755);
  await startAndLeave(update.file, ['--hidden']);
  const said = `${update.file}.said`;
  const read = () => (existsSync(said) ? readFileSync(said, 'utf8') : '');
  const found = await waitUntil({
    what: 'its output',
    look: read,
    until: (text) => text.endsWith('\n'),
    timeoutMs: 5_000,
  });
  expect(found).toBe('--hidden []\n');
});

it('says so where the system does not start it', async () => {
  const { update } = folderWithBoth();
  chmodSync(update.file, 0o600);
  await expect(startAndLeave(update.file, [])).rejects.toThrow('EACCES');
});
