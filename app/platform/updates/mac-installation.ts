// Installs a downloaded version on macOS, where only the system's own updater may, and only if the app is signed. Loaded when
// there is one to install.
import * as path from 'node:path';
import { type AppUpdater, Provider, type UpdateInfo } from 'electron-updater';
import type { DownloadedUpdate } from '../../updates/update-source.ts';
import { RequestGate } from './request-gate.ts';
import { createUpdater, guardSession } from './update-library.ts';

type Feed = Parameters<AppUpdater['setFeedURL']>[0];

/** Resolves with what went wrong; not at all where the app is quit and the new one started. */
export async function installOnMac(update: DownloadedUpdate, feedFile: string): Promise<unknown> {
  const updater = createUpdater('mac', feedFile);
  // A gate that is never opened: what is no longer on the disk is not downloaded now.
  guardSession(updater, new RequestGate());
  updater.setFeedURL({ provider: 'custom', updateProvider: feedOf(update) } as unknown as Feed);
  await updater.checkForUpdates();
  await updater.downloadUpdate();
  return new Promise((resolve) => {
    updater.once('error', resolve);
    updater.quitAndInstall();
  });
}

/** A feed that names only what was downloaded before, so that the library finds that file, checks it and hands it on. */
function feedOf({ version, file, sha512 }: DownloadedUpdate) {
  const url = encodeURIComponent(path.basename(file));
  return class WaitingFeed extends Provider<UpdateInfo> {
    async getLatestVersion(): Promise<UpdateInfo> {
      return { version, files: [{ url, sha512 }], path: url, sha512, releaseDate: '' };
    }

    resolveFiles(info: UpdateInfo) {
      return info.files.map((each) => ({ url: new URL(each.url, 'https://waiting.invalid/'), info: each }));
    }
  };
}
