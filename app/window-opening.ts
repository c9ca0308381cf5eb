// The window as it is made before there is a core, and what it asks for until there is one. Loaded by main.ts where a start
// can show its last list, else by assembly.ts.
import { app } from 'electron';
import type { Core } from './core/core.ts';
import type { TrayPresence } from './platform/tray/tray-presence.ts';
import { openCommandChannels } from './platform/window/command-channels.ts';
import { readFirstPage } from './platform/window/first-page.ts';
import { MainWindow } from './platform/window/main-window.ts';
import { WindowCalls } from './platform/window/window-calls.ts';
import { readFile } from './storage/disk-files.ts';

export interface WindowOpeningOptions {
  /** Where a file of the app's own is. */
  readonly inApp: (...parts: readonly string[]) => string;
  readonly dataFolder: string;
  readonly trayPresence: Pick<TrayPresence, 'mayHideWindow'>;
}

export class WindowOpening {
  readonly window: MainWindow;
  readonly #options: WindowOpeningOptions;
  readonly #calls = new WindowCalls(() => this.window.pageIsReady());
  #core: Core | undefined;
  #isOpen = false;

  constructor(options: WindowOpeningOptions) {
    this.#options = options;
    this.window = new MainWindow({
      ...pageParts(options.inApp),
      place: {
        remembered: () => this.#core?.windowPlace.current ?? null,
        remember: (place) => this.#core?.windowPlace.remember(place),
      },
      onClose: ({ canTell }) => {
        if (!options.trayPresence.mayHideWindow()) return 'minimize';
        return (canTell && this.#core?.farewells.beforeFirstClose()) || 'destroy';
      },
      quit: () => this.quit(),
    });
    openCommandChannels(this.window, this.#calls);
  }

  /** Whether a start has opened it already, also where the operator has closed it since. */
  get isOpen(): boolean {
    return this.#isOpen && !this.window.isGivenUp;
  }

  /** Of a copy that was clicked in the last list: as of one in the tray's last picture. */
  whenCopyWaits(prepare: () => void): void {
    this.#calls.whenCopyWaits(prepare);
  }

  /** Shows the last list, if there is one that fits. Resolves once it is painted, and at the latest after a while. */
  async showLastList(): Promise<void> {
    const { dataFolder, inApp } = this.#options;
    const page = readFirstPage(dataFolder, inApp('dist', 'renderer'), { read: readFile });
    if (!page) return;
    this.#isOpen = true;
    await this.window.showFirstPage(page);
  }

  /** Answers what the window has asked for, and will. */
  begin(core: Core): void {
    this.#core = core;
    this.#calls.begin(core);
  }

  /** As the operator wishes; asks first where that loses sign-ins. The end of the session never waits for an answer. */
  quit(): void {
    const question = this.#core?.farewells.beforeQuit();
    if (question) this.window.tell(question);
    else app.quit();
  }
}

/** What each of our windows is made from. */
export const pageParts = (inApp: WindowOpeningOptions['inApp']) => ({
  pageFolder: inApp('dist', 'renderer'),
  preload: inApp('dist', 'app', 'preload.cjs'),
  icon: inApp('dist', 'icons', 'app', '256.png'),
  developmentUrl: app.isPackaged ? '' : import.meta.env.WINDOW_URL,
});
