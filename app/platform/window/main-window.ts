// The one window: made when asked for, gone when closed. It may do nothing but show its own page and call the bridge.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { app, BaseWindow, BrowserWindow, nativeTheme, type Session } from 'electron';
import type { WindowPlace } from '../../settings/window-place-store.ts';
import { eventChannel, type Navigation } from '../../shared/contract/bridge.ts';
import type { Farewell } from '../../shared/contract/farewell.ts';
import { SingleFlight } from '../../time/single-flight.ts';
import { afterCrash } from './after-crash.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import type { FirstPage } from './first-page.ts';
import { FirstPageShowing } from './first-page-showing.ts';
import { PageMessages } from './page-messages.ts';
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
/** From its first snapshot, or its last picture, until a page is drawn. Without a frame, as a hidden window may be, Electron does not tell. */
const DRAWN_MS = 250;

export class MainWindow {
  readonly #options: MainWindowOptions;
  #window: BrowserWindow | undefined;
  #session: WindowSession | undefined;
  #isWarm = false;
  /** Until there is a window that loads its page. */
  readonly #opening = new SingleFlight(() => this.#open());
  readonly #messages = new PageMessages();
  #opensQuietly = false;
  /** In the first window of this start, and no other. */
  #firstPage: { readonly page: FirstPage; readonly showing: FirstPageShowing } | undefined;
  #isRemembering = false;
  #hasCrashed = false;
  #isGivenUp = false;
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
    if (navigation) this.#messages.navigate(navigation);
    void app.dock?.show();
    const window = this.#window;
    if (!window) {
      void this.#opening.run();
      return;
    }
    if (window.isMinimized()) window.restore();
    if (this.isListening) {
      window.show();
      window.focus();
    }
  }

  /** Opens it before there is a core. Resolves once the page is there, and at the latest after a while. */
  async showFirstPage(page: FirstPage): Promise<void> {
    const showing = new FirstPageShowing(page.html);
    this.#firstPage = { page, showing };
    nativeTheme.themeSource = page.theme;
    void app.dock?.show();
    await this.#opening.run();
    if (!this.#window) return;
    setTimeout(() => this.#showFirst(), LATEST_SHOW_MS);
    showing.begin();
    await showing.isThere;
  }

  /** Opens the window where need be, and has it say this. */
  tell(farewell: Farewell): void {
    this.#messages.tell(farewell);
    this.show();
  }

  /** Opens a window where there is none, without taking the focus from what the operator is doing. */
  bringBack(): void {
    if (this.#window) return;
    this.#opensQuietly = true;
    this.show();
  }

  /** The page has its scripts: it asks for something. */
  pageCalls(): void {
    this.#firstPage?.showing.end();
  }

  /** The page listens now: it has asked for a snapshot. */
  pageIsReady(): void {
    if (!this.isListening) setTimeout(this.#showFirst, DRAWN_MS);
    this.#hasCrashed = false;
    this.#messages.listen();
    this.#rememberPlace();
  }

  /** Whether there is a page that hears what is sent. */
  get isListening(): boolean {
    return this.#messages.isListening;
  }

  /** Whether the window had to be taken away, since its page crashed. */
  get isGivenUp(): boolean {
    return this.#isGivenUp;
  }

  readonly send: PageMessages['send'] = (event, value) => this.#messages.send(event, value);

  /** Whether an IPC message comes from the page that we opened, from its main frame, at our origin. */
  isOwn(event: Electron.IpcMainInvokeEvent): boolean {
    const contents = this.#window?.webContents;
    if (!contents || event.sender !== contents) return false;
    const frame = event.senderFrame;
    if (!frame || frame !== contents.mainFrame) return false;
    return frame.origin === APP_ORIGIN || (this.#isDevelopmentUrl(frame.url) && !app.isPackaged);
  }

  /** In steps, each in a turn of its own: together they take 50 ms, which would block everything else. */
  async #open(): Promise<void> {
    this.#session ??= beginWindowSession(this.#options, 'window', {
      instead: (pathname) => (pathname === PAGE ? this.#firstPage?.showing.take() : undefined),
      onServed: () => this.#firstPage?.showing.served(this.#window?.isVisible() ?? false),
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
    const remembered = this.#firstPage ? this.#firstPage.page.place : this.#options.place.remembered();
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
    this.#isGivenUp = false;
    this.#hasCrashed = false;
    this.#messages.begin((event, value) => window.webContents.send(eventChannel(event), value));
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
      this.#messages.end();
      this.#firstPage?.showing.end();
      this.#firstPage = undefined;
      app.dock?.hide();
    });
    // A page with typed text asks before it closes; a quit does not wait for the answer.
    window.webContents.on('will-prevent-unload', (event) => {
      if (this.#isQuitting) event.preventDefault();
    });
    window.webContents.once('dom-ready', () => {
      window.webContents.setZoomLevel(remembered?.zoomLevel ?? 0);
      // It has all that it shows first. In one start of thirty, Electron does not tell that it is drawn.
      if (this.#firstPage) setTimeout(this.#showFirst, DRAWN_MS);
    });
    window.webContents.on('render-process-gone', () => this.#afterCrash(window));
    confine(window.webContents);
  }

  /** Not while it opens: a window manager moves it until it is shown. And not before there is a core. */
  #rememberPlace(): void {
    const window = this.#window;
    if (this.#isRemembering || !this.isListening || !window?.isVisible()) return;
    this.#isRemembering = true;
    rememberPlaceOf(window, this.#options.place.remember);
  }

  #onClose(event: Electron.Event, window: BrowserWindow): void {
    if (this.#isQuitting) return;
    const way = this.#options.onClose({ canTell: this.isListening });
    if (way === 'destroy') return;
    event.preventDefault();
    if (way !== 'minimize') this.tell(way);
    else if (window.isMinimized()) this.#options.quit();
    else window.minimize();
  }

  #afterCrash(window: BrowserWindow): void {
    const isEarly = this.#firstPage?.showing.isHandedOut ?? false;
    const way = afterCrash({ isListening: this.isListening, isEarly, hasCrashed: this.#hasCrashed });
    this.#hasCrashed = true;
    this.#messages.pause();
    if (way === 'reload') window.webContents.reload();
    else this.#giveUp(window);
  }

  #giveUp(window: BrowserWindow): void {
    this.#isGivenUp = true;
    // In a turn of its own: this one belongs to its page.
    setImmediate(() => {
      if (!window.isDestroyed()) window.destroy();
    });
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
