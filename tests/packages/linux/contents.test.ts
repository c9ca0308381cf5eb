// What is inside the Linux packages, as other people's tools see it: those that Debian and Red Hat check packages with.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { project } from '../../../build/scripts/project.ts';
import { FEED_PORT } from '../../support/packages/linux-packages.ts';

const { older } = inject('packages');
const OURS_LIMIT_BYTES = 3_000_000;
const folder = mkdtempSync(path.join(tmpdir(), 'tokentray-contents-'));
const share = (...parts: readonly string[]) => path.join(folder, 'usr', 'share', ...parts);

beforeAll(() => said('dpkg-deb', ['--extract', older.deb, folder]));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('the desktop finds nothing wrong with the menu entry, which opens company files and links', () => {
  const entry = share('applications', 'app.tokentray.TokenTray.desktop');
  expect(said('desktop-file-validate', [entry])).toBe('');
  const text = readFileSync(entry, 'utf8');
  expect(text).toMatch(/^MimeType=application\/x-tokentray;x-scheme-handler\/tokentray;$/m);
  expect(text).toMatch(/^Exec=\S+ %U$/m);
});

it('AppStream finds nothing wrong with what software centers show, which names the version of today', () => {
  const file = share('metainfo', 'app.tokentray.TokenTray.metainfo.xml');
  expect(said('appstreamcli', ['validate', '--no-net', '--pedantic', file])).toMatch(
    /Validation was successful/,
  );
  const { version } = JSON.parse(readFileSync(project.path('package.json'), 'utf8')) as {
    readonly version: string;
  };
  expect(readFileSync(file, 'utf8')).toContain(`<release version="${version}"`);
});

it('lintian finds nothing but what every Electron app in /opt has', () => {
  const args = ['--allow-root', '--fail-on', 'none', '--tag-display-limit', '0', older.deb];
  expect(tagsOf(said('lintian', args))).toEqual([]);
});

it('rpmlint finds nothing but what every Electron app in /opt has', () => {
  const args = ['--config', project.path('build', 'packages', 'linux', 'rpmlint.toml'), older.rpm];
  expect(said('rpmlint', args)).toMatch(/ 0 errors, 0 warnings/);
});

it('the app has the languages that it speaks, our license, and nothing of the Electron that the tests run on', () => {
  const app = path.join(folder, 'opt', 'TokenTray');
  expect(readdirSync(path.join(app, 'locales')).sort()).toEqual(
    ['de', 'en-GB', 'en-US', 'es-419', 'es', 'fr', 'hi', 'sw'].map((name) => `${name}.pak`),
  );
  expect(readdirSync(path.join(app, 'resources'))).toEqual(['app-update.yml', 'app.asar', 'package-type']);
  expect(readdirSync(app)).not.toContain('version');
  expect(readFileSync(path.join(app, 'LICENSE.txt'), 'utf8')).toBe(
    readFileSync(project.path('LICENSE'), 'utf8'),
  );
  expect(statSync(path.join(app, 'resources', 'app.asar')).size).toBeLessThan(OURS_LIMIT_BYTES);
});

it('says where newer versions are, and how each package was installed', () => {
  const resources = path.join(folder, 'opt', 'TokenTray', 'resources');
  expect(readFileSync(path.join(resources, 'app-update.yml'), 'utf8')).toContain(`127.0.0.1:${FEED_PORT}`);
  expect(readFileSync(path.join(resources, 'package-type'), 'utf8')).toBe('deb');
  const unpackRpm = `rpm2cpio '${older.rpm}' | cpio --extract --to-stdout --quiet '*/package-type'`;
  expect(said('sh', ['-c', unpackRpm])).toBe('rpm');
  const feed = readFileSync(path.join(older.folder, 'latest-linux.yml'), 'utf8');
  for (const file of [older.deb, older.rpm, older.appImage])
    expect(feed).toContain(`url: ${path.basename(file)}`);
});

it('icotool and icns2png find every icon in the files for Windows and macOS', () => {
  const icons = (name: string) => project.path('build', 'icons', name);
  const widths = [...said('icotool', ['--list', icons('icon.ico')]).matchAll(/--width=(\d+)/g)];
  expect(widths.map(([, width]) => Number(width))).toEqual([16, 24, 32, 48, 64, 128, 256]);
  const listed = said('icns2png', ['-x', '-o', folder, icons('icon.icns')]);
  for (const type of ['is32', 'il32', 'ic08', 'ic09', 'ic10']) expect(listed).toContain(`Saved '${type}'`);
});

function said(command: string, args: readonly string[]): string {
  const { error, stdout, stderr } = spawnSync(command, [...args], { encoding: 'utf8' });
  if (error) throw error;
  return `${stdout}${stderr}`;
}

/** Errors and warnings; what is overridden is not among them. */
function tagsOf(report: string): readonly string[] {
  return report.split('\n').filter((line) => /^[EW]: /.test(line));
}
