// The small window that asks before a copy: in front of all others, made for one confirmation and gone with it. Its page is
// answered on channels of that window alone, so that no other page, ours included, can confirm anything.
import {
  app,
  BrowserWindow,
  type IpcMainInvokeEvent,
  type Session,
  screen,
  type WebContents,
} from 'electron';
import type { ConfirmationScreen, CopyConfirmations } from '../../commands/copy-confirmations.ts';
import type { ConfirmationContract } from '../../shared/contract/confirmation.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import { confine, pageBackground, safePreferences } from './page-safety.ts';
import { type WindowSessionOptions, windowSession } from './window-session.ts';

export interface ConfirmationWindowOptions extends WindowSessionOptions {
  readonly preload: string;
  readonly icon: string;
  readonly confirmations: () => Pick<CopyConfirmations, 'read' | 'answer' | 'dismiss'>;
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
    window?.hide();
    // In a turn of its own: its page may be waiting for the answer to its last call.
    if (window) setImmediate(() => window.destroy());
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
    this.#answerPage(window.webContents, confirmationId);
    const dismiss = () => this.#options.confirmations().dismiss(confirmationId);
    window.once('closed', dismiss);
    window.webContents.once('render-process-gone', dismiss);
    showOnceDrawn(window, () => this.#window === window);
    await window.loadURL(new URL(PAGE, this.#options.developmentUrl || APP_ORIGIN).href);
  }

  #answerPage(contents: WebContents, confirmationId: string): void {
    const { confirmations, developmentUrl } = this.#options;
    const handle = <Name extends keyof ConfirmationContract>(
      name: Name,
      run: (input: unknown) => ConfirmationContract[Name]['answer'],
    ) =>
      contents.ipc.handle(`command:${name}`, (event, input: unknown) => {
        if (!isMainPage(event, contents, developmentUrl)) throw new Error(`${name}: refused, not our window`);
        return run(input);
      });
    handle('readConfirmation', () => confirmations().read(confirmationId));
    handle('answerConfirmation', (input) => confirmations().answer(input));
  }
}

function isMainPage({ senderFrame }: IpcMainInvokeEvent, contents: WebContents, developmentUrl: string) {
  if (!senderFrame || senderFrame !== contents.mainFrame) return false;
  return senderFrame.origin === APP_ORIGIN || (developmentUrl !== '' && !app.isPackaged);
}

/** In the middle of the screen that the operator is looking at. */
function placeUnderCursor() {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  return {
    ...SIZE,
    x: Math.round(workArea.x + (workArea.width - SIZE.width) / 2),
    y: Math.round(workArea.y + (workArea.height - SIZE.height) / 2),
  };
}

function showOnceDrawn(window: BrowserWindow, isWanted: () => boolean): void {
  const show = () => {
    if (isWanted() && !window.isDestroyed() && !window.isVisible()) bringToFront(window);
  };
  window.once('ready-to-show', show);
  setTimeout(show, LATEST_SHOW_MS);
}

function bringToFront(window: BrowserWindow): void {
  // macOS leaves an app without the focus behind others.
  app.focus({ steal: true });
  window.show();
  window.focus();
}
