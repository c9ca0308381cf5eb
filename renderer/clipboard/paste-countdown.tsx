// How long the copied token can still be pasted, counting down. Knows no snapshot, so that any window can show it.
import { useMemo, useState } from 'react';
import { durationWords } from '../../app/shared/time-words.ts';
import { type Translate, useTexts } from '../texts/texts.ts';
import { Unseen } from '../ui/spoken.tsx';
import { useTicking } from '../ui/ticking.ts';

const SECOND_MS = 1_000;

export interface PasteCountdownProps {
  readonly clearsAtMs: number;
  readonly language: string;
}

/** A screen reader reads out the time as it was at first, and not each second. */
export function PasteCountdown({ clearsAtMs, language }: PasteCountdownProps) {
  const t = useTexts();
  const isRunning = Date.now() < clearsAtMs;
  // The window's clock may be a moment behind, and would promise a second too many.
  const mostMs = useMemo(() => clearsAtMs - Date.now(), [clearsAtMs]);
  const words = useTicking(isRunning ? { untilMs: clearsAtMs } : undefined, (nowMs) =>
    pasteWords(Math.min(mostMs, clearsAtMs - nowMs), language, t),
  );
  const [atFirst] = useState(words);
  return (
    <>
      <span aria-hidden="true">{words}</span>
      <Unseen>{atFirst}</Unseen>
    </>
  );
}

/** Each second in full: "1 min" for the first of sixty. */
function pasteWords(leftMs: number, language: string, t: Translate): string {
  if (leftMs <= 0) return t('clipboard.clearing');
  const duration = durationWords(Math.ceil(leftMs / SECOND_MS) * SECOND_MS, language);
  return t('clipboard.pasteWithin', { duration });
}
