// What the first window of a process makes ready on Linux: GTK, the fonts and the menu bar.
import { BaseWindow } from 'electron';

/** Makes that ready by a window that nobody sees; call the answer once there is another window. */
export function readyToolkit(icon: string): () => void {
  if (process.platform !== 'linux') return () => undefined;
  const unseen = new BaseWindow({ show: false, width: 1, height: 1, icon });
  return () => unseen.destroy();
}
