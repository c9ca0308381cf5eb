// The Linux packages of two versions, made by electron-builder as `npm run package` makes them, but packed in a hurry.
import { chmodSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runElectronBuilder } from '../../../build/packages/package-builder.ts';
import { feedArguments } from '../../../build/packages/update-feed.ts';
import { resolveElectronRuntime } from '../../../build/scripts/electron-runtime.ts';

/** Paths. */
export interface LinuxPackage {
  readonly version: string;
  /** Where they all are, with the feed that names them. */
  readonly folder: string;
  readonly unpacked: string;
  readonly deb: string;
  readonly rpm: string;
  readonly appImage: string;
}

export interface LinuxPackages {
  readonly folder: string;
  readonly older: LinuxPackage;
  readonly newer: LinuxPackage;
}

/** Where these packages look for newer ones: on this computer. */
export const FEED_PORT = 8_799;
const VERSIONS = { older: '0.1.0', newer: '0.1.1' } as const;

export async function makeLinuxPackages(): Promise<LinuxPackages> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tokentray-packages-'));
  chmodSync(folder, 0o755); // another user must be able to start what is in it
  return {
    folder,
    older: await makeVersion(folder, VERSIONS.older),
    newer: await makeVersion(folder, VERSIONS.newer),
  };
}

async function makeVersion(parent: string, version: string): Promise<LinuxPackage> {
  const folder = path.join(parent, version);
  const made = await runElectronBuilder(
    await resolveElectronRuntime(),
    [
      ...['--linux', 'dir', 'deb', 'rpm', 'AppImage', '--x64'],
      `-c.directories.output=${folder}`,
      `-c.extraMetadata.version=${version}`,
      ...feedArguments(`http://127.0.0.1:${FEED_PORT}/`),
      ...['-c.deb.compression=gz', '-c.rpm.compression=gzip', '-c.compression=store'],
    ],
    'kept',
  );
  if (!made.succeeded) throw new Error(`electron-builder made no packages: ${made.output}`);
  const ending = (end: string) => {
    const name = readdirSync(folder).find((each) => each.endsWith(end));
    if (name === undefined) throw new Error(`There is no ${end} in what was made: ${made.output}`);
    return path.join(folder, name);
  };
  return {
    ...{ version, folder },
    unpacked: ending('-unpacked'),
    deb: ending('.deb'),
    rpm: ending('.rpm'),
    appImage: ending('.AppImage'),
  };
}
