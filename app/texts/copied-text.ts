// What is said of a token that was copied: how long it can be pasted.
import { durationWords } from '../shared/time-words.ts';
import type { Texts } from './texts.ts';

/** "ACME token copied - valid until 14:32. Paste within 1 min." */
export function copiedText(
  { message: copied, clearsAtMs }: { readonly message: string; readonly clearsAtMs?: number },
  texts: Texts,
  nowMs: number,
): string {
  if (clearsAtMs === undefined) return copied;
  // What was 60 seconds a moment ago.
  const leftMs = Math.ceil((clearsAtMs - nowMs) / 1_000) * 1_000;
  return texts.say('clipboard.copiedPaste', { copied, duration: durationWords(leftMs, texts.locale) });
}
