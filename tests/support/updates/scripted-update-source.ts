// Where newer versions come from, as a test says, and what was asked of it.
import type { PackageKind } from '../../../app/shared/contract/updates.ts';
import type {
  CheckOutcome,
  DownloadedUpdate,
  DownloadOutcome,
  UpdateSource,
} from '../../../app/updates/update-source.ts';

export const NEWER: CheckOutcome = {
  kind: 'newer',
  version: '1.1.0',
  fileUrl: 'https://updates.example/TokenTray-1.1.0-linux-amd64.deb',
};
export const DOWNLOADED: DownloadedUpdate = {
  version: '1.1.0',
  file: '/home/operator/.cache/tokentray-updater/pending/TokenTray.AppImage',
  sha512: 'practice',
};

export class ScriptedUpdateSource implements UpdateSource {
  packageKind: PackageKind = 'appImage';
  isReplaceable = true;
  checkOutcome: CheckOutcome = { kind: 'upToDate' };
  downloadOutcome: DownloadOutcome = { kind: 'downloaded', update: DOWNLOADED };
  installOutcome: Awaited<ReturnType<UpdateSource['install']>> = { kind: 'leaving' };
  /** 'check', 'download' or 'install 1.1.0', in order. */
  readonly asked: string[] = [];
  #held: Promise<void> | undefined;

  /** What is asked from now on is answered once `release` is called. */
  hold(): () => void {
    let release = () => {};
    this.#held = new Promise((resolve) => {
      release = resolve;
    });
    return () => {
      this.#held = undefined;
      release();
    };
  }

  async check(): Promise<CheckOutcome> {
    this.asked.push('check');
    await this.#held;
    return this.checkOutcome;
  }

  async download(onProgress: (percent: number) => void): Promise<DownloadOutcome> {
    this.asked.push('download');
    onProgress(40);
    await this.#held;
    return this.downloadOutcome;
  }

  async install({ version }: DownloadedUpdate): ReturnType<UpdateSource['install']> {
    this.asked.push(`install ${version}`);
    return this.installOutcome;
  }
}
