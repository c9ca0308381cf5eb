// Where the window is put, and where the operator has put it.
import { type BrowserWindow, type Size, screen } from 'electron';
import { fittedPlace } from '../../settings/fitted-place.ts';
import type { WindowPlace } from '../../settings/window-place-store.ts';

/** The remembered place, fitted to the present displays. */
export function placeNow({ x, y, width, height }: WindowPlace, minimum: Size) {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const areas = [primary, ...others].map(({ workArea }) => workArea);
  return fittedPlace({ x, y, width, height }, areas, minimum);
}

/** Each level of zoom is a fifth larger than the one before. */
export const zoomFactorOf = (level: number) => 1.2 ** level;

/** Calls `remember` with each new place from now on. A minimized or full-screen window has none of its own. */
export function rememberPlaceOf(window: BrowserWindow, remember: (place: WindowPlace) => void): void {
  const note = () => {
    if (window.isMinimized() || window.isFullScreen()) return;
    const isMaximized = window.isMaximized();
    const bounds = isMaximized ? window.getNormalBounds() : window.getBounds();
    remember({ ...bounds, isMaximized, zoomLevel: window.webContents.getZoomLevel() });
  };
  // No event reports a zoom from the menu: it is noted when the window loses the focus.
  for (const change of ['move', 'resize', 'maximize', 'unmaximize', 'blur', 'close'] as const) {
    window.on(change as 'move', note);
  }
}
