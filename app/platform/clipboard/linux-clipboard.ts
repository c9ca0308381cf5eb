// The clipboard on Linux: through the X server where there is one, on Wayland too. Electron's own clipboard blocks the main
// process while it waits for other programs, and on Wayland reports copies that never arrived; so it is used only without X.
import { type SystemClipboard, UnreachableClipboard } from '../../clipboard/system-clipboard.ts';
import type { WaylandView } from './x11/thread-clipboard.ts';

export interface LinuxClipboardOptions {
  readonly x: SystemClipboard & { isThere(): Promise<boolean> };
  readonly electron: SystemClipboard;
  readonly isWayland: boolean;
  /** A compositor accepts a copy only from the program that has the focus. */
  readonly hasFocus: () => boolean;
  readonly wayland: Pick<WaylandView, 'paste'>;
}

export function linuxClipboard(options: LinuxClipboardOptions): SystemClipboard {
  const { x, electron, isWayland } = options;
  const other = isWayland ? withoutX(options) : electron;
  /** Where the last successful copy went; the one to read and clear. */
  let current: SystemClipboard | undefined;
  const usual = async () => ((await x.isThere()) ? x : other);
  const way = async () => current ?? usual();
  const write = async (copy: (clipboard: SystemClipboard) => Promise<void>) => {
    const first = await usual();
    try {
      await copy(first);
      current = first;
    } catch (error) {
      if (first === other || !(error instanceof UnreachableClipboard)) throw error;
      await copy(other);
      current = other;
    }
  };
  return {
    look: async () => (await way()).look(),
    readText: async () => (await way()).readText(),
    writeSecret: (text) => write((clipboard) => clipboard.writeSecret(text)),
    writePlain: (text) => write((clipboard) => clipboard.writePlain(text)),
    clear: async () => (await way()).clear(),
    // Whatever took the last copy: each one tries X first.
    prepare: () => x.prepare(),
    worksInBackground: async () => (await way()).worksInBackground(),
    onTaken: (listener) => x.onTaken(listener),
  };
}

/** The focus alone is no proof: copies of a window that has it, but was never clicked or typed in, are dropped. */
function withoutX({ electron, hasFocus, wayland }: LinuxClipboardOptions): SystemClipboard {
  const write = async (text: string, copy: () => Promise<void>) => {
    if (!hasFocus()) throw new UnreachableClipboard();
    await copy();
    // Without proof that the copy arrived, it counts as failed.
    if ((await wayland.paste().catch(() => undefined)) === text) return;
    await electron.clear();
    throw new UnreachableClipboard();
  };
  return {
    look: async () => ({ kind: 'more' }),
    readText: async () => {
      const text = await wayland.paste();
      if (text === undefined) throw new Error('what is on the clipboard is unknown');
      return text;
    },
    writeSecret: (text) => write(text, () => electron.writeSecret(text)),
    writePlain: (text) => write(text, () => electron.writePlain(text)),
    clear: () => electron.clear(),
    prepare: () => electron.prepare(),
    worksInBackground: async () => false,
    onTaken: () => () => undefined,
  };
}
