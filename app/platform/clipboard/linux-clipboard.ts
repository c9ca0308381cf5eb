// Linux: through the X server where there is one, on Wayland too. Electron's own clipboard waits for other programs on
// the main process's time, and on Wayland believes in copies that never arrived; so it is asked only where X cannot help.
import { type SystemClipboard, UnreachableClipboard } from '../../clipboard/system-clipboard.ts';

export interface LinuxClipboardOptions {
  readonly x: SystemClipboard & { isThere(): Promise<boolean> };
  readonly electron: SystemClipboard;
  readonly isWayland: boolean;
  /** A compositor takes a copy from the program that has the focus, and from no other. */
  readonly hasFocus: () => boolean;
  /** What a program of Wayland would paste. Rejects where nobody can tell. */
  readonly pasteOnWayland: () => Promise<string>;
}

export function linuxClipboard(options: LinuxClipboardOptions): SystemClipboard {
  const { x, electron, isWayland } = options;
  const other = isWayland ? withoutX(options) : electron;
  /** Where the last copy that succeeded went; the one to read and clear. */
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
    worksInBackground: async () => (await way()).worksInBackground(),
  };
}

/** The focus alone is no proof: a window that was not yet clicked or typed in has it, and its copies are dropped. */
function withoutX({ electron, hasFocus, pasteOnWayland }: LinuxClipboardOptions): SystemClipboard {
  const write = async (text: string, copy: () => Promise<void>) => {
    if (!hasFocus()) throw new UnreachableClipboard();
    await copy();
    // Without a witness nothing is claimed.
    if ((await pasteOnWayland().catch(() => undefined)) === text) return;
    await electron.clear();
    throw new UnreachableClipboard();
  };
  return {
    look: async () => ({ kind: 'more' }),
    readText: pasteOnWayland,
    writeSecret: (text) => write(text, () => electron.writeSecret(text)),
    writePlain: (text) => write(text, () => electron.writePlain(text)),
    clear: () => electron.clear(),
    worksInBackground: async () => false,
  };
}
