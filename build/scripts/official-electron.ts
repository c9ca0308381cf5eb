// The official Electron binary of the version that package.json pins, downloaded on first use.
// Where its download host cannot be reached, that is remembered for a day, so that later starts are quick.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { runProgram } from './program.ts';
import { project } from './project.ts';

const packageFolder = project.path('node_modules', 'electron');
const PROBE_TIME_LIMIT_MS = 20_000;
const DOWNLOAD_TIME_LIMIT_MS = 15 * 60_000;
const REMEMBER_FAILURE_MS = 24 * 60 * 60_000;

/** Answers the folder of the official distribution, or undefined where it cannot be had. */
export async function officialElectron(): Promise<string | undefined> {
  if (isInstalled()) return path.join(packageFolder, 'dist');
  if (failedRecently()) return undefined;
  if ((await isDownloadHostReachable()) && (await download())) {
    rmSync(failureStamp(), { force: true });
    return path.join(packageFolder, 'dist');
  }
  writeFileSync(failureStamp(), '');
  return undefined;
}

function isInstalled(): boolean {
  const versionFile = path.join(packageFolder, 'dist', 'version');
  if (!existsSync(versionFile) || !existsSync(path.join(packageFolder, 'path.txt'))) return false;
  return readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === project.electronVersion;
}

/** Another proxy or mirror is another try. */
function failureStamp(): string {
  const { HTTPS_PROXY, https_proxy, ELECTRON_MIRROR, npm_config_electron_mirror } = process.env;
  const way = JSON.stringify([HTTPS_PROXY ?? https_proxy, ELECTRON_MIRROR ?? npm_config_electron_mirror]);
  const digest = createHash('sha256').update(way).digest('hex').slice(0, 8);
  return path.join(cacheFolder(), `electron-${project.electronVersion}-unreachable-${digest}`);
}

function failedRecently(): boolean {
  const stamp = failureStamp();
  return existsSync(stamp) && Date.now() - statSync(stamp).mtimeMs < REMEMBER_FAILURE_MS;
}

/** Asked in a process of its own, so that only this question goes through the machine's proxy. */
async function isDownloadHostReachable(): Promise<boolean> {
  if (process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror) return true;
  const version = project.electronVersion;
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const address = `https://github.com/electron/electron/releases/download/v${version}/${file}`;
  const question = `const { ok } = await fetch(${JSON.stringify(address)}, { method: 'HEAD' }); process.exit(ok ? 0 : 1);`;
  const { succeeded } = await runProgram(process.execPath, ['--input-type=module', '--eval', question], {
    env: { NODE_USE_ENV_PROXY: '1' },
    timeLimitMs: PROBE_TIME_LIMIT_MS,
  });
  return succeeded;
}

async function download(): Promise<boolean> {
  console.log(`Downloading Electron ${project.electronVersion} (about 120 MB, once)...`);
  const { succeeded } = await runProgram(process.execPath, [path.join(packageFolder, 'install.js')], {
    env: { NODE_USE_ENV_PROXY: '1', ELECTRON_OVERRIDE_DIST_PATH: '' },
    timeLimitMs: DOWNLOAD_TIME_LIMIT_MS,
  });
  return succeeded && isInstalled();
}
