// The macOS app as it lies in its archive, made around an Electron.app that is empty. Whether it starts, and its signature,
// can be seen on macOS only.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getRawHeader } from '@electron/asar';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programPath, runNodeTool } from '../../build/scripts/program.ts';
import { project } from '../../build/scripts/project.ts';
import { layOutEmptyElectronApp } from '../support/packages/empty-electron-app.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tokentray-mac-'));
const output = path.join(folder, 'made');
const contents = path.join(folder, 'unzipped', 'TokenTray.app', 'Contents');
let plist: Readonly<Record<string, unknown>> = {};

beforeAll(async () => {
  const electron = path.join(folder, 'electron');
  mkdirSync(electron);
  layOutEmptyElectronApp(electron);
  const args = [
    ...['--mac', 'zip', '--arm64', '--publish', 'never', '-c.electronVersion=45.5.0'],
    ...[`-c.electronDist=${electron}`, `-c.directories.output=${output}`],
  ];
  const made = await runNodeTool('electron-builder/cli.js', args, {
    env: { ELECTRON_BUILDER_7ZIP_PATH: programPath('7za') ?? '' },
  });
  const zip = made.succeeded ? readdirSync(output).find((name) => name.endsWith('-arm64.zip')) : undefined;
  if (zip === undefined) throw new Error(`electron-builder made no archive: ${made.output}`);
  execFileSync('unzip', ['-q', path.join(output, zip), '-d', path.join(folder, 'unzipped')]);
  plist = readPlist(path.join(contents, 'Info.plist'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('names itself, its version, its icon, its company files and its links', () => {
  expect(plist).toMatchObject({
    CFBundleIdentifier: 'app.tokentray.desktop',
    CFBundleExecutable: 'TokenTray',
    CFBundleShortVersionString: '0.1.0',
    CFBundleIconFile: 'icon.icns',
    LSUIElement: false,
  });
  const [files] = plist.CFBundleDocumentTypes as readonly Record<string, unknown>[];
  expect(files).toMatchObject({ CFBundleTypeExtensions: ['tokentray'], CFBundleTypeRole: 'Viewer' });
  expect(plist.CFBundleURLTypes).toEqual([
    expect.objectContaining({ CFBundleTypeRole: 'Viewer', CFBundleURLSchemes: ['tokentray'] }),
  ]);
  const icon = readFileSync(path.join(contents, 'Resources', 'icon.icns'));
  expect(icon.equals(readFileSync(project.path('build', 'icons', 'icon.icns')))).toBe(true);
});

it("lets macOS's network code load nothing unencrypted but from this computer", () => {
  const { NSAllowsArbitraryLoads, NSExceptionDomains } = plist.NSAppTransportSecurity as Record<
    string,
    unknown
  >;
  expect(NSAllowsArbitraryLoads).toBe(false);
  expect(NSExceptionDomains).toEqual({ localhost: { NSExceptionAllowsInsecureHTTPLoads: true } });
});

it('names the hash of its archive, by which Electron checks it', () => {
  const asar = path.join(contents, 'Resources', 'app.asar');
  const hash = createHash('sha256').update(getRawHeader(asar).headerString).digest('hex');
  expect(plist.ElectronAsarIntegrity).toEqual({ 'Resources/app.asar': { algorithm: 'SHA256', hash } });
});

it('has its helpers under its own name and identity', () => {
  for (const kind of ['', ' (Renderer)', ' (GPU)', ' (Plugin)']) {
    const name = `TokenTray Helper${kind}`;
    const helper = path.join(contents, 'Frameworks', `${name}.app`, 'Contents');
    const { CFBundleIdentifier } = readPlist(path.join(helper, 'Info.plist'));
    expect(CFBundleIdentifier).toMatch(/^app\.tokentray\.desktop\.helper/);
    expect(existsSync(path.join(helper, 'MacOS', name))).toBe(true);
  }
});

it("brings our license, the languages that we speak, and nothing of Electron's own", () => {
  const names = readdirSync(path.join(contents, 'Resources'));
  expect(names).toEqual(expect.arrayContaining(['LICENSE.txt', 'app.asar']));
  expect(names).not.toContain('default_app.asar');
  const languages = names.filter((name) => name.endsWith('.lproj')).sort();
  expect(languages).toEqual(
    ['de', 'en', 'en_GB', 'es', 'es_419', 'fr', 'hi', 'sw'].map((name) => `${name}.lproj`),
  );
  const framework = readFileSync(
    path.join(contents, 'Frameworks', 'Electron Framework.framework', 'Electron Framework'),
    'latin1',
  );
  expect(framework).toContain('\x01\x09010011001');
});

/** By Python's reader. */
function readPlist(file: string): Readonly<Record<string, unknown>> {
  const script = 'import json, plistlib, sys; print(json.dumps(plistlib.load(open(sys.argv[1], "rb"))))';
  const json = execFileSync('/usr/bin/python3', ['-Es', '-c', script, file], { encoding: 'utf8' });
  return JSON.parse(json) as Readonly<Record<string, unknown>>;
}
