// The clipboard of this desktop: by Electron on Windows and macOS, by a thread that talks to the X server on Linux.
import { Worker } from 'node:worker_threads';
import { BrowserWindow } from 'electron';
import type { SystemClipboard } from '../../clipboard/system-clipboard.ts';
import type { Clock } from '../../time/clock.ts';
import { electronClipboard } from './electron-clipboard.ts';
import { linuxClipboard } from './linux-clipboard.ts';
import { waylandView } from './wayland-view.ts';
import { ThreadClipboard } from './x11/thread-clipboard.ts';

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
  const x = new ThreadClipboard({
    clock,
    startThread,
    onBug,
    ...(isWayland ? { wayland: waylandView } : {}),
  });
  const hasFocus = () => BrowserWindow.getFocusedWindow() !== null;
  return linuxClipboard({ x, electron: electronClipboard, isWayland, hasFocus, wayland: waylandView });
}
