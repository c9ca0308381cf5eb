// The small window that asks before a copy: in front of all others, made for one confirmation and gone with it. Its page is
// answered on channels of that window alone, so that no other page, ours included, can confirm anything.
import { app, BrowserWindow, type Session } from 'electron';
import type { ConfirmationScreen, CopyConfirmations } from '../../commands/copy-confirmations.ts';
import type { ConfirmationContract } from '../../shared/contract/confirmation.ts';
import { confine, pageBackground, safePreferences } from './page-safety.ts';
import {
  answerPage,
  leave,
  pageUrl,
  type SmallWindowOptions,
  unhideApp,
  workAreaInUse,
} from './small-window.ts';
import { windowSession } from './window-session.ts';

export interface ConfirmationWindowOptions extends SmallWindowOptions {
  readonly confirmations: () => Pick<CopyConfirmations, 'read' | 'shown' | 'answer' | 'dismiss'>;
}

const SIZE = { width: 460, height: 400 } as const;
const PAGE = '/confirmation.html';
/** Electron may not report that the page is drawn, and the window must show. */
const LATEST_SHOW_MS = 1_000;

export class ConfirmationWindow implements ConfirmationScreen {
  readonly #options: ConfirmationWindowOptions;
  /** Once: a partition's files are served by one handler. */
  #session: Promise<Session> | undefined;
  /** What should be shown; its window may still be on its way. */
  #wantedId: string | undefined;
  #window: BrowserWindow | undefined;

  constructor(options: ConfirmationWindowOptions) {
    this.#options = options;
  }

  show(confirmationId: string): void {
    if (this.#wantedId === confirmationId) {
      if (this.#window?.isVisible()) bringToFront(this.#window);
      return;
    }
    this.close();
    this.#wantedId = confirmationId;
    // Nothing is copied where the window cannot be made.
    this.#open(confirmationId).catch(() => this.#options.confirmations().dismiss(confirmationId));
  }

  close(): void {
    const window = this.#window;
    this.#wantedId = undefined;
    this.#window = undefined;
    if (window) leave(window);
  }

  async #open(confirmationId: string): Promise<void> {
    this.#session ??= windowSession(this.#options, 'confirmation');
    const session = await this.#session;
    if (this.#wantedId !== confirmationId) return;
    const window = new BrowserWindow({
      ...placeUnderCursor(),
      show: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      alwaysOnTop: true,
      backgroundColor: pageBackground(),
      title: app.name,
      icon: this.#options.icon,
      webPreferences: safePreferences(this.#options.preload, session),
    });
    this.#window = window;
    window.removeMenu();
    confine(window.webContents);
    const { confirmations } = this.#options;
    // Counted here first: the page counts from the answer.
    const whenShown = shownOnceDrawn(window, () => this.#window === window).then(() => {
      confirmations().shown(confirmationId);
      return null;
    });
    answerPage<ConfirmationContract>(window.webContents, this.#options, {
      readConfirmation: () => confirmations().read(confirmationId),
      confirmationShown: () => whenShown,
      answerConfirmation: (input) => confirmations().answer(input),
    });
    const dismiss = () => confirmations().dismiss(confirmationId);
    window.once('closed', dismiss);
    window.webContents.once('render-process-gone', dismiss);
    await window.loadURL(pageUrl(PAGE, this.#options));
  }
}

/** In the middle of the screen that the operator is looking at. */
function placeUnderCursor() {
  const { x, y, width, height } = workAreaInUse();
  return {
    ...SIZE,
    x: Math.round(x + (width - SIZE.width) / 2),
    y: Math.round(y + (height - SIZE.height) / 2),
  };
}

function shownOnceDrawn(window: BrowserWindow, isWanted: () => boolean): Promise<void> {
  return new Promise((shown) => {
    const show = () => {
      if (!isWanted() || window.isDestroyed() || window.isVisible()) return;
      bringToFront(window);
      shown();
    };
    window.once('ready-to-show', show);
    setTimeout(show, LATEST_SHOW_MS);
  });
}

function bringToFront(window: BrowserWindow): void {
  unhideApp();
  // macOS leaves an app without the focus behind others.
  app.focus({ steal: true });
  window.show();
  window.focus();
}
