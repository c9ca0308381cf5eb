// Linux: through the X server where there is one, on Wayland too. Electron's own clipboard waits for other programs on
// the main process's time, and on Wayland believes in copies that never arrived; so it is asked only where X cannot help.
import { type SystemClipboard, UnreachableClipboard } from '../clipboard/system-clipboard.ts';

export interface LinuxClipboardOptions {
  readonly x: SystemClipboard & { isThere(): Promise<boolean> };
  readonly electron: SystemClipboard;
  readonly isWayland: boolean;
  /** A compositor takes a copy from the program that has the focus, and from no other. */
  readonly hasFocus: () => boolean;
}

export function linuxClipboard({ x, electron, isWayland, hasFocus }: LinuxClipboardOptions): SystemClipboard {
  const other = isWayland ? onlyWithFocus(electron, hasFocus) : electron;
  /** Where the last copy went; the one to read and clear. */
  let current: SystemClipboard | undefined;
  const way = async () => {
    current ??= (await x.isThere()) ? x : undefined;
    return current ?? other;
  };
  const write = async (copy: (clipboard: SystemClipboard) => Promise<void>) => {
    current = undefined;
    const first = await way();
    try {
      await copy(first);
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

/** Nobody can be asked whether the copy arrived there; with the focus before and after, the protocol says it did. */
function onlyWithFocus(clipboard: SystemClipboard, hasFocus: () => boolean): SystemClipboard {
  const write = async (copy: () => Promise<void>) => {
    if (!hasFocus()) throw new UnreachableClipboard();
    await copy();
    if (!hasFocus()) throw new UnreachableClipboard();
  };
  return {
    look: () => clipboard.look(),
    readText: () => clipboard.readText(),
    writeSecret: (text) => write(() => clipboard.writeSecret(text)),
    writePlain: (text) => write(() => clipboard.writePlain(text)),
    clear: () => clipboard.clear(),
    worksInBackground: async () => false,
  };
}
