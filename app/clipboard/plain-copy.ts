// Copies what is not a token, because the operator asked for it in the window.
import type { TokenClipboard } from './token-clipboard.ts';

export type PlainClipboard = Pick<TokenClipboard, 'putPlain'>;

/** False where the system refuses. */
export async function copyPlain(clipboard: PlainClipboard, text: string): Promise<boolean> {
  try {
    await clipboard.putPlain(text);
    return true;
  } catch {
    return false; // whatever a platform throws here: another program has the clipboard open
  }
}
