// Nothing of TokenTray but its updates, by the real library in a real Electron. A test drives it by what it puts on `globalThis`.
import { app } from 'electron';
import { systemClock as clock } from '../../../../app/platform/system/system-clock.ts';
import { ElectronUpdateSource } from '../../../../app/platform/updates/electron-update-source.ts';
import { openUpdateLibrary } from '../../../../app/platform/updates/update-library.ts';
import { hardenChromium } from '../../../../app/platform/window/chromium-hardening.ts';
import type { PackageKind } from '../../../../app/shared/contract/updates.ts';
import type {
  CheckOutcome,
  DownloadedUpdate,
  DownloadOutcome,
} from '../../../../app/updates/update-source.ts';

export interface UpdatesUnderTest {
  check(): Promise<CheckOutcome>;
  /** Also what the progress came to. */
  download(): Promise<{ readonly outcome: DownloadOutcome; readonly percents: readonly number[] }>;
  install(update: DownloadedUpdate): Promise<object>;
}

declare global {
  var openUpdates: ((kind: PackageKind, feedFile: string) => UpdatesUnderTest) | undefined;
  var updatesUnderTest: UpdatesUnderTest | undefined;
}

// The library asks for it before it downloads one.
process.env.APPIMAGE = '/nowhere/TokenTray.AppImage';

hardenChromium();
app.on('window-all-closed', () => undefined);
app.whenReady().then(() => {
  globalThis.openUpdates = (packageKind, feedFile) => {
    const source = new ElectronUpdateSource({
      ...{ clock, packageKind, isReplaceable: true },
      openLibrary: async (gate) => openUpdateLibrary(packageKind, feedFile, gate),
      installOnMac: () => Promise.reject(new Error('this is no Mac')),
      startableProgram: '/nowhere/TokenTray.AppImage',
      startArguments: [],
      leaving: () => undefined,
      onBug: (error) => console.error('bug', error),
    });
    return {
      check: () => source.check(),
      download: async () => {
        const percents: number[] = [];
        return { outcome: await source.download((percent) => void percents.push(percent)), percents };
      },
      install: (update) => source.install(update),
    };
  };
});
