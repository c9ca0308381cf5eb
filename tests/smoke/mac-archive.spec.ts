// The app from the archive for macOS: its signature holds together, and it starts with its fuses set.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { project } from '../../build/scripts/project.ts';
import { fusesOf, startOnce, WANTED_FUSES } from '../support/smoke/installed-start.ts';

test('is unpacked, registers its links, and starts', async () => {
  const packages = project.path('dist', 'packages');
  const archive = readdirSync(packages).find((name) => name.endsWith(`-mac-${process.arch}.zip`));
  if (archive === undefined) throw new Error('There is no archive: run `npm run package` first.');
  const folder = mkdtempSync(path.join(tmpdir(), 'tokentray-mac-'));
  execFileSync('ditto', ['-x', '-k', path.join(packages, archive), folder]);
  const app = path.join(folder, 'TokenTray.app');
  const plist = path.join(app, 'Contents', 'Info.plist');
  const links = execFileSync('plutil', ['-extract', 'CFBundleURLTypes', 'json', '-o', '-', plist], {
    encoding: 'utf8',
  });
  expect(JSON.parse(links)).toMatchObject([{ CFBundleURLSchemes: ['tokentray'] }]);
  // Of an unsigned package it is the one that Apple's processors ask of every program.
  execFileSync('codesign', ['--verify', '--deep', app]);
  expect(await fusesOf(app)).toBe(WANTED_FUSES);
  await startOnce(path.join(app, 'Contents', 'MacOS', 'TokenTray'));
  rmSync(folder, { recursive: true });
});
