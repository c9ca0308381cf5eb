// What the tray says of the copied token: how long it can be pasted, then once that it was cleared. Pure.
import type { ClipboardView } from '../shared/contract/clipboard.ts';
import { cutName } from '../shared/name-cut.ts';
import { durationWords } from '../shared/time-words.ts';
import type { Texts } from '../texts/texts.ts';
import { isolated } from './isolated.ts';

const SECOND_MS = 1_000;
/** How long the tooltip says that the token was cleared; if the screen was locked, until the next copy. */
const CLEARED_SHOWN_MS = 60 * SECOND_MS;
/** Windows shows at most 127 characters of a tooltip. */
const MAX_TOOL_TIP_LENGTH = 127;
const MAX_NAME_LENGTH = 28;

export interface ClipboardWords {
  readonly words: string;
  /** When the words become other ones by themselves. */
  readonly changesInMs?: number;
}

/** Undefined where there is nothing to say. */
export function clipboardWords(
  view: ClipboardView,
  texts: Texts,
  nowMs: number,
): ClipboardWords | undefined {
  if (view.kind === 'nothing') return undefined;
  const company = isolated(cutName(view.company, MAX_NAME_LENGTH));
  if (view.kind === 'cleared') {
    const leftMs = view.clearedAtMs + CLEARED_SHOWN_MS - nowMs;
    if (view.because === 'locked') return { words: texts.say('tray.clipboard.clearedLocked', { company }) };
    if (view.because === 'operator' || leftMs <= 0) return undefined;
    return { words: texts.say('tray.clipboard.cleared', { company }), changesInMs: leftMs };
  }
  const leftMs = view.clearsAtMs === undefined ? 0 : view.clearsAtMs - nowMs;
  // Where its time is over, another app keeps the clipboard busy.
  if (leftMs <= 0) return { words: texts.say('tray.clipboard.holds', { company }) };
  const { shownMs, changesInMs } = stepOf(leftMs);
  const duration = durationWords(shownMs, texts.locale);
  return { words: texts.say('tray.clipboard.pasteWithin', { company, duration }), changesInMs };
}

/** Above the state of the companies, where there is room for both. */
export function withClipboardWords(toolTip: string, said: ClipboardWords | undefined): string {
  if (!said) return toolTip;
  const both = `${said.words}\n${toolTip}`;
  return both.length <= MAX_TOOL_TIP_LENGTH ? both : said.words;
}

/** A tooltip is read now and then: it counts down in steps, and never says that there is more time than there is. */
function stepOf(leftMs: number): { readonly shownMs: number; readonly changesInMs: number } {
  const leftS = leftMs / SECOND_MS;
  const stepS = leftS > 120 ? 60 : leftS > 20 ? 10 : 5;
  const shownS = leftS < 5 ? Math.max(1, Math.floor(leftS)) : Math.floor(leftS / stepS) * stepS;
  const nextS = leftS < 5 ? 0 : shownS;
  return { shownMs: shownS * SECOND_MS, changesInMs: Math.ceil(leftMs - nextS * SECOND_MS) + 1 };
}
