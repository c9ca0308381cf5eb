// Another app that has taken a shortcut, as the X server knows it: no one else can have it until that app ends.
import type { XClient } from 'x11';
import { XConnection } from '../../../app/platform/clipboard/x11/x-connection.ts';

interface Grabbing {
  GrabKey(window: number, ownerEvents: 0 | 1, modifiers: number, key: number, pointer: 1, keyboard: 1): void;
}

const SHIFT = 1;
const CONTROL = 4;
const SPACE_KEY = 65;

/** Ctrl+Shift+Space. Returns what gives it back. */
export async function takeQuickCopyShortcut(): Promise<() => void> {
  const { x, root, atom } = await opened();
  x.GrabKey(root, 1, CONTROL + SHIFT, SPACE_KEY, 1, 1);
  // The server answers in order: with this, the key is taken.
  await atom('TOKENTRAY_TAKEN');
  return () => x.stream.end();
}

async function opened() {
  const connection = await XConnection.open(process.env.DISPLAY ?? '');
  const x = connection.x as XClient & Grabbing;
  return { x, root: connection.root, atom: (name: string) => connection.atom(name) };
}
