// Quick copy's window: made when it is asked for, in front of all others, and gone as soon as something was copied or the operator
// turned elsewhere. It is shown before its page is drawn, so that no key goes to the app behind it; keys that come too early are kept.
import { app, BrowserWindow, type Input, type Rectangle, type Session } from 'electron';
import { eventChannel } from '../../shared/contract/bridge.ts';
import type { QuickCopyContract } from '../../shared/contract/quick-copy.ts';
import type { CopyResult } from '../../shared/contract/sessions.ts';
import type { Snapshot } from '../../shared/contract/snapshot.ts';
import type { SnapshotFeed } from '../../snapshot/snapshot-feed.ts';
import { EarlyKeys } from './early-keys.ts';
import { confine, pageBackground, safePreferences } from './page-safety.ts';
import { quickCopyPlace } from './quick-copy-place.ts';
import {
  answerPage,
  leave,
  pageUrl,
  type SmallWindowOptions,
  unhideApp,
  workAreaInUse,
} from './small-window.ts';
import { windowSession } from './window-session.ts';

export interface QuickCopyWindowOptions extends SmallWindowOptions {
  readonly feed: () => Pick<SnapshotFeed, 'whole' | 'changeTo'>;
  readonly copies: () => {
    prepare(): void;
    copy(input: unknown): Promise<CopyResult>;
    cancel(): void;
    open(input: unknown): void;
  };
  /** Of the tray icon; undefined where no one tells. */
  readonly trayPlace: () => Rectangle | undefined;
}

const SIZE = { width: 560, height: 420 } as const;
const PAGE = '/quick-copy.html';
/** A tray menu that closes, or a panel, may take the focus back once. */
const SETTLES_MS = 400;

export class QuickCopyWindow {
  readonly #options: QuickCopyWindowOptions;
  /** Once: a partition's files are served by one handler. */
  #session: Promise<Session> | undefined;
  #isWanted = false;
  #window: BrowserWindow | undefined;

  constructor(options: QuickCopyWindowOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#isWanted;
  }

  /** The shortcut that opened it closes it, too, unless something else has come before it. */
  toggle(): void {
    if (this.#window && !this.#window.isFocused()) this.#window.focus();
    else if (this.#isWanted) this.#cancel();
    else this.#begin();
  }

  #begin(): void {
    this.#isWanted = true;
    this.#open().catch(() => this.close());
  }

  close(): void {
    const window = this.#window;
    this.#isWanted = false;
    this.#window = undefined;
    if (window) leave(window);
  }

  /** By its own keys. An operator who turns elsewhere still wants the copy that is under way. */
  #cancel(): void {
    this.#options.copies().cancel();
    this.close();
  }

  tell(snapshot: Snapshot): void {
    const change = this.#window && this.#options.feed().changeTo(snapshot);
    if (change) this.#window?.webContents.send(eventChannel('change'), change);
  }

  async #open(): Promise<void> {
    this.#session ??= windowSession(this.#options, 'quickCopy');
    const session = await this.#session;
    if (!this.#isWanted || this.#window) return;
    const window = this.#create(session);
    this.#window = window;
    const keys = new EarlyKeys();
    window.webContents.on('before-input-event', (event, input) => this.#takeEarly(keys, event, input));
    this.#answer(window, keys);
    this.#closeWithFocus(window);
    unhideApp();
    window.show();
    window.focus();
    await window.loadURL(pageUrl(PAGE, this.#options));
  }

  #create(session: Session): BrowserWindow {
    const window = new BrowserWindow({
      ...quickCopyPlace(SIZE, { workArea: workAreaInUse(), tray: this.#options.trayPlace() }),
      // On macOS a panel takes the keys without bringing our app to the front, and so has nothing to give back.
      ...(process.platform === 'darwin' && { type: 'panel' }),
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      backgroundColor: pageBackground(),
      title: app.name,
      icon: this.#options.icon,
      webPreferences: safePreferences(this.#options.preload, session),
    });
    window.removeMenu();
    confine(window.webContents);
    return window;
  }

  #answer(window: BrowserWindow, keys: EarlyKeys): void {
    const { feed, copies } = this.#options;
    answerPage<QuickCopyContract>(window.webContents, this.#options, {
      readSnapshot: () => feed().whole(),
      readTypedEarly: () => {
        // Not before its page is drawn, which is what the operator waits for first.
        copies().prepare();
        return keys.take();
      },
      quickCopy: (input) => copies().copy(input),
      openCompany: (input) => {
        copies().open(input);
        return undefined;
      },
      closeQuickCopy: () => {
        this.#cancel();
        return undefined;
      },
    });
  }

  #closeWithFocus(window: BrowserWindow): void {
    const closeThis = () => {
      if (this.#window === window) this.close();
    };
    const openedAtMs = performance.now();
    window.on('blur', () => {
      if (this.#window !== window) return;
      if (performance.now() - openedAtMs < SETTLES_MS) window.focus();
      else closeThis();
    });
    window.once('closed', closeThis);
    window.webContents.once('render-process-gone', closeThis);
  }

  #takeEarly(keys: EarlyKeys, event: Electron.Event, input: Input): void {
    const taken = keys.press(input);
    if (taken !== 'left') event.preventDefault();
    if (taken === 'close') this.close();
  }
}
