// The one window: made when asked for, gone when closed. It may do nothing but show its own page and call the bridge.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { app, BaseWindow, BrowserWindow, nativeTheme, type Session } from 'electron';
import type { WindowPlace } from '../../settings/window-place-store.ts';
import { eventChannel, type Navigation, type WindowEvents } from '../../shared/contract/bridge.ts';
import type { Farewell } from '../../shared/contract/farewell.ts';
import { SingleFlight } from '../../time/single-flight.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import type { FirstPage } from './first-page.ts';
import { confine, pageBackground, safePreferences } from './page-safety.ts';
import { placeNow, rememberPlaceOf, zoomFactorOf } from './window-place.ts';
import { beginWindowSession, type WindowSession } from './window-session.ts';

export interface MainWindowOptions {
  readonly pageFolder: string;
  readonly preload: string;
  readonly icon: string;
  /** Where the page comes from during development; empty otherwise. */
  readonly developmentUrl: string;
  /** Where the operator left it. */
  readonly place: {
    readonly remembered: () => WindowPlace | null;
    readonly remember: (place: WindowPlace) => void;
  };
  /** What to do when the operator closes the window: destroy it, keep it in the taskbar, from where it can quit, or say something first. */
  readonly onClose: (page: { readonly canTell: boolean }) => 'destroy' | 'minimize' | Farewell;
  /** The operator closes it once more in the taskbar. */
  readonly quit: () => void;
}

const PAGE = '/index.html';
const SIZE = { width: 780, height: 640 } as const;
const MINIMUM = { width: 420, height: 480 } as const;
/** A page that has asked for its snapshot is drawn by then. Electron may not report that, and the window must show. */
const LATEST_SHOW_MS = 1_000;
/** A first page that is not drawn by then holds up nothing else. */
const FIRST_PAGE_MS = 2_000;
const SCRIPTS_COME_MS = 20;

export class MainWindow {
  readonly #options: MainWindowOptions;
  #window: BrowserWindow | undefined;
  #session: WindowSession | undefined;
  #isWarm = false;
  /** Until there is a window that loads its page. */
  readonly #opening = new SingleFlight(() => this.#open());
  /** What to show once the page has asked for its first snapshot. */
  #pendingNavigation: Navigation | undefined;
  #pendingFarewell: Farewell | undefined;
  #isPageReady = false;
  #opensQuietly = false;
  /** Shown by the first window of this start, once. */
  #firstPage: FirstPage | undefined;
  #isRemembering = false;
  #onServed = () => {};
  /** Shows a window for the first time; does nothing from then on. */
  #showFirst = () => {};
  #isQuitting = false;

  constructor(options: MainWindowOptions) {
    this.#options = options;
    app.on('before-quit', () => {
      this.#isQuitting = true;
    });
  }

  /** Opens the window, or brings it to the front. */
  show(navigation?: Navigation): void {
    if (navigation && this.#isPageReady) this.send('navigate', navigation);
    else if (navigation) this.#pendingNavigation = navigation;
    void app.dock?.show();
    const window = this.#window;
    if (!window) {
      void this.#opening.run();
      return;
    }
    if (window.isMinimized()) window.restore();
    if (this.#isPageReady) {
      window.show();
      window.focus();
    }
  }

  /** Opens it before there is a core. Resolves once the page is painted and has its scripts, and at the latest after a while. */
  async showFirstPage(page: FirstPage): Promise<void> {
    this.#firstPage = page;
    nativeTheme.themeSource = page.theme;
    void app.dock?.show();
    await this.#opening.run();
    const window = this.#window;
    if (!window) return;
    await new Promise<void>((resolve) => {
      setTimeout(resolve, FIRST_PAGE_MS);
      setTimeout(() => this.#showFirst(), LATEST_SHOW_MS);
      window.once('closed', () => resolve());
      // Once it is painted, the page asks for its other scripts: they come together.
      this.#onServed = () => {
        if (!window.isDestroyed() && window.isVisible()) setTimeout(resolve, SCRIPTS_COME_MS);
      };
    });
    this.#onServed = () => {};
  }

  /** Opens the window where need be, and has it say this. */
  tell(farewell: Farewell): void {
    if (this.#isPageReady) this.send('farewell', farewell);
    else this.#pendingFarewell = farewell;
    this.show();
  }

  /** Opens a window where there is none, without taking the focus from what the operator is doing. */
  bringBack(): void {
    if (this.#window) return;
    this.#opensQuietly = true;
    this.show();
  }

  /** The page listens now: it has asked for a snapshot. */
  pageIsReady(): void {
    if (!this.#isPageReady) setTimeout(this.#showFirst, LATEST_SHOW_MS);
    this.#isPageReady = true;
    this.#rememberPlace();
    if (this.#pendingNavigation) this.send('navigate', this.#pendingNavigation);
    if (this.#pendingFarewell) this.send('farewell', this.#pendingFarewell);
    this.#pendingNavigation = undefined;
    this.#pendingFarewell = undefined;
  }

  /** Whether there is a page that hears what is sent. */
  get isListening(): boolean {
    return this.#isPageReady && this.#window !== undefined;
  }

  send<Event extends keyof WindowEvents>(event: Event, value: WindowEvents[Event]): void {
    if (this.#isPageReady) this.#window?.webContents.send(eventChannel(event), value);
  }

  /** Whether an IPC message comes from the page that we opened, from its main frame, at our origin. */
  isOwn(event: Electron.IpcMainInvokeEvent): boolean {
    const contents = this.#window?.webContents;
    const frame = event.senderFrame;
    if (!contents || event.sender !== contents || !frame || frame !== contents.mainFrame) return false;
    return frame.origin === APP_ORIGIN || (this.#isDevelopmentUrl(frame.url) && !app.isPackaged);
  }

  /** In steps, each in a turn of its own: together they take 50 ms, which would block everything else. */
  async #open(): Promise<void> {
    this.#session ??= beginWindowSession(this.#options, 'window', {
      instead: (pathname) => this.#takeFirstPage(pathname),
      onServed: () => this.#onServed(),
    });
    const { session: own, isCutOff } = this.#session;
    await nextTurn();
    // Before there is a core, there is nothing that it would block.
    const endWarmUp = this.#isWarm || this.#firstPage ? undefined : warmUpToolkit(this.#options.icon);
    this.#isWarm = true;
    await nextTurn();
    try {
      if (!this.#isQuitting) this.#create(own);
    } finally {
      endWarmUp?.();
    }
    await isCutOff;
    void this.#window?.loadURL(this.#options.developmentUrl || APP_ORIGIN + PAGE);
  }

  #create(own: Session): void {
    const remembered = this.#firstPage ? this.#firstPage.place : this.#options.place.remembered();
    const window = new BrowserWindow({
      ...SIZE,
      ...(remembered && placeNow(remembered, MINIMUM)),
      minWidth: MINIMUM.width,
      minHeight: MINIMUM.height,
      show: false,
      backgroundColor: pageBackground(),
      title: app.name,
      icon: this.#options.icon,
      autoHideMenuBar: true,
      webPreferences: {
        ...safePreferences(this.#options.preload, own),
        zoomFactor: zoomFactorOf(remembered?.zoomLevel ?? 0),
      },
    });
    this.#window = window;
    let isShown = false;
    this.#showFirst = () => {
      if (isShown || window.isDestroyed()) return;
      isShown = true;
      if (remembered?.isMaximized) window.maximize();
      if (this.#opensQuietly) window.showInactive();
      else window.show();
      this.#rememberPlace();
    };
    window.once('ready-to-show', this.#showFirst);
    window.on('close', (event) => this.#onClose(event, window));
    window.on('closed', () => {
      this.#opensQuietly = false;
      this.#isRemembering = false;
      this.#window = undefined;
      this.#isPageReady = false;
      this.#pendingNavigation = undefined;
      this.#pendingFarewell = undefined;
      app.dock?.hide();
    });
    // A page with typed text asks before it closes; a quit does not wait for the answer.
    window.webContents.on('will-prevent-unload', (event) => {
      if (this.#isQuitting) event.preventDefault();
    });
    window.webContents.once('dom-ready', () => window.webContents.setZoomLevel(remembered?.zoomLevel ?? 0));
    window.webContents.on('render-process-gone', () => this.#bringBack(window));
    confine(window.webContents);
  }

  /** Not while it opens: a window manager moves it until it is shown. And not before there is a core. */
  #rememberPlace(): void {
    const window = this.#window;
    if (this.#isRemembering || !this.#isPageReady || !window?.isVisible()) return;
    this.#isRemembering = true;
    rememberPlaceOf(window, this.#options.place.remember);
  }

  #takeFirstPage(pathname: string): string | undefined {
    if (pathname !== PAGE || !this.#firstPage) return undefined;
    const { html } = this.#firstPage;
    this.#firstPage = undefined;
    return html;
  }

  #onClose(event: Electron.Event, window: BrowserWindow): void {
    if (this.#isQuitting) return;
    const way = this.#options.onClose({ canTell: this.#isPageReady });
    if (way === 'destroy') return;
    event.preventDefault();
    if (way !== 'minimize') this.tell(way);
    else if (window.isMinimized()) this.#options.quit();
    else window.minimize();
  }

  /** A page that had worked is loaded again when its process crashes; one that never did would only crash again. */
  #bringBack(window: BrowserWindow): void {
    if (!this.#isPageReady) return;
    this.#isPageReady = false;
    window.webContents.reload();
  }

  #isDevelopmentUrl(url: string): boolean {
    const { developmentUrl } = this.#options;
    return developmentUrl !== '' && new URL(url).origin === new URL(developmentUrl).origin;
  }
}

/**
 * On Linux the first window of a process loads GTK, the fonts and the menu bar. A hidden window does that here, in a turn of
 * its own; call the answer once there is another window.
 */
function warmUpToolkit(icon: string): () => void {
  if (process.platform !== 'linux') return () => undefined;
  const hidden = new BaseWindow({ show: false, width: 1, height: 1, icon });
  return () => hidden.destroy();
}
