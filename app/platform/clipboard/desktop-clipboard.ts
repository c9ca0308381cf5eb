// The clipboard of this desktop: by Electron on Windows and macOS, by a thread that talks to the X server on Linux.
import { execFile } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { BrowserWindow } from 'electron';
import type { SystemClipboard } from '../../clipboard/system-clipboard.ts';
import type { Clock } from '../../time/clock.ts';
import { electronClipboard } from './electron-clipboard.ts';
import { linuxClipboard } from './linux-clipboard.ts';
import { ThreadClipboard } from './x11/thread-clipboard.ts';

const PASTE_LIMIT_MS = 2_000;
const PASTE_LIMIT_BYTES = 1_000_000;
/** The exit code of wl-paste for a clipboard without text. */
const NOTHING = 1;

export interface DesktopClipboardOptions {
  readonly clock: Clock;
  /** The bundle of `clipboard-thread.ts`. */
  readonly threadFile: string;
  /** Called with the reason why the thread ended by itself. */
  readonly onBug: (error: unknown) => void;
}

export function desktopClipboard({ clock, threadFile, onBug }: DesktopClipboardOptions): SystemClipboard {
  if (process.platform !== 'linux') return electronClipboard;
  const { DISPLAY: display = '', WAYLAND_DISPLAY, XDG_SESSION_TYPE } = process.env;
  const isWayland = Boolean(WAYLAND_DISPLAY) || XDG_SESSION_TYPE === 'wayland';
  const workerData = { display, isWayland };
  const startThread = () => new Worker(threadFile, { name: 'clipboard', execArgv: [], workerData });
  const x = new ThreadClipboard({ clock, startThread, onBug, pasteOnWayland });
  const hasFocus = () => BrowserWindow.getFocusedWindow() !== null;
  return linuxClipboard({ x, electron: electronClipboard, isWayland, hasFocus, pasteOnWayland });
}

/**
 * What a Wayland program would paste, as wl-paste reports it where it is installed; '' where there is no text. Rejects where
 * the program is absent or the owner of the clipboard does not answer. (wl-copy is no use to us: it writes what it copies to
 * a file.)
 */
function pasteOnWayland(): Promise<string> {
  const args = ['--no-newline', '--type', 'text/plain;charset=utf-8'];
  const options = { timeout: PASTE_LIMIT_MS, maxBuffer: PASTE_LIMIT_BYTES };
  return new Promise((resolve, reject) => {
    execFile('wl-paste', args, options, (error, text) => {
      if (!error) resolve(text);
      else if (error.code === NOTHING && !error.killed) resolve('');
      else reject(new Error('what is on the clipboard is unknown'));
    });
  });
}
