// A message for an operator who has locked the screen: it stays until they are back, and goes a moment after that.
import { showToast, type Toast } from './toast.tsx';

const SHOWN_MS = 12_000;

/** Returns what closes the message. */
export function showUntilReturn(message: Toast): () => void {
  const close = showToast(message, Number.POSITIVE_INFINITY);
  const back = new AbortController();
  const leave = () => {
    back.abort();
    window.setTimeout(close, SHOWN_MS);
  };
  for (const sign of ['pointermove', 'keydown'])
    window.addEventListener(sign, leave, { signal: back.signal });
  return () => {
    back.abort();
    close();
  };
}
