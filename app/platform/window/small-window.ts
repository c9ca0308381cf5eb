// What the small windows in front of all others have in common: each answers its own page, on commands of its own, comes to the
// front, and leaves the focus to the window that had it before.
import { app, BrowserWindow, type IpcMainInvokeEvent, screen, type WebContents } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';
import type { WindowSessionOptions } from './window-session.ts';

export interface SmallWindowOptions extends WindowSessionOptions {
  readonly preload: string;
  readonly icon: string;
}

type Commands<Contract> = { readonly [Name in keyof Contract]: { readonly answer: unknown } };
type Answers<Contract extends Commands<Contract>> = {
  readonly [Name in keyof Contract]: (
    input: unknown,
  ) => Contract[Name]['answer'] | Promise<Contract[Name]['answer']>;
};

/** No other page, ours included, has a way to these commands. What they carry is checked where they are carried out. */
export function answerPage<Contract extends Commands<Contract>>(
  contents: WebContents,
  { developmentUrl }: SmallWindowOptions,
  answers: Answers<Contract>,
): void {
  for (const [name, run] of Object.entries<(input: unknown) => unknown>(answers)) {
    contents.ipc.handle(`command:${name}`, (event, input: unknown) => {
      if (!isMainPage(event, contents, developmentUrl)) throw new Error(`${name}: refused, not our window`);
      return run(input);
    });
  }
}

function isMainPage({ senderFrame }: IpcMainInvokeEvent, contents: WebContents, developmentUrl: string) {
  if (!senderFrame || senderFrame !== contents.mainFrame) return false;
  return senderFrame.origin === APP_ORIGIN || (developmentUrl !== '' && !app.isPackaged);
}

export const pageUrl = (page: string, { developmentUrl }: SmallWindowOptions) =>
  new URL(page, developmentUrl || APP_ORIGIN).href;

/** Of the screen that the operator is looking at, without its panels. */
export const workAreaInUse = () => screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea;

/** Closes it. Windows and macOS do not by themselves return to the window that had the focus before. */
export function leave(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (process.platform === 'win32') window.blur();
  window.hide();
  const isLast = BrowserWindow.getAllWindows().every((each) => !each.isVisible());
  if (process.platform === 'darwin' && isLast) app.hide();
  // In a turn of its own: its page may be waiting for the answer to its last call.
  setImmediate(() => window.destroy());
}

/** After `leave` macOS would show no window of ours. */
export function unhideApp(): void {
  if (process.platform === 'darwin') app.show();
}
