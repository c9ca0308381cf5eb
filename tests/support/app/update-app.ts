// Builds and drives the app in update-app/: TokenTray's updates alone, in a real Electron.
import { resolve } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { PackageKind } from '../../../app/shared/contract/updates.ts';
import type { CheckOutcome, DownloadedUpdate } from '../../../app/updates/update-source.ts';
import { buildSmallApp } from './small-app.ts';
import type { UpdatesUnderTest } from './update-app/main.ts';

export const buildUpdateApp = () =>
  buildSmallApp('update-app', resolve(import.meta.dirname, 'update-app/main.ts'));

export class DrivenUpdates {
  readonly #app: ElectronApplication;

  private constructor(app: ElectronApplication) {
    this.#app = app;
  }

  /** `feedFile`: what electron-builder writes into a package as app-update.yml. */
  static async open(app: ElectronApplication, kind: PackageKind, feedFile: string): Promise<DrivenUpdates> {
    await app.evaluate(
      (_electron, asked) => {
        globalThis.updatesUnderTest = globalThis.openUpdates?.(asked.kind, asked.feedFile);
      },
      { kind, feedFile },
    );
    return new DrivenUpdates(app);
  }

  check(): Promise<CheckOutcome | undefined> {
    return this.#app.evaluate(() => globalThis.updatesUnderTest?.check());
  }

  download(): Promise<Awaited<ReturnType<UpdatesUnderTest['download']>> | undefined> {
    return this.#app.evaluate(() => globalThis.updatesUnderTest?.download());
  }

  install(update: DownloadedUpdate): Promise<object | undefined> {
    return this.#app.evaluate((_electron, asked) => globalThis.updatesUnderTest?.install(asked), update);
  }
}
