// The Windows installer: electron-builder's script with ours, compiled by Debian's NSIS around a stand-in for Electron, and
// run by Wine. What only Windows can show (elevation, Explorer, the real plug-ins) is left to a build on Windows.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programPath, runNodeTool } from '../../build/scripts/program.ts';
import { layOutWindowsTools, WINE, type WindowsTools } from '../support/packages/windows-tools.ts';

const OPEN_COMMAND = String.raw`HKCU\Software\Classes\TokenTray.CompanyFile\shell\open\command`;
const LINK = String.raw`HKCU\Software\Classes\tokentray`;
const RUN = String.raw`HKCU\Software\Microsoft\Windows\CurrentVersion\Run`;

const folder = mkdtempSync(path.join(tmpdir(), 'tokentray-windows-'));
const windows = path.join(folder, 'prefix');
const home = path.join(windows, 'drive_c', 'users', userInfo().username);
const data = path.join(home, 'AppData', 'Roaming', 'TokenTray');
const perUser = path.join(home, 'AppData', 'Local', 'Programs', 'TokenTray');
const forAll = path.join(windows, 'drive_c', 'Program Files', 'TokenTray');
const env = {
  ...process.env,
  WINEPREFIX: windows,
  WINEDEBUG: '-all',
  WINEDLLOVERRIDES: 'mscoree,mshtml=;findstr.exe,powershell.exe=n;winemenubuilder.exe=d',
  DISPLAY: '',
};
let older = '';
let newer = '';

beforeAll(async () => {
  mkdirSync(path.join(folder, 'tools'));
  const tools = layOutWindowsTools(path.join(folder, 'tools'));
  startWindows(tools);
  older = await makeInstaller(tools, '0.1.0');
  newer = await makeInstaller(tools, '0.1.1');
});

afterAll(() => {
  spawnSync(WINE_SERVER, ['-k'], { env });
  rmSync(folder, { recursive: true, force: true });
});

it('installs silently for the person who runs it, with quoted commands and only our languages', () => {
  run(older, '/S');
  const files = readdirSync(perUser);
  expect(files).toEqual(expect.arrayContaining(['TokenTray.exe', 'LICENSE.txt', 'LICENSE.electron.txt']));
  expect(files).not.toContain('version');
  expect(readdirSync(path.join(perUser, 'locales')).sort()).toEqual(
    ['de', 'en-GB', 'en-US', 'es-419', 'es', 'fr', 'hi', 'sw'].map((name) => `${name}.pak`),
  );
  expect(registry(OPEN_COMMAND)).toMatch(/REG_SZ\s+"C:\\[^"]+\\TokenTray\.exe" "%1"/);
  expect(registry(uninstallKey())).toMatch(/UninstallString\s+REG_SZ\s+"C:\\[^"]+" \/currentuser/);
});

it('opens links that offer a company, by a quoted command', () => {
  expect(registry(LINK)).toMatch(/URL Protocol\s+REG_SZ\s/);
  expect(registry(String.raw`${LINK}\shell\open\command`)).toMatch(
    /REG_SZ\s+"C:\\[^"]+\\TokenTray\.exe" "%1"/,
  );
});

it('starts with its fuses set, and notes it in its data', () => {
  run(path.join(perUser, 'TokenTray.exe'), '--hidden');
  // Of nine, the newest is on by our own hand.
  expect(readFileSync(path.join(data, 'starts.txt'), 'utf8')).toBe('0 --hidden\r\n');
  expect(fusesOf(path.join(perUser, 'TokenTray.exe'))).toBe('010011001');
});

it('is upgraded, with the data byte for byte', () => {
  writeFileSync(path.join(data, 'companies.json'), 'kept');
  run(newer, '/S');
  expect(registry(uninstallKey())).toContain('0.1.1');
  expect(readFileSync(path.join(data, 'companies.json'), 'utf8')).toBe('kept');
});

it('is removed with its registry keys and its copy of the installer, and leaves the data', () => {
  run('reg', 'add', RUN, '/v', 'app.tokentray.desktop', '/d', 'C:\\x.exe --hidden', '/f');
  uninstall(perUser, '/currentuser');
  expect(existsSync(perUser)).toBe(false);
  expect(existsSync(path.join(home, 'AppData', 'Local', 'tokentray-updater'))).toBe(false);
  expect(tokenTrayKeys()).toEqual([]);
  expect(readFileSync(path.join(data, 'companies.json'), 'utf8')).toBe('kept');
});

it('installs silently for everyone, and is removed again', () => {
  run(newer, '/S', '/allusers');
  expect(readdirSync(forAll)).toContain('TokenTray.exe');
  expect(existsSync(path.join(perUser, 'TokenTray.exe'))).toBe(false);
  for (const key of [OPEN_COMMAND, LINK])
    expect(registry(key.replace('HKCU', 'HKLM'))).toContain(
      '"C:\\Program Files\\TokenTray\\TokenTray.exe" "%1"',
    );
  uninstall(forAll, '/allusers');
  expect(existsSync(forAll)).toBe(false);
  expect(tokenTrayKeys()).toEqual([]);
});

const WINE_SERVER = '/usr/lib/wine/wineserver64';

function startWindows(tools: WindowsTools): void {
  mkdirSync(windows);
  run('wineboot', '--init');
  const system = path.join(windows, 'drive_c', 'windows', 'system32');
  for (const file of ['findstr.exe', 'WindowsPowerShell/v1.0/powershell.exe'])
    copyFileSync(tools.refusal, path.join(system, file));
}

async function makeInstaller(tools: WindowsTools, version: string): Promise<string> {
  const output = path.join(folder, version);
  const made = await runNodeTool(
    'electron-builder/cli.js',
    [
      ...['--win', 'nsis', '--x64', '--publish', 'never', '-c.electronVersion=45.5.0'],
      ...[`-c.electronDist=${tools.electron}`, `-c.directories.output=${output}`],
      `-c.extraMetadata.version=${version}`,
      // NSIS warns of what a 64-bit installer, which no release is, leaves unused in electron-builder's script.
      '-c.nsis.warningsAsErrors=false',
    ],
    { env: { ...tools.env, WINEPREFIX: windows, ELECTRON_BUILDER_7ZIP_PATH: programPath('7za') ?? '' } },
  );
  const installer = made.succeeded ? readdirSync(output).find((name) => name.endsWith('.exe')) : undefined;
  if (installer === undefined) throw new Error(`electron-builder made no installer: ${made.output}`);
  return path.join(output, installer);
}

function run(program: string, ...args: readonly string[]): string {
  const { status, error, stdout, stderr } = spawnSync(WINE, [program, ...args], { env, encoding: 'utf8' });
  if (status !== 0)
    throw error ?? new Error(`${program} ${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

const registry = (key: string) => run('reg', 'query', key, '/s');

function uninstallKey(): string {
  const parent = String.raw`HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall`;
  const key = registry(parent)
    .split('\r\n')
    .find((line) => line.startsWith('HKEY') && line.includes('Uninstall\\'));
  if (key === undefined) throw new Error('Nothing is installed.');
  return key;
}

/** It goes on in a copy of itself; Wine ends after it, and writes the registry. */
function uninstall(installed: string, whose: string): void {
  run(path.join(installed, 'Uninstall TokenTray.exe'), '/S', whose);
  spawnSync(WINE_SERVER, ['-w'], { env });
}

/** Wherever in the registry, as Wine has written it. */
function tokenTrayKeys(): readonly string[] {
  const files = ['user.reg', 'system.reg'].map((name) => path.join(windows, name));
  return files
    .flatMap((file) => readFileSync(file, 'latin1').split('\n'))
    .filter((line) => /tokentray/i.test(line));
}

function fusesOf(file: string): string {
  const bytes = readFileSync(file, 'latin1');
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  return bytes.slice(bytes.indexOf(sentinel) + sentinel.length + 2).slice(0, 9);
}
