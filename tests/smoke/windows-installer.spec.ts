// The installer for all users, on Windows: silently in, started, silently out. It needs an administrator and changes this computer.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { project } from '../../build/scripts/project.ts';
import { fusesOf, startOnce, WANTED_FUSES } from '../support/smoke/installed-start.ts';

const installed = path.join(process.env.ProgramFiles ?? '', 'TokenTray');
const program = path.join(installed, 'TokenTray.exe');

/** Its default value; '' where there is no such key. */
const registryValue = (...key: readonly string[]) =>
  spawnSync('reg.exe', ['query', key.join('\\'), '/ve'], { encoding: 'utf8' }).stdout ?? '';

function installer(): string {
  const folder = project.path('dist', 'packages');
  const name = readdirSync(folder).find((each) => /^TokenTray-.*-win-x64\.exe$/.test(each));
  if (name === undefined) throw new Error('There is no installer: run `npm run package` first.');
  return path.join(folder, name);
}

test('installs for everyone without a question, starts with its fuses set, and is removed again', async () => {
  execFileSync(installer(), ['/S', '/allusers']);
  expect(existsSync(program)).toBe(true);
  for (const key of ['TokenTray.CompanyFile', 'tokentray'])
    expect(registryValue('HKLM', 'Software', 'Classes', key, 'shell', 'open', 'command')).toContain(
      `"${program}" "%1"`,
    );
  expect(await fusesOf(program)).toBe(WANTED_FUSES);
  await startOnce(program);
  // It goes on in a copy of itself.
  execFileSync(path.join(installed, 'Uninstall TokenTray.exe'), ['/S', '/allusers']);
  await expect.poll(() => existsSync(program)).toBe(false);
  await expect.poll(() => registryValue('HKLM', 'Software', 'Classes', 'tokentray')).toBe('');
});
